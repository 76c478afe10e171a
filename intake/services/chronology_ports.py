"""What the chronology asks of a store, and what it gets."""

from dataclasses import dataclass
from typing import Protocol

from intake.domain.chronology_lines import Noted
from intake.domain.ids import InterviewId
from intake.domain.sources import InsideSource


@dataclass(frozen=True, slots=True)
class Said:
    """What an inside source said of one step."""

    source: str
    record: InterviewId
    step: str
    text: str


class GovernmentReading(Protocol):
    """Questions about the steps of a government."""

    def noted(self, interview: InterviewId) -> tuple[Noted, ...]:
        """Return what was written down by hand for one case, corrected ones too, in order."""

    def of_same_person(self, interview: InterviewId) -> tuple[InterviewId, ...]:
        """Return the interviews with the person of one case, the first one first."""

    def sources(self) -> tuple[InsideSource, ...]:
        """Return the inside sources, or raise NotGrantedError."""

    def said(self) -> tuple[Said, ...]:
        """Return what they said, the newest of each step, or raise NotGrantedError."""
