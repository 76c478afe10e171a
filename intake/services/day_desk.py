"""The services of the day at the shelter, in one hand."""

from dataclasses import dataclass

from intake.services.calendar import Calendar
from intake.services.cards import Cards
from intake.services.duplicates import Duplicates
from intake.services.families import Families
from intake.services.follow_up import FollowUp
from intake.services.interpreters import Interpreters
from intake.services.monday import Monday
from intake.services.tally import DoorTally


@dataclass(frozen=True, slots=True)
class DayDesk:
    """What a front end asks about the day."""

    calendar: Calendar
    tally: DoorTally
    families: Families
    interpreters: Interpreters
    duplicates: Duplicates
    cards: Cards
    follow_up: FollowUp
    monday: Monday
