"""The clock of this machine: the one place that reads it."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


def local_zone() -> tzinfo:
    """Return the zone of this machine."""
    zone = now().astimezone().tzinfo
    if zone is None:
        raise LookupError("this machine has no time zone")
    return zone


def steady_seconds() -> float:
    """Return seconds that never go back, and that pass while the machine sleeps, where known."""
    asleep_too = "CLOCK_MONOTONIC" if sys.platform == "darwin" else "CLOCK_BOOTTIME"
    clock = getattr(time, asleep_too, None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class SteadyClock:
    """The time of one session: the wall clock is asked once, and then what has passed since.

    Whoever sets the clock in the middle of an interview changes no time and no pause in it.
    """

    def __init__(
        self,
        wall: Callable[[], datetime] = now,
        steady: Callable[[], float] = steady_seconds,
    ) -> None:
        """Begin now."""
        self._wall, self._steady = wall, steady
        self._begun, self._start = wall(), steady()

    def __call__(self) -> datetime:
        """Return the time, in UTC."""
        return self._begun + timedelta(seconds=self._steady() - self._start)

    def drift(self) -> timedelta:
        """Return by how much the clock on the wall was moved since it was asked."""
        return self._wall() - self()
