"""Noticing that the clock of the computer was moved, before a session or during it."""

from datetime import datetime, timedelta
from typing import Final

from intake.domain.clock_events import ClockMoved, Moved, Noticed
from intake.domain.compartments import Compartment
from intake.ledger import header
from intake.storage.files import StoreFiles

TOLERANCE: Final = timedelta(minutes=5)
"""What time servers and people correct without anything being wrong."""


def before(files: StoreFiles, now: datetime) -> tuple[ClockMoved, ...]:
    """Tell whether the clock stands before the newest entry of core that was written here.

    One that was set forward cannot be told from time that has passed.
    """
    with files.reading(Compartment.CORE) as connection:
        row = connection.execute(
            "SELECT header FROM entry WHERE chain = (SELECT chain FROM meta)"
            " AND header IS NOT NULL ORDER BY seq DESC LIMIT 1"
        ).fetchone()
    written = header.decode(row[0]).wall
    ahead = timedelta(milliseconds=written - int(now.timestamp() * 1000))
    return () if ahead < TOLERANCE else (_moved(-ahead, Noticed.START),)


def during(drift: timedelta) -> tuple[ClockMoved, ...]:
    """Tell whether the clock of the wall was moved while the store was open, and by how much."""
    return () if abs(drift) < TOLERANCE else (_moved(drift, Noticed.SESSION),)


def _moved(by: timedelta, noticed: Noticed) -> ClockMoved:
    direction = Moved.BACK if by < timedelta() else Moved.FORWARD
    return ClockMoved(direction, int(abs(by).total_seconds()), noticed)
