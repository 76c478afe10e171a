"""The clock of this machine: the one place that reads it."""

import time
from datetime import UTC, datetime, tzinfo


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
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)
