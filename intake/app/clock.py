"""The clock of this machine: the one place that reads it."""

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
