"""Times taken in turns, and what is honest to say of them: medians, ratios of pairs, noise."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class Side(StrEnum):
    """Which side of its bound a figure must be on."""

    AT_MOST = "at most"
    AT_LEAST = "at least"
    EXACTLY = "exactly"


@dataclass(frozen=True, slots=True)
class Bound:
    """What must be reached."""

    side: Side
    value: float

    def holds(self, measured: float) -> bool:
        """Tell whether a figure reaches it."""
        match self.side:
            case Side.AT_MOST:
                return measured <= self.value
            case Side.AT_LEAST:
                return measured >= self.value
            case Side.EXACTLY:
                return measured == self.value

    def __str__(self) -> str:
        return f"{self.side} {self.value:g}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number; without a bound it is there to be read beside the others."""

    name: str
    value: float
    unit: str = ""
    bound: Bound | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Say "met" or "missed", or nothing where there is no bound."""
        if self.bound is None:
            return ""
        return "met" if self.bound.holds(self.value) else "missed"

    def __str__(self) -> str:
        told = f"{self.name:<58} {self.value:>9.4g} {self.unit:<7}"
        bound = f" {self.verdict:<6} ({self.bound})" if self.bound else ""
        return f"{told}{bound}{f'  {self.note}' if self.note else ''}".rstrip()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one benchmark found. `skipped` says why there are no figures."""

    name: str
    title: str
    figures: tuple[Figure, ...] = ()
    remarks: tuple[str, ...] = ()
    skipped: str = ""

    @property
    def missed(self) -> tuple[Figure, ...]:
        """The figures that do not reach their bounds."""
        return tuple(each for each in self.figures if each.verdict == "missed")


def at_most(value: float) -> Bound:
    """Return an upper bound."""
    return Bound(Side.AT_MOST, value)


def at_least(value: float) -> Bound:
    """Return a lower bound."""
    return Bound(Side.AT_LEAST, value)


def exactly(value: float) -> Bound:
    """Return a bound for counts."""
    return Bound(Side.EXACTLY, value)


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that `percent` per cent of all do not exceed (nearest rank)."""
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    rank = max(1, -int(-percent * len(ordered) // 100))
    return ordered[rank - 1]


def paired_ratio(ours: Sequence[float], bare: Sequence[float]) -> float:
    """Return the median of the ratios of neighbours in time: load that comes and goes cancels."""
    return statistics.median(mine / base for mine, base in zip(ours, bare, strict=True))


def noise(values: Sequence[float]) -> float:
    """Return by what factor the ninth tenth lies above the first: 1 on a silent machine."""
    return percentile(values, 90) / percentile(values, 10)


def in_turns(
    subjects: Mapping[str, Callable[[], float]], rounds: int
) -> dict[str, tuple[float, ...]]:
    """Call each subject once a round, every other round backwards; return what they returned."""
    names = list(subjects)
    found: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds):
        for name in names if number % 2 == 0 else reversed(names):
            found[name].append(subjects[name]())
    return {name: tuple(values) for name, values in found.items()}


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """Return what does `work` and returns the seconds it took."""

    def take() -> float:
        begun = time.perf_counter()
        work()
        return time.perf_counter() - begun

    return take


def gaps(beats: Sequence[float]) -> tuple[float, ...]:
    """Return the time between each beat and the next."""
    return tuple(later - earlier for earlier, later in pairwise(beats))
