"""Dates as people remember them: the words, the nearest day, and how near it is (list DATEPREC)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class Precision(StrEnum):
    """How exact a date is."""

    EXACT = "exact"
    MONTH = "month"
    YEAR = "year"
    SEASON = "season"
    BEFORE_AFTER = "before_after"
    ESTIMATE = "estimate"
    UNKNOWN_DAY = "unknown_day"
    UNKNOWN_MONTH_DAY = "unknown_month_day"
    UNKNOWN = "unknown"


_BREADTH: Final = {
    Precision.EXACT: 0,
    Precision.MONTH: 1,
    Precision.UNKNOWN_DAY: 1,
    Precision.BEFORE_AFTER: 2,
    Precision.SEASON: 3,
    Precision.YEAR: 4,
    Precision.UNKNOWN_MONTH_DAY: 4,
    Precision.ESTIMATE: 5,
    Precision.UNKNOWN: 6,
}
_TO_THE_MONTH: Final = frozenset({Precision.MONTH, Precision.UNKNOWN_DAY})
_TO_THE_YEAR: Final = frozenset({Precision.YEAR, Precision.UNKNOWN_MONTH_DAY})


@dataclass(frozen=True, slots=True)
class ApproximateDate:
    """One date. `day` is the nearest day as ISO writes it, or nothing."""

    as_said: str = ""
    day: str = ""
    precision: Precision = Precision.UNKNOWN


SortKey = tuple[bool, str, int, str]


def sort_key(when: ApproximateDate) -> SortKey:
    """Return what puts dates in the order of time: the nearer known first, the unknown last.

    A year and a month stand at their beginning: of dates that begin together, the more exact one
    comes first.
    """
    day = _beginning(when)
    return (not day, day, _BREADTH[when.precision], when.as_said.casefold())


def _beginning(when: ApproximateDate) -> str:
    try:
        day = date.fromisoformat(when.day[:10])
    except ValueError:
        return ""
    if when.precision in _TO_THE_YEAR:
        return day.replace(month=1, day=1).isoformat()
    return day.replace(day=1).isoformat() if when.precision in _TO_THE_MONTH else day.isoformat()
