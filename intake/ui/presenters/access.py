"""Who has seen one interview, as lines for a dialog."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from intake.domain.errors import IntakeError
from intake.i18n import Words
from intake.i18n.deed_words import DEEDS
from intake.services.access import Access, AccessLog
from intake.ui.presenters.export import Subject
from intake.ui.presenters.lane import Lane


@dataclass(frozen=True, slots=True)
class AccessTools:
    """What the presenter works with; `moment` writes a time in the zone of the place."""

    access: AccessLog
    reader: Lane
    sentence: Callable[[IntakeError, Words], str]
    moment: Callable[[datetime, Words], str]


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One act, in words."""

    when: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class AccessState:
    """The dialog. `is_known` is False until the store has answered."""

    code: str
    rows: tuple[AccessRow, ...]
    is_known: bool
    problem: str


class AccessPresenter:
    """Asks the store once, and says it in the language of the moment."""

    def __init__(
        self,
        tools: AccessTools,
        subject: Subject,
        words: Words,
        show: Callable[[AccessState], None],
    ) -> None:
        self._tools, self._subject, self._words, self._show = tools, subject, words, show
        self._found: tuple[Access, ...] | None = None
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask the store."""
        self._tools.reader.run(
            lambda: self._tools.access.of(self._subject.id), self._told, self._refused
        )
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> AccessState:
        """Return the state of the dialog, the newest act first."""
        words, error = self._words, self._error
        return AccessState(
            self._subject.code,
            tuple(self._row(each) for each in reversed(self._found or ())),
            self._found is not None,
            self._tools.sentence(error, words) if error is not None else "",
        )

    def _row(self, access: Access) -> AccessRow:
        words = self._words
        return AccessRow(
            self._tools.moment(access.at, words),
            access.name or words.gettext("Somebody who is not in the team now"),
            words.gettext(DEEDS[access.deed]),
        )

    def _told(self, found: tuple[Access, ...]) -> None:
        self._found = found
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()
