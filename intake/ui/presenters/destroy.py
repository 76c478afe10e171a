"""Destroying a store at the lock screen: what it takes away, what not, and a word to type."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.domain.errors import IntakeError
from intake.i18n import Words
from intake.services.backup_doors import Destroyed
from intake.ui.presenters.new_passphrase import DoorTools


@dataclass(frozen=True, slots=True)
class DestroyState:
    """The screen."""

    title: str
    text: str
    takes: tuple[str, ...]
    leaves: tuple[str, ...]
    warning: str
    asks: str
    word: str
    forward: str
    problem: str
    is_busy: bool
    can_go_on: bool
    is_done: bool


class DestroyPresenter:
    """Does it once the word stands there; afterwards there is no store."""

    def __init__(
        self,
        tools: DoorTools,
        folder: str,
        words: Words,
        show: Callable[[DestroyState], None],
        leave: Callable[[], None],
    ) -> None:
        self._tools, self._folder, self._words = tools, folder, words
        self._show, self._leave = show, leave
        self._there: Destroyed | None = None
        self._typed = ""
        self._problem: IntakeError | None = None
        self._is_busy = self._is_done = False

    def open(self) -> None:
        """Ask what there is."""
        doors, folder = self._tools.doors.backups, self._folder
        self._tools.workshop.start(
            lambda _advance: doors.survey(folder), self._found, self._refused
        )
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language; the word is typed again in that one."""
        self._words, self._typed = words, ""
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> DestroyState:
        """Return the state of the screen."""
        words = self._words
        if self._is_done:
            return self._end(words)
        word = words.gettext("destroy")
        return DestroyState(
            title=words.gettext("Destroy this store"),
            text=words.gettext(
                "For the worst moment. It is done at once, first of all what opens the store, and "
                "cannot be undone."
            ),
            takes=self._takes(),
            leaves=(
                words.gettext("backups, memory sticks and bundles that were sent"),
                words.gettext("paper, the sheets among it"),
                words.gettext("what the disk keeps in places that no program reaches"),
            ),
            warning=words.gettext(
                "From here nobody can see whether another station has everything. Without a backup "
                "the 24 words of the Recovery sheet do not help afterwards."
            ),
            asks=words.gettext("Type the word “{word}” to do it.", word=word),
            word=word,
            forward=words.gettext("Destroy it now"),
            problem=self._tools.sentence(self._problem, words) if self._problem else "",
            is_busy=self._is_busy,
            can_go_on=self._is_typed(),
            is_done=False,
        )

    def type(self, text: str) -> None:
        """Take what stands in the field."""
        self._typed = text
        self.refresh()

    def go_on(self) -> None:
        """Destroy the store if the word stands there; when it is done, leave."""
        if self._is_done:
            self._leave()
        elif self._is_typed() and not self._is_busy:
            doors, folder = self._tools.doors.backups, self._folder
            self._is_busy, self._problem = True, None
            self._tools.workshop.start(
                lambda _advance: doors.destroy(folder), self._destroyed, self._refused
            )
            self.refresh()

    def go_back(self) -> None:
        """Leave; nothing was done."""
        if not self._is_busy:
            self._leave()

    def give_up(self) -> bool:
        """Leave by itself where nothing is going on."""
        if self._is_busy:
            return False
        self._leave()
        return True

    def _takes(self) -> tuple[str, ...]:
        words, there = self._words, self._there
        if there is None:
            return ()
        return (
            words.ngettext(
                "the key file of {count} person", "the key files of {count} people", there.slots
            ),
            words.ngettext("{count} sealed key", "{count} sealed keys", there.grants),
            words.gettext("every record, every answer and every attachment"),
            words.gettext("inbox, outbox and what each person last saw of the store"),
        )

    def _end(self, words: Words) -> DestroyState:
        return DestroyState(
            title=words.gettext("The store is destroyed"),
            text=words.gettext(
                "Nobody can open it any more. With a backup and the Recovery sheet, or with a "
                "coordinator’s key file, it can be restored elsewhere."
            ),
            takes=(),
            leaves=(),
            warning="",
            asks="",
            word="",
            forward=words.gettext("Close"),
            problem="",
            is_busy=False,
            can_go_on=True,
            is_done=True,
        )

    def _is_typed(self) -> bool:
        return self._typed.strip().casefold() == self._words.gettext("destroy")

    def _found(self, there: Destroyed) -> None:
        self._there = there
        self.refresh()

    def _destroyed(self, _gone: Destroyed) -> None:
        self._is_busy, self._is_done = False, True
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._is_busy, self._problem = False, error
        self.refresh()
