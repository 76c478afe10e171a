"""Officials who tell something from inside: who they are is kept apart from all that people told.

Both events lie in the compartment of the sources, belong to no record, and so travel with none.
"""

from dataclasses import dataclass

from intake.domain.events import Event
from intake.domain.ids import InterviewId


@dataclass(frozen=True, slots=True)
class InsideSource:
    """Somebody inside, who may be in danger for telling."""

    id: str
    """16 random bytes in hexadecimal; the same id noted again changes what is said of them."""
    who: str
    how: str = ""
    """How they are reached, and how they come to know."""
    role: str = ""
    """A code of the list "agency"."""


@dataclass(frozen=True, slots=True)
class SourceNoted(Event):
    """Who an inside source is."""

    source: InsideSource


@dataclass(frozen=True, slots=True)
class SourceSaid(Event):
    """What an inside source said of one step of one case; the newest of a step counts."""

    source: str
    record: InterviewId
    step: str
    text: str
