"""The lock screen: who are you, and your passphrase."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.i18n import N_, Words
from intake.ui.presenters.work import Advance, Workshop

if TYPE_CHECKING:  # the lock screen is painted before these are loaded
    from intake.app.desk_privacy import Surroundings
    from intake.domain.errors import IntakeError
    from intake.services.application import Application
    from intake.services.doors import Door, Doors

Unlocked = Callable[["Application"], None]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person who can unlock."""

    slot: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class UnlockState:
    """The lock screen."""

    title: str
    people: tuple[PersonRow, ...]
    message: str
    """What went wrong with the last try; empty when nothing did."""
    waiting: str
    """How long to wait before the next try; empty when there is no wait."""
    is_busy: bool
    can_try: bool
    has_caps_lock: bool
    tries: int
    """Counts refusals, so that the view knows when to take the field again."""
    warnings: tuple[str, ...] = ()
    """What is wrong with the computer, in few words."""
    insist: str = ""
    """What the button says that goes on with a store that was put back; empty without it."""
    needs_key_file: bool = False
    """The person who is chosen unlocks with a key file too."""
    key_file: str = ""
    """The name of the file that was chosen for this try; nothing remembers where it lies."""


@dataclass(frozen=True, slots=True)
class UnlockTools:
    """What the presenter works with."""

    doors: "Doors"
    workshop: Workshop
    sentence: "Callable[[IntakeError, Words], str]"
    look: "Callable[[str], Surroundings] | None" = None
    """Finds out about the computer that holds a folder; None when nobody asks."""


