"""The harmless page that hides everything: two calm sentences, and perhaps a PIN."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.i18n import N_, Words
from intake.ui.presenters.quick_return import QuickReturn, Try

TITLE = N_("Back in a moment")
SENTENCE = N_("This screen is resting.")


@dataclass(frozen=True, slots=True)
class CoverState:
    """The harmless page. It says nothing of what the program is for."""

    titles: tuple[str, ...]
    """In each language once, the present one first."""
    sentences: tuple[str, ...]
    asks_pin: bool
    message: str
    tries: int
    """Counts wrong PINs, so that the view knows when to empty the field."""


@dataclass(frozen=True, slots=True)
class CoverActs:
    """What the page leads to."""

    show: Callable[[CoverState], None]
    come_back: Callable[[], None]
    lock: Callable[[], None]


class CoverPresenter:
    """Lets whoever knows the PIN come back; whoever has no more tries finds it locked."""

    def __init__(
        self, pin: QuickReturn, acts: CoverActs, words: Words, others: tuple[Words, ...]
    ) -> None:
        """Begin in the present language; `others` are the other languages of the program."""
        self._pin, self._acts = pin, acts
        self._words, self._others = words, others
        self._asks_pin = False
        self._tries = 0

    def ask_pin(self) -> None:
        """Ask for the PIN: the desk is covered, and not locked."""
        self._asks_pin = True
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._acts.show(self.state())

    def state(self) -> CoverState:
        """Return the state of the page."""
        every = (self._words, *self._others)
        return CoverState(
            titles=tuple(each.gettext(TITLE) for each in every),
            sentences=tuple(each.gettext(SENTENCE) for each in every),
            asks_pin=self._asks_pin,
            message=self._message(),
            tries=self._tries,
        )

    def attempt(self, pin: str) -> None:
        """Try a PIN."""
        if not pin or not self._asks_pin:
            return
        ended = self._pin.attempt(pin)
        if ended is Try.RIGHT:
            self._acts.come_back()
        elif ended is Try.SPENT:
            self._acts.lock()
        else:
            self._tries += 1
            self.refresh()

    def lock(self) -> None:
        """Leave the PIN, and ask for the passphrase."""
        self._acts.lock()

    def _message(self) -> str:
        if not self._tries:
            return ""
        left = self._pin.tries_left
        return self._words.ngettext(
            "That is not the PIN. {count} try is left.",
            "That is not the PIN. {count} tries are left.",
            left,
        )
