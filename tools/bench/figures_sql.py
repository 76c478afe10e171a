"""The same figures asked of DuckDB: each set of rows writes itself down as a condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import findall
from typing import Any, Final

from intake.domain.figures.catalogue import METRICS
from intake.domain.figures.index import Index, Numbers, Population
from intake.domain.figures.units import Selection, Unit
from intake.domain.figures.values import Each, Figure, Middle, Ratio, Share, Tally
from tools.bench.figures_rows import MANY, Rows, many_name, unpacked

_MOST_COLUMNS: Final = 9
"""With more columns there are more groups than it is worth."""


class Traced(Selection):
    """Some rows, with the condition that finds them."""

    __slots__ = ("sql",)
    sql: str

    def __init__(self, unit: Unit, bits: int, sql: str) -> None:
        super().__init__(unit, bits)
        object.__setattr__(self, "sql", sql)

    def __and__(self, other: Selection) -> Traced:
        return Traced(self.unit, super().__and__(other).bits, f"({self.sql} AND {sql_of(other)})")

    def __or__(self, other: Selection) -> Traced:
        return Traced(self.unit, super().__or__(other).bits, f"({self.sql} OR {sql_of(other)})")

    def __sub__(self, other: Selection) -> Traced:
        sql = f"({self.sql} AND NOT {sql_of(other)})"
        return Traced(self.unit, super().__sub__(other).bits, sql)


class TracedNumbers(Numbers):
    """What is measured, with the name of its column."""

    __slots__ = ("column",)
    column: str

    def __init__(self, plain: Numbers, column: str) -> None:
        super().__init__(plain.unit, plain.present, plain.digits)
        object.__setattr__(self, "column", column)

    def known(self, among: Selection) -> Selection:
        """Return the rows of which it is known."""
        present = Traced(self.unit, self.present, f"({self.column} IS NOT NULL)")
        return among & present


class TracedPopulation(Population):
    """Rows that write down how they are found."""

    __slots__ = ()

    @property
    def all(self) -> Selection:
        """Every row."""
        return Traced(self.unit, Population(self.unit, self.bits).all.bits, "true")

    def where(self, question: str, *any_of: str) -> Selection:
        """Return the rows that say one of these codes."""
        bits = Population(self.unit, self.bits).where(question, *any_of).bits
        if question in MANY.get(self.unit, {}):
            there = {(question, code) for code in any_of} & self.bits.keys()
            parts = [f'"{many_name(*each)}"' for each in sorted(there)]
        elif any_of == ("",):
            parts = [f'"{question}" IS NOT NULL']
        else:
            codes = ", ".join(f"'{code}'" for code in any_of)
            parts = [f'"{question}" IN ({codes})']
        return Traced(self.unit, bits, f"(coalesce({' OR '.join(parts) or 'false'}, false))")

    def number(self, question: str) -> Numbers:
        """Return what is measured."""
        return TracedNumbers(Population(self.unit, self.bits).number(question), question)


def sql_of(rows: Selection) -> str:
    """Return the condition of some rows."""
    assert isinstance(rows, Traced)
    return rows.sql


@dataclass(frozen=True, slots=True)
class Question:
    """What one metric asks of one table, written in one way or in two, and what ours answers."""

    queries: tuple[str, ...]
    answers: tuple[float, ...]


def asked(made: dict[Unit, Rows]) -> list[Question]:
    """Return one question for each metric and unit, with the answers that ours gives."""
    populations: dict[Unit, Population] = {
        unit: TracedPopulation(unit, rows.lines) for unit, rows in made.items()
    }
    found: list[Question] = []
    for metric in METRICS:
        columns: dict[Unit, list[tuple[str, float]]] = {}
        for unit, sql, answer in _cells(metric.count(Index(populations))):
            columns.setdefault(unit, []).append((sql, answer))
        for unit, some in columns.items():
            queries = tuple(_queries(unit, [sql for sql, _ in some]))
            found.append(Question(queries, tuple(answer for _, answer in some)))
    return found


def _queries(unit: Unit, cells: list[str]) -> Iterator[str]:
    """Yield the question as filters, and where it only counts also as groups that are added up."""
    whole = ", ".join(cells)
    yield f"SELECT {whole} FROM {unit.value}"
    columns = dict.fromkeys(findall(r'"\w+"', whole))
    if "quantile" not in whole and 0 < len(columns) <= _MOST_COLUMNS:
        groups = f"SELECT {', '.join(columns)}, count(*) AS n FROM {unit.value} GROUP BY ALL"
        sums = whole.replace("count(*)", "sum(n)")
        yield f"WITH grouped AS ({groups}) SELECT {sums} FROM grouped"


def _cells(figure: Figure) -> list[tuple[Unit, str, float]]:
    cells: list[tuple[Unit, str, float]] = []
    for line in figure.lines:
        cells.append(_count(line.missing))
        match line.value:
            case Share(part, whole):
                cells += [_count(part), _count(whole)]
            case Each(many, each):
                cells += [_count(many), _count(each)]
            case Ratio(over, under):
                cells += [
                    _count(each) for side in (over, under) for each in (side.part, side.whole)
                ]
            case Tally(rows):
                cells.append(_count(rows))
            case Middle() as middle:
                cells += _middle(middle)
    return cells


def _count(rows: Selection) -> tuple[Unit, str, float]:
    return rows.unit, f"count(*) FILTER (WHERE {sql_of(rows)})", rows.count


def _middle(middle: Middle) -> list[tuple[Unit, str, float]]:
    assert isinstance(middle.numbers, TracedNumbers)
    column, rows = middle.numbers.column, middle.known
    cells = [_count(rows)]
    for quarter in (1, 2, 3):
        sql = f"quantile_cont({column}, {quarter / 4}) FILTER (WHERE {sql_of(rows)})"
        cells.append((rows.unit, sql, middle.at(quarter) or 0.0))
    return cells


def load(connection: Any, made: dict[Unit, Rows]) -> None:
    """Make a table of each unit: codes as ENUMs, the quickest way that DuckDB has."""
    import pyarrow as pa

    for unit, rows in made.items():
        arrays = {name: _array(pa, column, rows.size) for name, column in rows.columns.items()}
        table = pa.table(arrays)
        connection.register("arriving", table)
        connection.execute(f"CREATE TABLE {unit.value} AS SELECT * FROM arriving")
        connection.unregister("arriving")


def _array(pa: Any, column: Any, size: int) -> Any:
    if isinstance(column, int):
        return pa.array(list(unpacked(column, size)), pa.bool_())
    drawn, second = column
    if isinstance(second, int):
        known = unpacked(second, size)
        values = [each if is_known else None for each, is_known in zip(drawn, known, strict=True)]
        return pa.array(values, pa.int32())
    codes = [code or None for code in second]
    distinct: Sequence[str] = [code for code in dict.fromkeys(codes) if code]
    places = {at: distinct.index(code) if code else None for at, code in enumerate(codes)}
    indices = pa.array([places[each] for each in drawn], pa.int8())
    return pa.DictionaryArray.from_arrays(indices, pa.array(list(distinct)))
