"""Figures as rows of plain numbers: what screens, papers, tables and JSON are made from."""

from dataclasses import dataclass, replace
from typing import Final, assert_never

from intake.domain.figures.publishing import Published, PublishedLine
from intake.domain.figures.values import Each, Middle, Ratio, Share, Tally, Value

_KINDS: Final = {Share: "share", Each: "each", Middle: "middle", Ratio: "ratio", Tally: "count"}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line in numbers. A hidden row has none; `missing` is None where it is hidden."""

    metric: str
    about: tuple[str, ...]
    kind: str
    """"share", "each", "middle", "ratio" or "count"."""
    unit: str
    is_shown: bool
    part: int | None = None
    whole: int | None = None
    """What a share is of; for a middle, of how many it is known; for a ratio, both wholes."""
    value: float | None = None
    """A fraction of one, a number for each, a median, a ratio; None where it is not computed."""
    low: float | None = None
    high: float | None = None
    """The ends of the interval of a share, or the quartiles of a middle."""
    per: str = ""
    """What "each" is for each of."""
    measure: str = ""
    missing: int | None = None
    is_computable: bool = True
    """False for a ratio with too few behind it."""


def rows_of(published: Published) -> tuple[FigureRow, ...]:
    """Return every line of a figure in numbers."""
    figure = published.figure
    return tuple(_row(figure.metric, each) for each in published.lines)


def _row(metric: str, shown: PublishedLine) -> FigureRow:
    line, value = shown.line, shown.line.value
    missing = line.missing.count if shown.is_missing_shown else None
    unit = _unit(value)
    bare = FigureRow(metric, line.about, _KINDS[type(value)], unit, shown.is_shown, missing=missing)
    if isinstance(value, Each):
        bare = replace(bare, per=value.each.unit.value)
    if isinstance(value, Middle):
        bare = replace(bare, measure=value.measure.value)
    if isinstance(value, Ratio):
        bare = replace(bare, is_computable=value.is_computable)
    return _filled(bare, value) if shown.is_shown else bare


def _filled(row: FigureRow, value: Value) -> FigureRow:
    match value:
        case Share():
            within = value.interval
            return replace(
                row,
                part=value.part.count,
                whole=value.whole.count,
                value=value.fraction,
                low=within.low if value.whole.count else None,
                high=within.high if value.whole.count else None,
            )
        case Each(many, each):
            return replace(row, part=many.count, whole=each.count, value=value.value)
        case Middle():
            low, middle, high = (value.at(quarter) for quarter in (1, 2, 3))
            return replace(row, whole=value.known.count, value=middle, low=low, high=high)
        case Ratio(over, under):
            return replace(
                row,
                part=over.part.count + under.part.count,
                whole=over.whole.count + under.whole.count,
                value=value.value,
            )
        case Tally(rows):
            return replace(row, part=rows.count)
        case _ as never:
            assert_never(never)


def _unit(value: Value) -> str:
    match value:
        case Share(part, _):
            return part.unit.value
        case Each(many, _):
            return many.unit.value
        case Middle():
            return value.among.unit.value
        case Ratio(over, _):
            return over.part.unit.value
        case Tally(rows):
            return rows.unit.value
        case _ as never:
            assert_never(never)
