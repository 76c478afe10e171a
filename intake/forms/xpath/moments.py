"""Dates and times as ODK XPath knows them: a moment, or days since 1970."""

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

_WRITTEN: Final = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(?:(Z)|([+-])(\d{2}):?(\d{2})?)?)?\Z",
    re.ASCII,
)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECONDS: Final = 86_400_000


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time; `at` is None for a date that does not exist."""

    at: datetime | None

    @property
    def days(self) -> float:
        """Days since the first of January 1970 in UTC, or NaN."""
        if self.at is None:
            return math.nan
        since = self.at - _EPOCH
        milliseconds = since.days * _MILLISECONDS + since.seconds * 1000 + since.microseconds / 1000
        return milliseconds / _MILLISECONDS

    def written(self, zone: tzinfo) -> str:
        """Write it in `zone`: a date alone when it is midnight there."""
        if self.at is None:
            return "Invalid Date"
        local = self.at.astimezone(zone)
        if local.hour == local.minute == local.second == local.microsecond == 0:
            return f"{local.year:04d}-{local.month:02d}-{local.day:02d}"
        return iso(local)


class DayCount(float):
    """Days since 1970 that were asked for as a number: counted with the time, written without."""

    __slots__ = ()

    @property
    def whole(self) -> float:
        """The days without the time."""
        return float(math.floor(self)) if math.isfinite(self) else float(self)


def iso(local: datetime) -> str:
    """Write an aware datetime to the millisecond, with its offset."""
    offset = local.utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    sign, minutes = ("+", minutes) if minutes >= 0 else ("-", -minutes)
    return (
        f"{local.year:04d}-{local.month:02d}-{local.day:02d}"
        f"T{local.hour:02d}:{local.minute:02d}:{local.second:02d}.{local.microsecond // 1000:03d}"
        f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"
    )


def read_moment(written: str, zone: tzinfo) -> datetime | None:
    """Read a date, or a date with a time; without an offset it is meant in `zone`."""
    match = _WRITTEN.match(written)
    if not match:
        return None
    try:
        return datetime(
            int(match[1]),
            int(match[2]),
            int(match[3]),
            int(match[4] or 0),
            int(match[5] or 0),
            int(match[6] or 0),
            min(round(float(match[7] or 0) * 1000) * 1000, 999_000),
            tzinfo=_zone(match, zone),
        )
    except (ValueError, OverflowError):
        return None


def from_days(days: float) -> Moment:
    """Return the moment that many days after the first of January 1970."""
    if math.isnan(days) or math.isinf(days):
        return Moment(None)
    try:
        return Moment(_EPOCH + timedelta(milliseconds=round(days * _MILLISECONDS)))
    except OverflowError:
        return Moment(None)


def _zone(match: re.Match[str], zone: tzinfo) -> tzinfo:
    if match[8]:
        return UTC
    if match[9]:
        minutes = int(match[10]) * 60 + int(match[11] or 0)
        return timezone(timedelta(minutes=minutes if match[9] == "+" else -minutes))
    return zone
