"""The tally at the door: how many came, what they needed first, what was offered; nobody's data."""

from dataclasses import dataclass
from typing import Final

from intake.domain.day_errors import DayRefusedError
from intake.domain.events import Event
from intake.domain.ids import ChainId

MOST: Final = 99
"""More people at once are an orientation of a group, counted in parts."""
NEEDS: Final = "priority"
OFFERS: Final = "doorstep"
"""The code lists of the two questions."""


@dataclass(frozen=True, slots=True)
class DoorTallied(Event):
    """Some people stood at the door; it belongs to no record, and opens none."""

    day: str
    """The day at the shelter, as in 2026-11-24."""
    adults: int
    minors: int
    need: str = ""
    """What they ask for first: a code of the list "priority"."""
    offered: str = ""
    """What was done: a code of the list "doorstep"."""


@dataclass(frozen=True, slots=True)
class DoorTallyTakenBack(Event):
    """An earlier tally does not count: it stays in the ledger, and so does this."""

    chain: ChainId
    seq: int


def counted(day: str, adults: int, minors: int, need: str = "", offered: str = "") -> DoorTallied:
    """Return a tally of at least one person, or raise DayRefusedError."""
    if not (0 <= adults <= MOST and 0 <= minors <= MOST and adults + minors > 0):
        raise DayRefusedError("count")
    return DoorTallied(day, adults, minors, need, offered)
