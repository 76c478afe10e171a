"""The coordinator's Monday: what waits, how old it is, and where to go; codes only."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from intake.domain.states import ASKING, State
from intake.services.calendar import Calendar
from intake.services.ports import ListQuery, Now, Order, Reading
from intake.services.tally import DoorTally


class Tile(StrEnum):
    """The tiles whose data are here; the rest of the list is said to be missing."""

    SOON = "soon"
    NOT_CLOSED = "not_closed"
    HALF_DONE = "half_done"
    PAUSED = "paused"
    NOT_READ_BACK = "not_read_back"
    DOOR = "door"


@dataclass(frozen=True, slots=True)
class Standing:
    """One tile: how many, and the age of the oldest in whole days."""

    tile: Tile
    count: int
    oldest: int = 0


class Monday:
    """Counts what a coordinator looks at first."""

    def __init__(self, reading: Reading, calendar: Calendar, door: DoorTally, now: Now) -> None:
        self._reading, self._calendar, self._door, self._now = reading, calendar, door, now

    def tiles(self) -> tuple[Standing, ...]:
        """Return every tile, also those that count nothing."""
        over = self._calendar.unanswered()
        today = self._calendar.today()
        oldest = (today - datetime.fromisoformat(over[0].date.day).date()).days if over else 0
        totals = self._door.totals()
        return (
            Standing(Tile.SOON, len(self._calendar.soon())),
            Standing(Tile.NOT_CLOSED, len(over), oldest),
            self._of(Tile.HALF_DONE, *sorted(ASKING)),
            self._of(Tile.PAUSED, State.PAUSED, State.STOPPED, State.LEFT_EARLY),
            self._of(Tile.NOT_READ_BACK, State.READBACK),
            Standing(Tile.DOOR, totals.adults + totals.minors),
        )

    def _of(self, tile: Tile, *states: State) -> Standing:
        query = ListQuery(states=states, order=Order.UPDATED, descending=False, limit=1)
        page = self._reading.interviews(query)
        age = self._now() - page.rows[0].updated if page.rows else timedelta()
        return Standing(tile, page.count, age.days)
