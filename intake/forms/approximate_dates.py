"""Approximate dates in forms: what was said, the nearest date, and how exact it is.

The three stand in one group. Their names are `as_said`, `date` and `precision`, or end so:
`left_as_said`, `left_date`, `left_precision`. Other programs ask them as three.
"""

from enum import StrEnum
from typing import Final

from intake.domain.answers import Path


class DatePart(StrEnum):
    """One of the three."""

    AS_SAID = "as_said"
    DATE = "date"
    PRECISION = "precision"


_PARTS: Final = tuple(DatePart)


def date_part(path: Path) -> DatePart | None:
    """Return which of the three a question would be, by its name."""
    name = path.rpartition("/")[2]
    return next((each for each in _PARTS if name == each or name.endswith(f"_{each}")), None)


def sibling(path: Path, part: DatePart) -> Path:
    """Return the path of another of the three; of a question that is none of them its own."""
    own = date_part(path)
    return f"{path.removesuffix(own)}{part}" if own is not None else path
