"""What two stations noted differently in one interview, side by side, until somebody settles it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from intake.domain.conflict_events import How
from intake.domain.errors import IntakeError
from intake.domain.interview import Interview
from intake.domain.states import AFTER_SEAL, TAKES_ANSWERS, State
from intake.forms.session import FormSession
from intake.i18n import Words
from intake.services.conflicts import Conflicts, Decision, Found
from intake.services.ports import Reading
from intake.ui.presenters.conflict_lines import ConflictLine, Moment, Telling
from intake.ui.presenters.export import Subject
from intake.ui.presenters.lane import Lane


class Way(StrEnum):
    """What the person can do with what stands side by side."""

    ANSWER = "answer"
    """Choose a side, write another answer, or keep both."""
    KEEP = "keep"
    """It was read back: both can only be kept."""
    ADDENDUM = "addendum"
    """It was sealed: the reason becomes an addendum."""


@dataclass(frozen=True, slots=True)
class ConflictState:
    """The dialog. One question at a time; `line` is None where nothing is open."""

    code: str
    is_known: bool
    line: ConflictLine | None
    place: str
    """Which of how many questions it is."""
    way: Way
    hint: str
    can_pass: bool
    """There is another one to look at first."""
    settled: tuple[ConflictLine, ...]
    is_busy: bool
    problem: str


@dataclass(frozen=True, slots=True)
class ConflictTools:
    """What the presenter works with."""

    conflicts: Conflicts
    reading: Reading
    session_of: Callable[[Interview], FormSession]
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    moment: Moment


@dataclass(frozen=True, slots=True)
class _Known:
    interview: Interview
    session: FormSession
    found: tuple[Found, ...]


class ConflictPresenter:
    """Shows one open question after another, and has it settled."""

    def __init__(
        self,
        tools: ConflictTools,
        subject: Subject,
        words: Words,
        show: Callable[[ConflictState], None],
    ) -> None:
        self._tools, self._subject, self._words, self._show = tools, subject, words, show
        self._known: _Known | None = None
        self._at = 0
        self._is_busy = False
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask the store."""
        self._tools.reader.run(self._read, self._told, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> ConflictState:
        """Return the state of the dialog."""
        words, known = self._words, self._known
        lines = self._lines(known) if known else ()
        waiting = tuple(each for each in lines if each.is_open)
        at = self._at % len(waiting) if waiting else 0
        place = words.gettext("Question {number} of {count}", number=at + 1, count=len(waiting))
        way = _way(known.interview.state) if known else Way.ANSWER
        return ConflictState(
            self._subject.code,
            known is not None,
            waiting[at] if waiting else None,
            place if waiting else "",
            way,
            self._hint(way) if waiting else "",
            len(waiting) > 1,
            tuple(each for each in lines if not each.is_open),
            self._is_busy,
            self._tools.sentence(self._error, words) if self._error else "",
        )

    def pass_over(self) -> None:
        """Look at the next one first."""
        self._at, self._error = self._at + 1, None
        self.refresh()

    def choose(self, side: int, reason: str) -> None:
        """Let one of the sides hold."""
        self._settle(Decision(How.CHOSEN, reason, chosen=side))

    def write(self, text: str, reason: str) -> None:
        """Let another answer hold."""
        self._settle(Decision(How.OTHER, reason, text=text, lang=self._words.language))

    def keep(self, reason: str) -> None:
        """Keep both as they were said; after the seal with an addendum."""
        known = self._known
        sealed = known is not None and _way(known.interview.state) is Way.ADDENDUM
        self._settle(Decision(How.ADDENDUM if sealed else How.BOTH, reason))

    def _settle(self, decision: Decision) -> None:
        line = self.state().line
        if line is None or self._is_busy:
            return
        conflicts, interview, path = self._tools.conflicts, self._subject.id, line.path
        self._is_busy, self._error = True, None

        def job() -> _Known:
            conflicts.settle(interview, path, decision)
            return self._read()

        self._tools.writer.run(job, self._told, self._refused)
        self.refresh()

    def _read(self) -> _Known:
        tools, interview = self._tools, self._subject.id
        whole = tools.reading.interview(interview)
        return _Known(whole, tools.session_of(whole), tools.conflicts.of(interview))

    def _lines(self, known: _Known) -> tuple[ConflictLine, ...]:
        tools = self._tools
        telling = Telling(known.session, tools.conflicts, tools.moment, self._words)
        return telling.lines(known.found)

    def _hint(self, way: Way) -> str:
        gettext = self._words.gettext
        match way:
            case Way.ADDENDUM:
                return gettext(
                    "This interview was sealed. What was sealed stays; the reason becomes an "
                    "addendum to it."
                )
            case Way.KEEP:
                return gettext("This was read back already, so both are kept as they were said.")
            case Way.ANSWER:
                return gettext(
                    "Ask the person if you can. What you do not choose stays in the history."
                )

    def _told(self, known: _Known) -> None:
        self._known, self._is_busy = known, False
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error, self._is_busy = error, False
        self.refresh()


def _way(state: State) -> Way:
    if state in AFTER_SEAL:
        return Way.ADDENDUM
    return Way.ANSWER if state in TAKES_ANSWERS | {State.READBACK} else Way.KEEP
