"""Units of count: what was counted decides what it may be added to and divided by."""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Final

from intake.domain.figures_errors import MixedUnitsError

_Z: Final = 1.959963984540054
"""Of a normal distribution 95 % lie within so many standard deviations."""


class Unit(StrEnum):
    """What one row of a count is."""

    PEOPLE = "people"
    INTERVIEWS = "interviews"
    ACTS = "acts"
    """One kind of harm in one event: one person can suffer several."""
    STATEMENTS = "statements"
    """One time that fear was said to an official."""
    FINDINGS = "findings"
    """One result of one screening."""
    FORMS = "forms"
    """One form that an official signed."""


def demand_same(part: Unit, whole: Unit) -> None:
    """Refuse to mix two units, or raise nothing."""
    if part is not whole:
        raise MixedUnitsError(part.value, whole.value)


@dataclass(frozen=True, slots=True)
class Selection:
    """Some rows of one unit, a bit for each: what two have in common, or together, is a count."""

    unit: Unit
    bits: int = 0

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self.bits.bit_count()

    def __and__(self, other: "Selection") -> "Selection":
        demand_same(self.unit, other.unit)
        return Selection(self.unit, self.bits & other.bits)

    def __or__(self, other: "Selection") -> "Selection":
        demand_same(self.unit, other.unit)
        return Selection(self.unit, self.bits | other.bits)

    def __sub__(self, other: "Selection") -> "Selection":
        demand_same(self.unit, other.unit)
        return Selection(self.unit, self.bits ^ (self.bits & other.bits))


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a share lies with 95 % confidence, as fractions of one."""

    low: float
    high: float


def wilson(part: int, whole: int) -> Interval:
    """Return Wilson's score interval of `part` in `whole`."""
    if whole == 0:
        return Interval(0.0, 1.0)
    share, square = part / whole, _Z * _Z
    middle = share + square / (2 * whole)
    spread = _Z * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    below = 1 + square / whole
    low = 0.0 if part == 0 else max(0.0, (middle - spread) / below)
    high = 1.0 if part == whole else min(1.0, (middle + spread) / below)
    return Interval(low, high)
