"""What is due of keeping: requests, periods that are over, holds, and what is to be erased."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from intake.domain.case_codes import shown
from intake.domain.consent import ConsentSource
from intake.domain.errors import IntakeError, RetentionRefusedError
from intake.domain.holds import HoldSource
from intake.domain.ids import InterviewId
from intake.domain.requests import RequestAnswer, RequestKind
from intake.domain.retention import Due, DueKind
from intake.i18n import Words
from intake.i18n.retention_words import due_text
from intake.services.retention import RetentionDesk
from intake.ui.presenters.consent_choices import Option
from intake.ui.presenters.judgement_forms import JudgementForm
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.retention_forms import BEGINS, DueDoing, acts_of, form_of

MOST: Final = 100
"""Lines that are shown at once, the oldest first."""


@dataclass(frozen=True, slots=True)
class RetentionTools:
    """The services, the lanes to the store, and the words for what goes wrong."""

    desk: RetentionDesk
    find: Callable[[str], InterviewId]
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    day: Callable[[str, Words], str]
    """Writes a day as people here do."""
    today: Callable[[], str]


@dataclass(frozen=True, slots=True)
class DueLine:
    """One line in words; `at` names it for what is done about it."""

    at: int
    day: str
    case: str
    text: str
    is_held: bool
    is_late: bool
    acts: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class DueState:
    """The dialog: a list, or a form over it. `is_known` is False until the store has answered."""

    lines: tuple[DueLine, ...]
    begins: tuple[Option, ...]
    form: JudgementForm | None
    about: str
    """The line that the form is about."""
    more: str
    """That there are others, which come once these are done."""
    is_known: bool
    is_busy: bool
    problem: str


class RetentionPresenter:
    """Reads the list anew after each act."""

    def __init__(
        self, tools: RetentionTools, words: Words, show: Callable[[DueState], None]
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._found: tuple[Due, ...] | None = None
        self._doing: DueDoing | None = None
        self._of: Due | None = None
        self._is_busy = False
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask the store."""
        self._tools.reader.run(self._read, self._came, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language; what is typed stays in the view."""
        self._words = words
        self.refresh()

    def begin(self, doing: DueDoing, at: int | None = None) -> None:
        """Open the form for an act; most are about one line."""
        found = self._found or ()
        self._doing, self._error = doing, None
        self._of = found[at] if at is not None else None
        self.refresh()

    def leave(self) -> None:
        """Go back to the list; nothing was written."""
        self._doing, self._of, self._error = None, None, None
        self.refresh()

    def submit(self, answers: Mapping[str, str]) -> None:
        """Do what the form is for."""
        if self._doing is None or self._is_busy:
            return
        self._is_busy, self._error = True, None
        self.refresh()
        job = partial(self._do, self._doing, self._of, dict(answers))
        self._tools.writer.run(job, self._done, self._refused)

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> DueState:
        """Return the state of the dialog."""
        words, tools, of = self._words, self._tools, self._of
        today = tools.today()
        found = self._found or ()
        lines = tuple(self._line(at, each, today) for at, each in enumerate(found[:MOST]))
        rest = len(found) - len(lines)
        about = f"{shown(of.case_code)} · {due_text(of, words)}" if of is not None else ""
        return DueState(
            lines,
            tuple(self._option(each) for each in (DueDoing.RECEIVE, DueDoing.HOLD)),
            form_of(self._doing, words, today) if self._doing is not None else None,
            about,
            words.ngettext("And {count} more.", "And {count} more.", rest) if rest else "",
            is_known=self._found is not None,
            is_busy=self._is_busy,
            problem=tools.sentence(self._error, words) if self._error is not None else "",
        )

    def _line(self, at: int, due: Due, today: str) -> DueLine:
        words = self._words
        return DueLine(
            at,
            self._tools.day(due.day, words) if due.day else words.gettext("until it is lifted"),
            shown(due.case_code),
            due_text(due, words),
            due.is_held and due.kind is not DueKind.HOLD,
            is_late=bool(due.day) and due.day < today and due.kind is not DueKind.HOLD,
            acts=tuple(self._option(each) for each in acts_of(due)),
        )

    def _option(self, doing: DueDoing) -> Option:
        return Option(doing.value, self._words.gettext(BEGINS[doing]))

    def _read(self) -> tuple[Due, ...]:
        retention = self._tools.desk.retention
        due = (each for each in retention.due() if each.kind is not DueKind.HOLD)
        return (*due, *retention.held())

    def _do(self, doing: DueDoing, of: Due | None, said: Mapping[str, str]) -> None:
        desk = self._tools.desk
        match doing, of:
            case DueDoing.RECEIVE, _:
                kind, by = RequestKind(said["kind"]), ConsentSource(said["by"])
                desk.requests.receive(self._find(said), kind, said["day"].strip(), by=by)
            case DueDoing.HOLD, _:
                source, until = HoldSource(said["source"]), said["until"].strip()
                desk.holds.set(self._find(said), source, said["by"], said["reason"], until)
            case DueDoing.ANSWER, Due() as due:
                answer = RequestAnswer(said["answer"])
                desk.requests.answer(due.interview, due.id, answer, said["reason"])
            case DueDoing.LIFT, Due() as due:
                desk.holds.lift(due.interview, due.id, said["by"], said["reason"])
            case _, Due(matter=matter) as due if matter is not None:
                if doing is DueDoing.ASK and said["said"] not in {"yes", "no"}:
                    raise RetentionRefusedError("said")
                is_yes = doing is DueDoing.ASK and said["said"] == "yes"
                desk.retention.say_again(due.interview, matter, is_yes=is_yes)
            case _:  # every other act begins at a line
                pass

    def _find(self, said: Mapping[str, str]) -> InterviewId:
        return self._tools.find(said["case"].strip())

    def _done(self, _nothing: None) -> None:
        self._doing, self._of, self._is_busy = None, None, False
        self.open()

    def _came(self, found: tuple[Due, ...]) -> None:
        self._found = found
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error, self._is_busy = error, False
        self.refresh()
