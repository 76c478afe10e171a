"""What the list of interviews shows: a window on the rows, filters, and one interview close up."""

from dataclasses import dataclass
from enum import StrEnum

from intake.domain.ids import InterviewId
from intake.domain.interview import State
from intake.services.ports import Order


class Column(StrEnum):
    """The columns of the list."""

    CODE = "code"
    FORM = "form"
    LANGUAGE = "language"
    STATE = "state"
    PROGRESS = "progress"
    UPDATED = "updated"


ORDERS = {
    Column.CODE: Order.CODE,
    Column.FORM: Order.FORM,
    Column.STATE: Order.STATE,
    Column.UPDATED: Order.UPDATED,
}
"""The columns that can be sorted by."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list, in words. There is no name in it."""

    id: InterviewId
    code: str
    form: str
    opened: str
    language: str
    state: str
    state_kind: str
    """The pill of the state: info, warn or ok."""
    progress: str
    share: float
    updated: str
    differs: bool = False
    """Answers of two stations stand side by side."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One chip."""

    key: str
    text: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the preview."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """One interview close up."""

    row: CaseRow
    counted: str
    facts: tuple[Fact, ...]
    can_continue: bool
    continue_text: str
    can_move: bool = False
    """A newer version of its form is here, and it can still take answers."""


@dataclass(frozen=True, slots=True)
class CasesState:
    """The list screen, without its rows: the table asks for those it needs."""

    title: str
    counted: str
    count: int
    generation: int
    """Changes whenever every row must be asked for again."""
    filters: tuple[Filter, ...]
    headings: tuple[str, ...]
    sorted_by: Column
    is_descending: bool
    preview: Preview | None
    is_loading: bool
    is_filtered: bool
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list of interviews shows when the dialog is opened."""

    only: InterviewId | None = None
    code: str = ""
    """The case code of the marked interview, as it is shown."""
    form_id: str = ""
    """The form of the marked interview, or the one that was asked for."""
    states: tuple[State, ...] = ()
    typed: str = ""

    @property
    def is_narrowed(self) -> bool:
        """The list shows some interviews and not others."""
        return bool(self.states or self.typed)


DIFFERING = "differing"
"""The chip of interviews in which somebody has something to settle; there while there are any."""
STATE_FILTERS: tuple[tuple[str, tuple[State, ...]], ...] = (
    ("all", ()),
    ("open", (State.OPEN,)),
    ("paused", (State.PAUSED,)),
    ("readback", (State.READBACK,)),
    ("in_review", (State.IN_REVIEW, State.RETURNED, State.DISPUTED)),
)
