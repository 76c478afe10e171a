"""Rows for analysis beyond the program, from which nobody can be picked out.

A table for each unit of count, and nothing that joins two of them: all acts of one person together
would point to that person. Free text, codes of cases and days are never in it; months are, and
numbers in steps. A value that fewer rows have than the bound is hidden, and so is what makes a row
rare together with others that an outsider could know (security.md 36).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Final

from intake.domain.figures.facts import FACTS_OF, Case, Facts
from intake.domain.figures.units import Unit

HIDDEN: Final = "*"
"""Known, and not told: an empty cell is not known."""
LEFT_OUT: Final = frozenset({"asked", "skipped"})
"""Which questions somebody answered is nearly as good as a name."""
KEYS: Final[dict[Unit, tuple[str, ...]]] = {
    Unit.PEOPLE: ("month", "language", "age", "country", "programme", "minors", "next"),
    Unit.INTERVIEWS: ("month", "form", "left_early", "minutes"),
    Unit.ACTS: ("month", "city", "kind", "perpetrator", "days_after_return"),
    Unit.STATEMENTS: ("month", "to"),
    Unit.FINDINGS: ("month", "made", "result", "next", "mode"),
    Unit.FORMS: ("month", "own_opinion"),
}
"""What somebody outside could know of a row; what tells most stands last and is hidden first."""
STEPS: Final = {"minutes": 5, "hours_to_interview": 24, "hours_to_result": 24, "hours_added": 24,
                "days_after_return": 7}  # fmt: skip
"""Numbers are told in steps, by their beginning."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DatasetTable:
    """The rows of one unit, in no order that means anything."""

    unit: Unit
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    hidden: int
    """Cells that are known and not told."""


def columns_of(unit: Unit) -> tuple[str, ...]:
    """Return the columns of a unit."""
    return tuple(each.name for each in fields(FACTS_OF[unit]) if each.name not in LEFT_OUT)


def tables_of(cases: Iterable[Case], bound: int) -> tuple[DatasetTable, ...]:
    """Return a table for each unit; rare values and rare rows are hidden below the bound.

    A table with fewer rows than the bound has none.
    """
    found: dict[Unit, list[Row]] = {unit: [] for unit in Unit}
    unit_of = {kind: unit for unit, kind in FACTS_OF.items()}
    for case in cases:
        for row in case.rows():
            unit = unit_of[type(row)]
            found[unit].append(tuple(_cells(row, columns_of(unit))))
    return tuple(_table(unit, rows, bound) for unit, rows in found.items())


def _cells(row: Facts, columns: Sequence[str]) -> Iterator[str]:
    for name in columns:
        said = getattr(row, name)
        if said is None:
            yield ""
        elif isinstance(said, int):
            step = STEPS.get(name, 1)
            yield str(said // step * step)
        elif isinstance(said, tuple):
            yield " ".join(sorted(dict.fromkeys(said)))
        else:
            yield said


def _table(unit: Unit, rows: list[Row], bound: int) -> DatasetTable:
    columns = columns_of(unit)
    if len(rows) < bound:
        return DatasetTable(unit, columns, (), 0)
    told = _without_rare_rows(_without_rare_values(rows, bound), columns, unit, bound)
    hidden = sum(
        now != was for after, before in zip(told, rows, strict=True)
        for now, was in zip(after, before, strict=True)
    )  # fmt: skip
    return DatasetTable(unit, columns, tuple(told), hidden)


def _without_rare_values(rows: list[Row], bound: int) -> list[Row]:
    """Hide each code that fewer rows of its column have than the bound."""
    kept = [
        {code for code, count in _codes(column).items() if count >= bound}
        for column in zip(*rows, strict=True)
    ]
    return [
        tuple(_told(cell, known) for cell, known in zip(row, kept, strict=True)) for row in rows
    ]


def _codes(column: Iterable[str]) -> Counter[str]:
    return Counter(code for cell in column for code in cell.split(" ") if code)


def _told(cell: str, known: set[str]) -> str:
    if not cell:
        return ""
    said = [code if code in known else HIDDEN for code in cell.split(" ")]
    return " ".join(dict.fromkeys(said))


def _without_rare_rows(
    rows: list[Row], columns: tuple[str, ...], unit: Unit, bound: int
) -> list[Row]:
    """Hide more of what an outsider could know, until every combination has enough rows."""
    places = [columns.index(name) for name in KEYS[unit]]
    for depth in range(len(places), -1, -1):
        counts = Counter(_key(row, places) for row in rows)
        if min(counts.values(), default=bound) >= bound:
            return rows
        if depth:
            rare = {key for key, count in counts.items() if count < bound}
            hide = places[depth - 1]
            rows = [_hide(row, hide) if _key(row, places) in rare else row for row in rows]
    return _filled_up(rows, places, bound)


def _filled_up(rows: list[Row], places: list[int], bound: int) -> list[Row]:
    """Let the smallest combinations join those that are hidden whole, until these are enough."""
    counts = Counter(_key(row, places) for row in rows)
    nothing = (HIDDEN,) * len(places)
    joined: set[Row] = {nothing, *(key for key, count in counts.items() if count < bound)}
    others = sorted((count, key) for key, count in counts.items() if key not in joined)
    for _count, key in others:
        if sum(counts[each] for each in joined) >= bound:
            break
        joined.add(key)
    return [
        _hidden_whole(row, places) if _key(row, places) in joined else row for row in rows
    ]  # fmt: skip


def _key(row: Row, places: Sequence[int]) -> Row:
    return tuple(row[place] for place in places)


def _hide(row: Row, place: int) -> Row:
    return (*row[:place], HIDDEN, *row[place + 1 :])


def _hidden_whole(row: Row, places: Sequence[int]) -> Row:
    return tuple(HIDDEN if at in places else cell for at, cell in enumerate(row))
