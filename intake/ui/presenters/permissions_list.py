"""What a person has allowed, and taking it back at any time."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.domain.consent import Consent, Decision
from intake.domain.errors import IntakeError
from intake.i18n import Words
from intake.i18n.purpose_words import DECISIONS, PURPOSES
from intake.services.consenting import Consenting
from intake.ui.presenters.export import Subject
from intake.ui.presenters.lane import Lane

_YES = frozenset({Decision.GRANTED, Decision.NARROWED})


@dataclass(frozen=True, slots=True)
class PermissionTools:
    """What the presenter works with."""

    consenting: Consenting
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]


@dataclass(frozen=True, slots=True)
class PermissionRow:
    """One decision in words."""

    purpose: str
    recipient: str
    decision: str
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class PermissionState:
    """The dialog. `is_known` is False until the store has answered."""

    code: str
    rows: tuple[PermissionRow, ...]
    is_known: bool
    can_withdraw_all: bool
    notice: str
    problem: str


class PermissionsPresenter:
    """Lists the newest decision about each matter."""

    def __init__(
        self,
        tools: PermissionTools,
        subject: Subject,
        words: Words,
        show: Callable[[PermissionState], None],
    ) -> None:
        self._tools, self._subject, self._words, self._show = tools, subject, words, show
        self._found: tuple[Consent, ...] | None = None
        self._taken: int | None = None
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask the store."""
        read, interview = self._tools.consenting.decisions, self._subject.id
        self._tools.reader.run(lambda: read(interview), self._told, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def withdraw(self, place: int | None) -> None:
        """Take back the yes of one row, or every yes: it holds for every export from now on."""
        matter = self._found[place].matter if self._found and place is not None else None
        take, interview = self._tools.consenting.withdraw, self._subject.id
        self._tools.writer.run(lambda: take(interview, matter), self._taken_back, self._refused)

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> PermissionState:
        """Return the state of the dialog."""
        words, found = self._words, self._found or ()
        notice = ""
        if self._taken is not None:
            notice = words.gettext(
                "Taken back: {count}. It holds for every export from now on.", count=self._taken
            )
        return PermissionState(
            self._subject.code,
            tuple(self._row(each) for each in found),
            self._found is not None,
            any(each.decision in _YES for each in found),
            notice,
            self._tools.sentence(self._error, words) if self._error is not None else "",
        )

    def _row(self, consent: Consent) -> PermissionRow:
        gettext = self._words.gettext
        return PermissionRow(
            gettext(PURPOSES[consent.purpose]),
            consent.recipient,
            gettext(DECISIONS[consent.decision]),
            consent.decision in _YES,
        )

    def _told(self, found: tuple[Consent, ...]) -> None:
        self._found = found
        self.refresh()

    def _taken_back(self, taken: tuple[Consent, ...]) -> None:
        self._taken, self._error = len(taken), None
        self.open()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()
