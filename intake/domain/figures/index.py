"""The answer index: a bit for each row, one line of bits for each question and code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from intake.domain.figures.facts import MOST, UNIT_OF, Facts, codes, numbers
from intake.domain.figures.units import Selection, Unit, demand_same

Bits = Mapping[tuple[str, str], int]
"""By question and code; the code "" holds every row that says something to the question.

Numbers have a line for each binary digit: the code is "#" and the place of the digit.
"""
ALL = ("", "")
"""Every row that counts."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is measured of the rows of one unit, digit by digit."""

    unit: Unit
    present: int
    digits: tuple[int, ...]
    """The lowest digit first."""

    def known(self, among: Selection) -> Selection:
        """Return the rows of which the number is known."""
        demand_same(self.unit, among.unit)
        return among & Selection(self.unit, self.present)

    def total(self, among: Selection) -> int:
        """Return the sum over the rows."""
        known = self.known(among).bits
        return sum((known & digit).bit_count() << at for at, digit in enumerate(self.digits))

    def nth(self, among: Selection, place: int) -> int:
        """Return the number at a place, counted from 0, when they stand in order of size."""
        rest, value = self.known(among).bits, 0
        for at in reversed(range(len(self.digits))):
            ones = rest & self.digits[at]
            zeros = rest ^ ones
            if place < zeros.bit_count():
                rest = zeros
            else:
                place -= zeros.bit_count()
                rest, value = ones, value | 1 << at
        return value


@dataclass(frozen=True, slots=True)
class Population:
    """The rows of one unit, within a frame of rows that count."""

    unit: Unit
    bits: Bits = field(repr=False)
    frame: int | None = field(default=None, repr=False)

    @property
    def all(self) -> Selection:
        """Every row that counts."""
        whole = self.bits.get(ALL, 0)
        return Selection(self.unit, whole if self.frame is None else whole & self.frame)

    def where(self, question: str, *any_of: str) -> Selection:
        """Return the rows that say one of these codes."""
        found = 0
        for code in any_of:
            found |= self.bits.get((question, code), 0)
        return Selection(self.unit, found if self.frame is None else found & self.frame)

    def known(self, question: str) -> Selection:
        """Return the rows that say something to a question."""
        return self.where(question, "")

    def codes(self, question: str) -> tuple[str, ...]:
        """Return the codes of a question that any row says, in order."""
        named = (code for name, code in self.bits if name == question)
        return tuple(sorted(code for code in named if code and not code.startswith("#")))

    def number(self, question: str) -> Numbers:
        """Return what is measured."""
        digits = (self.bits.get((question, f"#{at}"), 0) for at in range(MOST.bit_length()))
        return Numbers(self.unit, self.bits.get((question, ""), 0), tuple(digits))


@dataclass(frozen=True, slots=True)
class Index:
    """Every population."""

    populations: Mapping[Unit, Population]

    def of(self, unit: Unit) -> Population:
        """Return the rows of one unit; none where nothing is counted."""
        return self.populations.get(unit) or Population(unit, {})

    def within(self, since: str, until: str) -> "Index":
        """Return what was noted from one month to another, both included; "" is no end."""
        if not since and not until:
            return self
        return Index({unit: _framed(each, since, until) for unit, each in self.populations.items()})


def build(rows: Iterable[Facts]) -> Index:
    """Return the index of some rows."""
    lines: dict[Unit, dict[tuple[str, str], list[int]]] = {unit: {} for unit in Unit}
    sizes = dict.fromkeys(Unit, 0)
    for row in rows:
        unit = UNIT_OF[type(row)]
        at, sizes[unit] = sizes[unit], sizes[unit] + 1
        for line in lines_of(row):
            lines[unit].setdefault(line, []).append(at)
    return Index(
        {
            unit: Population(unit, {line: packed(places) for line, places in lines[unit].items()})
            for unit in Unit
        }
    )


def lines_of(row: Facts) -> set[tuple[str, str]]:
    """Return every line of the index in which a row has its bit."""
    found = {ALL}
    for question, code in codes(row):
        found |= {(question, code), (question, "")}
    for question, number in numbers(row):
        found.add((question, ""))
        found |= {(question, f"#{at}") for at in range(number.bit_length()) if number >> at & 1}
    return found


def packed(places: Iterable[int]) -> int:
    """Return a number with a bit at each of these places."""
    known = list(places)
    made = bytearray(max(known, default=-1) // 8 + 1)
    for place in known:
        made[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(made, "little")


def _framed(population: Population, since: str, until: str) -> Population:
    frame = 0
    for month in population.codes("month"):
        if since <= month and (not until or month <= until):
            frame |= population.bits.get(("month", month), 0)
    return replace(population, frame=frame)
