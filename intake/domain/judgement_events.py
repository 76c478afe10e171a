"""What happens to a record after it was heard: it is assessed, reviewed, finished and told.

A judgement is two entries: the coded half, and right after it `JudgementExplained` with its text,
links and sealed note. Each has its own salts, so that erasing the text leaves the codes or nothing.
"""

from dataclasses import dataclass

from intake.domain.consent import Mode
from intake.domain.events import Event
from intake.domain.judgements import Assessment, Cause, Passage, Place, Review, ReviewLevel


@dataclass(frozen=True, slots=True)
class AssessmentGiven(Event):
    """The author says what the record holds; the first of an author is the one of record."""

    assessment: Assessment


@dataclass(frozen=True, slots=True)
class ReviewGiven(Event):
    """Somebody else says what they find; nothing of the assessment changes."""

    review: Review


@dataclass(frozen=True, slots=True)
class DisputeReviewed(Event):
    """A coordinator reviews a record about which others do not agree."""

    review: Review


@dataclass(frozen=True, slots=True)
class ReviewWithdrawn(Event):
    """A reviewer takes a review of their own back; it stays where it is."""

    review: Place


@dataclass(frozen=True, slots=True)
class JudgementDisowned(Event):
    """A signer says openly that they signed under instruction, and not what they think."""

    judgement: Place


@dataclass(frozen=True, slots=True)
class JudgementExplained(Event):
    """The text half of the judgement that stands at `seq` of the same chain."""

    seq: int
    passages: tuple[Passage, ...]
    sealed_note: str
    """A note to the auditor outside, or nothing: it looks the same."""


@dataclass(frozen=True, slots=True)
class NoteOpened(Event):
    """The auditor opens a sealed note, as its writer wished."""

    of: Place
    text: str


@dataclass(frozen=True, slots=True)
class ReviewDirected(Event):
    """A record is to be reviewed: who asked, and why this one."""

    cause: Cause
    level: ReviewLevel
    asked_by: str
    why: str


@dataclass(frozen=True, slots=True)
class RecordFinalised(Event):
    """Nothing of it is judged any more."""

    is_reviewed: bool
    """False: nobody has reviewed it, and so it says."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ResultTold(Event):
    """What stayed in writing was explained to the person, or why it was not."""

    is_told: bool
    language: str = ""
    on: str = ""
    """The day, as 2026-11-24."""
    how: Mode | None = None
    by: str = ""
    """The code of who told it."""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class LetterGiven(Event):
    """The letter was given to the person, or why it was not."""

    is_given: bool
    language: str = ""
    on: str = ""
    how: str = ""
    paper: str = ""
    """The id printed on it; empty where none was."""
    why_not: str = ""
