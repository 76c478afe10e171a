"""What is known of draws, as values: who committed to what, who opened what, what was decided."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake.domain.case_codes import CaseCode
from intake.domain.ids import InterviewId, PersonId
from intake.domain.states import State


@dataclass(frozen=True, slots=True)
class KnownDraw:
    """A draw that a keeper committed to. Its id is what its commitment begins with."""

    id: InterviewId
    site: str
    period: str
    probability: str
    commitment: str
    keeper: PersonId
    committed: date
    """The day that the keeper's clock said, in UTC like every day here."""


@dataclass(frozen=True, slots=True)
class Opening:
    """An interview as a draw sees it."""

    interview: InterviewId
    case_code: CaseCode
    site: str
    author: PersonId
    opened: date
    ticket: str
    commitment: str
    """Of the draw that it named; empty where none was known."""
    state: State


@dataclass(frozen=True, slots=True)
class Decision:
    """What a keeper said about one ticket."""

    draw: InterviewId
    ticket: str
    is_drawn: bool


@dataclass(frozen=True, slots=True)
class Reveal:
    """A secret that was told."""

    draw: InterviewId
    secret: str
    at: date


@dataclass(frozen=True, slots=True)
class DrawFacts:
    """All that is known here."""

    draws: tuple[KnownDraw, ...] = ()
    """In the order in which they were committed to."""
    openings: tuple[Opening, ...] = ()
    decisions: tuple[Decision, ...] = ()
    reveals: tuple[Reveal, ...] = ()


class Chosen(StrEnum):
    """How an interview stands with the draw."""

    NO_DRAW = "no_draw"
    """It named no commitment."""
    NOT_SEALED = "not_sealed"
    """It waits for its seal: nothing is decided before."""
    PENDING = "pending"
    """It is sealed, and the keeper has not decided."""
    DRAWN = "drawn"
    NOT_DRAWN = "not_drawn"
