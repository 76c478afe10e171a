"""What the store knows of one case that the day asks about."""

from dataclasses import dataclass

from intake.domain.errors import NotGrantedError
from intake.domain.ids import InterviewId
from intake.services.day_desk import DayDesk
from intake.services.day_ports import KnownDate, Linked
from intake.services.duplicates import Hint


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Dates, family and likely earlier records of one case."""

    dates: tuple[KnownDate, ...]
    family: tuple[Linked, ...]
    keeps_secrets: bool
    hints: tuple[Hint, ...]


def facts_of(desk: DayDesk, interview: InterviewId) -> CaseFacts:
    """Ask the store; without the identity key there are no hints."""
    try:
        hints = desk.duplicates.of(interview)
    except NotGrantedError:
        hints = ()
    return CaseFacts(
        desk.calendar.of_case(interview),
        desk.families.of_case(interview),
        desk.families.keeps_secrets(interview),
        hints,
    )