class UnlockPresenter:
    """One try after the other; the passphrase is never kept here."""

    def __init__(
        self,
        tools: UnlockTools,
        folder: str,
        words: Words,
        show: Callable[[UnlockState], None],
        unlocked: Unlocked,
    ) -> None:
        self._tools, self._folder, self._words = tools, folder, words
        self._show, self._unlocked = show, unlocked
        self._doors: tuple[Door, ...] = ()
        self._chosen = self._key_file = ""
        self._error: IntakeError | None = None
        self._found: Surroundings | None = None
        self._wait = 0
        self._tries = 0
        self._is_busy = self._has_caps_lock = self._insists = self._was_forgotten = False

    @property
    def folder(self) -> str:
        """The folder of the store."""
        return self._folder

    @property
    def chosen(self) -> str:
        """The slot of the person who is chosen."""
        return self._chosen

    def open(self, chosen: str = "") -> None:
        """Read who can unlock; `chosen` is who had unlocked before, if somebody had."""
        self._chosen, self._key_file, self._was_forgotten = chosen, "", False
        self._doors = ()  # whoever was listed before may have another slot by now
        folder, doors = self._folder, self._tools.doors
        self._tools.workshop.start(
            lambda _advance: doors.doors(folder), self._listed, self._refused
        )
        look = self._tools.look
        if look is not None:
            self._tools.workshop.start(lambda _advance: look(folder), self._looked, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> UnlockState:
        """Return the state of the screen."""
        return UnlockState(
            title=self._words.gettext("Unlock the interviews"),
            people=tuple(
                PersonRow(door.slot, door.label, door.slot == self._chosen) for door in self._doors
            ),
            message="" if self._error is None or self._wait else self._message(self._error),
            waiting=self._waiting(),
            is_busy=self._is_busy,
            can_try=self._can_try(),
            has_caps_lock=self._has_caps_lock,
            tries=self._tries,
            insist=self._insist_words(),
            warnings=(*self._forgotten(), *self._warnings()),
            needs_key_file=self._needs_key_file(),
            key_file=re.split(r"[/\\]", self._key_file)[-1],
        )

    def tell_forgotten(self) -> None:
        """Say, until the next try, that what was typed at another screen is forgotten."""
        self._was_forgotten = True
        self.refresh()

    def choose(self, slot: str) -> None:
        """Choose a person."""
        if slot != self._chosen:
            self._chosen, self._error, self._insists = slot, None, False
            self._key_file = ""
            self._wait = self._wait_of(slot)
            self.refresh()

    def note_caps_lock(self, *, is_on: bool) -> None:
        """Say so when letters come out large."""
        if is_on != self._has_caps_lock:
            self._has_caps_lock = is_on
            self.refresh()

    def give_key_file(self, file: str) -> None:
        """Take the key file for this try, and for the next where the passphrase was wrong."""
        self._key_file, self._error = file, None
        self.refresh()

    def try_passphrase(self, passphrase: str) -> None:
        """Try to open the store."""
        if not passphrase or not self._can_try():
            return
        folder, slot, doors = self._folder, self._chosen, self._tools.doors
        key_file = self._key_file
        insists, self._insists = self._insists, False
        self._is_busy, self._error, self._was_forgotten = True, None, False
        self.refresh()

        def job(_advance: Advance) -> "Application":
            return doors.unlock(
                folder, slot, passphrase, key_file=key_file, although_set_back=insists
            )

        self._tools.workshop.start(job, self._opened, self._refused)

    def insist(self) -> None:
        """Go on with a store that was put back: the passphrase is asked for once more."""
        if self._was_set_back():
            self._insists = True
            self.refresh()

    def second_passed(self) -> None:
        """Count down the wait; called once a second by the view."""
        if self._wait:
            self._wait -= 1
            self.refresh()

    def _listed(self, doors: "tuple[Door, ...]") -> None:
        self._doors = doors
        if doors and self._chosen not in {door.slot for door in doors}:
            self._chosen = doors[0].slot
        self._wait = self._wait_of(self._chosen)
        self.refresh()

    def _looked(self, found: "Surroundings") -> None:
        self._found = found
        self.refresh()

    def _forgotten(self) -> tuple[str, ...]:
        if not self._was_forgotten:
            return ()
        return (
            self._words.gettext(
                "Nobody typed for a while, so what stood on the screen was taken away and "
                "forgotten."
            ),
        )

    def _warnings(self) -> tuple[str, ...]:
        if self._found is None:
            return ()
        from intake.ui.presenters.this_computer import warnings

        return warnings(self._found, self._words)

    def _opened(self, application: "Application") -> None:
        self._is_busy = self._has_caps_lock = False
        self._tries, self._key_file = 0, ""
        self.refresh()
        self._unlocked(application)

    def _refused(self, error: "IntakeError") -> None:
        from intake.domain.errors import WrongPassphraseError

        self._is_busy, self._error = False, error
        self._tries += 1
        if isinstance(error, WrongPassphraseError):
            self._wait = error.wait_seconds
        self.refresh()

    def _can_try(self) -> bool:
        lacks_file = self._needs_key_file() and not self._key_file
        is_listed = any(door.slot == self._chosen for door in self._doors)
        return is_listed and not (self._is_busy or self._wait or lacks_file)

    def _needs_key_file(self) -> bool:
        return any(door.needs_key_file for door in self._doors if door.slot == self._chosen)

    def _insist_words(self) -> str:
        if self._insists or not self._was_set_back():
            return ""
        return self._words.gettext("My coordinator knows: go on")

    def _was_set_back(self) -> bool:
        if self._error is None:
            return False
        from intake.domain.errors import StoreSetBackError

        return isinstance(self._error, StoreSetBackError)

    def _message(self, error: "IntakeError") -> str:
        from intake.domain.errors import WrongPassphraseError

        if self._insists:
            return self._words.gettext("Type the passphrase once more to go on with this copy.")
        if isinstance(error, WrongPassphraseError):
            error = WrongPassphraseError()
        return self._tools.sentence(error, self._words)

    def _waiting(self) -> str:
        if not self._wait:
            return ""
        from intake.domain.errors import WrongPassphraseError

        return self._tools.sentence(WrongPassphraseError(self._wait), self._words)

    def _wait_of(self, slot: str) -> int:
        return next((door.wait_seconds for door in self._doors if door.slot == slot), 0)


CAPS_LOCK = N_("Caps Lock seems to be on.")
