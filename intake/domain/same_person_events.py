"""Two records of one person: proposed by one of the staff, confirmed by another; never merged."""

from dataclasses import dataclass

from intake.domain.events import Event
from intake.domain.ids import InterviewId


@dataclass(frozen=True, slots=True)
class SamePersonProposed(Event):
    """Somebody thinks that the other record is of the same person."""

    other: InterviewId
    names: str
    """How the names are alike, by its name in `intake.domain.day_names`; empty: nobody compared."""
    birth: str
    """How the dates of birth are alike."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SamePersonConfirmed(Event):
    """A second one of the staff has looked at both, and says so too."""

    other: InterviewId


@dataclass(frozen=True, slots=True)
class SamePersonTakenBack(Event):
    """It was not right: the two records stand for two people again."""

    other: InterviewId
    reason: str
