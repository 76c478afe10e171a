"""What a figure says: a share, a number for each, a middle, a ratio; never of mixed units."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from intake.domain.figures.index import Numbers
from intake.domain.figures.units import Interval, Selection, Unit, demand_same, wilson

FEWEST: Final = 5
"""A ratio of two shares is not computed where fewer stand behind either."""


class Measure(StrEnum):
    """What a measured number is of."""

    HOURS = "hours"
    DAYS = "days"
    MINUTES = "minutes"
    LAYERS = "layers"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, of one unit; refuses two."""

    part: Selection
    whole: Selection

    def __post_init__(self) -> None:
        demand_same(self.part.unit, self.whole.unit)

    @property
    def fraction(self) -> float | None:
        """The share as a fraction of one; None where there is nothing to divide by."""
        whole = self.whole.count
        return self.part.count / whole if whole else None

    @property
    def interval(self) -> Interval:
        """Where it lies with 95 % confidence (Wilson)."""
        return wilson(self.part.count, self.whole.count)


@dataclass(frozen=True, slots=True)
class Each:
    """So many of one unit for each of another: said openly, and never a share."""

    many: Selection
    each: Selection

    @property
    def value(self) -> float | None:
        """How many for each one; None where there is nobody to divide by."""
        whole = self.each.count
        return self.many.count / whole if whole else None


@dataclass(frozen=True, slots=True)
class Middle:
    """The middle of what was measured, with the quarter below and the quarter above."""

    numbers: Numbers
    among: Selection
    measure: Measure

    @property
    def known(self) -> Selection:
        """The rows of which it is known."""
        return self.numbers.known(self.among)

    def at(self, quarter: int) -> float | None:
        """Return the quartile: 2 is the median; between two numbers it is half way."""
        count = self.known.count
        if not count:
            return None
        place = (count - 1) * quarter
        low = self.numbers.nth(self.among, place // 4)
        if place % 4 == 0:
            return float(low)
        high = self.numbers.nth(self.among, place // 4 + 1)
        return low + (high - low) * (place % 4) / 4


@dataclass(frozen=True, slots=True)
class Ratio:
    """One share over another, with what both are made of; refused where few stand behind one."""

    over: Share
    under: Share

    @property
    def is_computable(self) -> bool:
        """Enough rows stand behind both shares."""
        return min(self.over.part.count, self.under.part.count) >= FEWEST

    @property
    def value(self) -> float | None:
        """The ratio, or None where it is not computed."""
        over, under = self.over.fraction, self.under.fraction
        if not self.is_computable or over is None or not under:
            return None
        return over / under


@dataclass(frozen=True, slots=True)
class Tally:
    """So many, and nothing to divide by."""

    rows: Selection


Value = Share | Each | Middle | Ratio | Tally


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a figure: what it is about, its value, and of how many nothing is known."""

    about: tuple[str, ...]
    value: Value
    missing: Selection
    group: str = ""
    """Lines of one group are parts of one whole: what is hidden of one must not follow from the
    others."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One metric as it was counted."""

    metric: str
    unit: Unit
    lines: tuple[Line, ...] = field(default=())
