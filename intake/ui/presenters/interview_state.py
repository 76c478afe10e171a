"""Everything that the interview screen shows, as values: equal states are equal screens."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from intake.domain.answers import SkipReason
from intake.forms.model import QuestionKind


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

    open_questions: tuple[tuple[str, str], ...]
    """(path, question) of each visible question with neither answer nor skip."""
    open_count: int
    is_finished: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the card. `key` changes when another page is shown, and only then."""

    key: str
    section: str
    position: int
    count: int
    questions: tuple[QuestionBlock, ...] = ()
    repeat: RepeatBlock | None = None
    finish: FinishBlock | None = None


class Saving(StrEnum):
    """What the disk has said about the last answer."""

    NOTHING = "nothing"
    SAVING = "saving"
    SAVED = "saved"
    DRAFT = "draft"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class InterviewState:
    """The interview screen."""

    case_code: str
    form_title: str
    languages: Pair
    """Native names of the leading and the second language."""
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
