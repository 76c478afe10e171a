"""Figures in words: charts with their bars and their tables, for screens and for papers."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.domain.figures.catalogue import METRICS
from intake.domain.figures.publishing import Published
from intake.domain.figures.table import FigureRow, rows_of
from intake.i18n import N_, Words
from intake.i18n.figure_words import MEASURES, TITLES, UNITS, line_words, month_words, part_words
from intake.i18n.formats import number_text

SKIPPED = "m31"
_FOREMOST = 15
_MOST = 6
_PARTS = {metric.key: metric.part.value for metric in METRICS}
HEAD = (N_("Of what"), N_("Value"), N_("Count"), N_("Of"), N_("95 % interval"), N_("Missing"))
STACKED = "time"
"""The figure that is drawn as one column for each month."""
HUES = ("positive", "negative", "admin_closed")
"""What has a colour and a pattern of its own; everything else has the first."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: how long it is as a fraction of the whole width, or None where it has no length."""

    label: str
    value: str
    length: float | None
    low: float | None = None
    high: float | None = None
    hue: int = 0
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what stands under it, and its parts from below, as fractions of its height."""

    label: str
    parts: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One figure as people read it."""

    key: str
    part: str
    title: str
    definition: str
    basis: str
    """Unit, n and missing, in one line."""
    bars: tuple[Bar, ...]
    columns: tuple[Column, ...]
    legend: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def is_known(self) -> bool:
        """Anything is counted."""
        return bool(self.rows)

    @property
    def spoken(self) -> str:
        """All of it as one text, for who hears it."""
        said = [f"{bar.label}: {bar.value}" for bar in self.bars]
        return ". ".join((self.title, self.basis, *said))


def charts(figures: Sequence[Published], words: Words) -> tuple[Chart, ...]:
    """Return figures in words."""
    return tuple(_chart(rows_of(each), each.figure.metric, words) for each in figures)


def _chart(rows: Sequence[FigureRow], metric: str, words: Words) -> Chart:
    known = [row for row in rows if row.whole or row.part or not row.is_shown]
    longest = max((row.high or row.value or 0 for row in known if row.kind != "share"), default=0)
    title, definition = TITLES[metric]
    is_stacked = metric == STACKED
    return Chart(
        metric,
        _PARTS[metric],
        words.gettext(title),
        words.gettext(definition),
        _basis(known, words) if known else "",
        () if is_stacked else tuple(_bar(row, longest, words) for row in _drawn(metric, known)),
        _columns(known, words) if is_stacked else (),
        tuple(line_words(metric, (code,), words) for code in HUES) if is_stacked else (),
        tuple(words.gettext(each) for each in HEAD),
        tuple(_cells(row, words) for row in known),
    )


def _drawn(metric: str, known: Sequence[FigureRow]) -> Sequence[FigureRow]:
    """Return the rows that are drawn: of questions that are skipped only the foremost."""
    if metric != SKIPPED:
        return known
    return sorted(known, key=lambda row: row.value or 0, reverse=True)[:_FOREMOST]


def _bar(row: FigureRow, longest: float, words: Words) -> Bar:
    scale = 1.0 if row.kind == "share" else longest

    def part(value: float | None) -> float | None:
        return value / scale if value is not None and scale and row.is_shown else None

    code = row.about[-1] if row.about else ""
    return Bar(
        _label(row, words),
        _with_counts(row, words),
        None if row.kind in {"ratio", "count"} else part(row.value),
        part(row.low),
        part(row.high),
        HUES.index(code) if code in HUES else 0,
        not row.is_shown,
    )


def _columns(rows: Sequence[FigureRow], words: Words) -> tuple[Column, ...]:
    months = dict.fromkeys(row.about[0] for row in rows)
    most = max((row.whole or 0 for row in rows), default=0)
    return tuple(
        Column(
            month_words(month, words.language),
            tuple(
                (HUES.index(row.about[1]), (row.part or 0) / most)
                for row in rows
                if row.about[0] == month and row.is_shown and most
            ),
        )
        for month in months
    )


def _cells(row: FigureRow, words: Words) -> tuple[str, ...]:
    language = words.language
    within = ""
    if row.low is not None and row.high is not None:
        within = " – ".join(_number(row, each, language) for each in (row.low, row.high))
    hidden = words.gettext("hidden")
    return (
        _label(row, words),
        value_text(row, words),
        _count(row.part, language) if row.is_shown else hidden,
        _count(row.whole, language) if row.is_shown else hidden,
        within,
        hidden if row.missing is None else _count(row.missing, language),
    )


def value_text(row: FigureRow, words: Words) -> str:
    """Say the value of a row, or why there is none."""
    language = words.language
    if not row.is_shown:
        return words.gettext("hidden: too few to show")
    if not row.is_computable:
        return words.gettext("not computed: fewer than 5 behind one side")
    if row.kind == "count":
        return _count(row.part, language)
    if row.value is None:
        return words.gettext("not known")
    number = _number(row, row.value, language)
    if row.kind == "middle":
        return f"{number} {words.gettext(MEASURES[row.measure])}"
    return f"{number} ×" if row.kind == "ratio" else number


def _with_counts(row: FigureRow, words: Words) -> str:
    """Say the value, and of a share also how many of how many."""
    said, language = value_text(row, words), words.language
    if row.kind != "share" or not row.is_shown or row.value is None:
        return said
    return f"{said} ({_count(row.part, language)} / {_count(row.whole, language)})"


def _basis(rows: Sequence[FigureRow], words: Words) -> str:
    """Say the unit, of how many something is known, and of how many not."""
    first = rows[0]
    language, hidden = words.language, words.gettext("hidden")
    wholes = [_count(row.whole, language) for row in rows if row.is_shown and row.whole is not None]
    missing = [hidden if row.missing is None else _count(row.missing, language) for row in rows]
    unit = words.gettext(UNITS[first.unit])
    said = [words.gettext("Unit: {unit}", unit=unit)]
    if wholes:
        said.append(f"n = {_each(wholes)}")
    said.append(words.gettext("missing: {count}", count=_each(missing)))
    return " · ".join(said)


def _each(counts: Sequence[str]) -> str:
    """Say a count once where all lines share it, else those of the lines in their order."""
    different = tuple(dict.fromkeys(counts))
    if len(different) == 1:
        return different[0]
    return "; ".join(counts[:_MOST]) + ("; …" if len(counts) > _MOST else "")


def _label(row: FigureRow, words: Words) -> str:
    if row.metric == STACKED:
        month, code = row.about
        return f"{month_words(month, words.language)} · {line_words(row.metric, (code,), words)}"
    if not row.about:
        return words.gettext(UNITS[row.unit])
    return " · ".join(part_words(row.metric, row.about, words))


def _number(row: FigureRow, value: float, language: str) -> str:
    if row.kind == "share":
        return f"{number_text(round(value * 100, 1), language)} %"
    return number_text(round(value, 1), language)


def _count(count: int | None, language: str) -> str:
    return "" if count is None else number_text(count, language)
