"""Everything that the interview screen shows, as values: equal states are equal screens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from intake.domain.answers import SkipReason, Span
from intake.domain.case_codes import CaseCode, shown
from intake.domain.tokens import NameKeptApart
from intake.forms.approximate_dates import DatePart
from intake.forms.model import QuestionKind
from intake.services.testimony import Translation
from intake.ui.presenters.file_asks import FileAsk
from intake.ui.presenters.interview_blocks import glimpses, misfits
from intake.ui.presenters.left_over import LeftLine


@dataclass(frozen=True, slots=True)
class Pair:
    """The same words in the leading language and, where one is shown, in the second."""

    lead: str
    second: str = ""


class Mark(StrEnum):
    """How far a section is."""

    DONE = "done"
    NOW = "now"
    PART = "part"
    TODO = "todo"


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One row of the navigator."""

    path: str
    title: str
    answered: int
    total: int
    mark: Mark
    is_current: bool


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One choice, with the key that picks it."""

    code: str
    words: Pair
    key: str = ""
    picture: str = ""
    """The name of a file that the form keeps; empty where there is none."""


@dataclass(frozen=True, slots=True)
class MediaLine:
    """A picture or recording of the form that belongs to a question."""

    name: str
    is_picture: bool
    sentence: str = ""
    """Why it is not shown or played; empty for a picture that is."""


@dataclass(frozen=True, slots=True)
class FileBlock:
    """What is attached to a question. `title` is empty while nothing is."""

    title: str = ""
    facts: str = ""
    picture: str = ""
    """The answer that names it, where it is a picture that can be shown."""
    limit: str = ""
    """What can be attached."""
    problem: str = ""
    is_busy: bool = False
    can_attach: bool = True
    ask: FileAsk | None = None
    """A file that waits: what it says, and what the person is asked."""


@dataclass(frozen=True, slots=True)
class When:
    """The part that a question has in an approximate date, and which others are still open."""

    part: DatePart
    date: str = ""
    """The path of the nearest date, while it is blank."""
    precision: str = ""
    """The path of how exact it is, while it is blank."""


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """One question on the page. `value` is the XForm string; `draft` is half-typed text."""

    path: str
    kind: QuestionKind
    appearance: str
    words: Pair
    hint: Pair
    choices: tuple[ChoiceRow, ...]
    value: str
    skip: SkipReason | None
    draft: str | None
    caret: int
    problem: str
    is_required: bool
    is_readonly: bool
    is_identity: bool
    notice: str = ""
    """For instance that the question has no text in the language asked for."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """What the form says about its editor: start, end and step of a range."""
    media: tuple[MediaLine, ...] = ()
    guidance: Pair = field(default_factory=lambda: Pair(""))
    """More for staff, shown when it is asked for."""
    file: FileBlock | None = None
    spans: tuple[Span, ...] = ()
    """The marked stretches of `value`."""
    span_kinds: tuple[str, ...] = ()
    """The kinds that a stretch may be marked as, in the order of their keys."""
    kept_apart: tuple[NameKeptApart, ...] = ()
    """The names behind the tokens, for who may read them."""
    may_keep_apart: bool = False
    translations: tuple[Translation, ...] = ()
    may_translate: bool = False
    when: When | None = None
    closed: str = ""
    """Why it is not asked now; skipping stays open."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Questions with the same choices, as a table: the labels stand once, above."""

    path: str
    """Of the row that names the columns; of the first question where there is none."""
    words: Pair
    heads: tuple[ChoiceRow, ...]
    rows: tuple[QuestionBlock, ...]


Part = QuestionBlock | Matrix
"""What stands on a page, one below the other."""


class Why(StrEnum):
    """Why an interview is not complete yet."""

    OPEN = "open"
    REQUIRED = "required"
    MISFIT = "misfit"


@dataclass(frozen=True, slots=True)
class Blocker:
    """One question that keeps the interview from being complete."""

    path: str
    question: str
    why: Why


@dataclass(frozen=True, slots=True)
class RowCard:
    """One row of a repeat, in the list of its rows."""

    uid: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class RepeatBlock:
    """A repeat: its rows so far, and whether another may be added."""

    path: str
    words: Pair
    rows: tuple[RowCard, ...]
    may_add: bool


@dataclass(frozen=True, slots=True)
class FinishBlock:
    """The last page: what is still open, and the way to finish."""

    blockers: tuple[Blocker, ...]
    """The first of the questions that need an answer, a reason, or another answer."""
    blocker_count: int
    open_count: int
    """Those of them with neither answer nor reason."""
    is_finished: bool
    override: str = ""
    """Why it was finished all the same."""
    is_rehearsal: bool = False
    """A form is tried out: nothing is kept, and nothing can leave."""
    left: tuple[LeftLine, ...] = ()
    """What was left for next time."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the card. `key` changes when another page is shown, and only then."""

    key: str
    section: str
    position: int
    count: int
    questions: Sequence[QuestionBlock] = ()
    repeat: RepeatBlock | None = None
    finish: FinishBlock | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of its questions."""
        return tuple(each.path for each in glimpses(self.questions))

    @property
    def is_identity(self) -> bool:
        """Whether anything on it is kept apart as identity."""
        return any(each.is_identity for each in glimpses(self.questions))

    @property
    def misfits(self) -> frozenset[str]:
        """The questions whose answer does not fit."""
        return misfits(self.questions)


class Saving(StrEnum):
    """What the disk has said about the last answer."""

    NOTHING = "nothing"
    SAVING = "saving"
    SAVED = "saved"
    DRAFT = "draft"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Columns:
    """The languages of the questions: tags that the form has, and the two that are shown."""

    offered: tuple[tuple[str, str], ...]
    """(tag, its own name) of each."""
    lead: str
    second: str = ""
    """Empty where one column is shown."""
    follows: bool = True
    """The leading language is that of the program, whichever that is."""


@dataclass(frozen=True, slots=True)
class InterviewState:
    """The interview screen."""

    case_code: str
    form_title: str
    languages: Columns
    sections: tuple[SectionRow, ...]
    page: Page
    answered: int
    total: int
    saving: Saving
    saved_at: str
    """The commit's own time, in the leading language's way."""
    failure: str
    """The sentence of the last error while saving; empty when there is none."""
    can_go_back: bool
    can_go_on: bool
    can_undo: bool
    is_paused: bool
    is_over: bool = False
    """It was stopped, or the person left: no question is asked any more."""
    focus: str = ""
    """The question that somebody asked to see, by its path."""
    is_rehearsal: bool = False
    """A form is tried out: nothing is kept."""

    @property
    def heads(self) -> tuple[str, str]:
        """The two lines at the top: the case code and the form."""
        if self.is_rehearsal:
            return self.form_title, ""
        return shown(CaseCode(self.case_code)), self.form_title
