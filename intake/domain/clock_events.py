"""What the ledger keeps of a clock that was moved: the times around it are to be read with care."""

from dataclasses import dataclass
from enum import StrEnum

from intake.domain.events import Event


class Moved(StrEnum):
    """Which way."""

    BACK = "back"
    FORWARD = "forward"


class Noticed(StrEnum):
    """When it was noticed."""

    START = "start"
    """At unlocking: the clock stands before the newest entry that was written here."""
    SESSION = "session"
    """At locking: the clock of the wall and the one that only counts went apart meanwhile."""


@dataclass(frozen=True, slots=True)
class ClockMoved(Event):
    """The clock of the computer was moved. The order of entries does not depend on it."""

    direction: Moved
    seconds: int
    noticed: Noticed
