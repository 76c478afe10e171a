"""Figures on paper: each chart as bars drawn in lines, with its unit, n, missing and definition."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from intake.i18n import N_, Words
from intake.i18n.figure_charts import Bar, Chart, charts
from intake.i18n.figure_words import AUDIENCES, PARTS
from intake.i18n.formats import date_text, number_text
from intake.reports.document import Document, Title
from intake.reports.pdf import LETTER, PaperSize, styles
from intake.reports.pdf.cells import Cell, parallel
from intake.reports.pdf.drawing import Press
from intake.reports.pdf.fonts import Typeface
from intake.reports.pdf.strips import Mark, Shape, Strip, kept, paged, unbroken
from intake.reports.pdf.structure import Tag
from intake.reports.pdf.styles import Ink, Style
from intake.services.figures import FigureReport

_LABEL, _BARS, _GAP = 0.38, 0.36, 8.0
"""How much of the width the words and the bars take; the value has the rest."""
_THIN = 1.2
_NOT_ADVICE = N_("This document is not legal advice and not a decision of any government.")


def print_figures(
    report: FigureReport, words: Words, out: BinaryIO, size: PaperSize = LETTER
) -> None:
    """Write the figures of a report to `out` as a PDF. Everything happens in memory."""
    typeface = Typeface()
    title = words.gettext("Figures")
    document = Document(title, (words.language,), (Title((title,)),), None)
    sheet = _Sheet(typeface, size.width - 2 * styles.SIDE, words)
    pages = paged(list(sheet.strips(report)), size.height - styles.TOP - styles.BOTTOM)
    Press(document, typeface, size).print(pages, out, sheet.structure)


class _Sheet:
    """Sets charts as strips."""

    def __init__(self, typeface: Typeface, width: float, words: Words) -> None:
        self._typeface, self._width, self._words = typeface, width, words
        self.structure = Tag("Document", words.language)

    def strips(self, report: FigureReport) -> Iterator[Strip]:
        """Yield the whole paper."""
        words = self._words
        title = self._text(words.gettext("Figures"), styles.TITLE, "H1")
        yield from self._marked(kept(title), 0)
        for line in self._about(report):
            yield from self._text(line, styles.SMALL)
        known = [chart for chart in charts(report.figures, words) if chart.is_known]
        for part, name in PARTS.items():
            here = [chart for chart in known if chart.part == part]
            if here:
                head = self._text(words.gettext(name), styles.SECTION, "H2")
                yield from self._marked(kept(_before(head, 16)), 1)
            for chart in here:
                yield from self._chart(chart)
        yield from _before(self._text(words.gettext(_NOT_ADVICE), styles.SMALL), 14)

    def _about(self, report: FigureReport) -> Iterator[str]:
        words, order = self._words, report.order
        yield words.gettext("As of {when}", when=date_text(report.as_of.date(), words.language))
        months = [each for each in (order.since, order.until) if each]
        period = " – ".join(dict.fromkeys(months)) or words.gettext("All months")
        yield f"{period} · {words.gettext(AUDIENCES[order.audience.value])}"
        counted = report.told_standings["counted"]
        count = (
            words.gettext("fewer than 10")
            if counted is None
            else number_text(counted, words.language)
        )
        yield f"{words.gettext('People counted')}: {count}"

    def _chart(self, chart: Chart) -> list[Strip]:
        """Set one chart; its head stays with its first bars."""
        title = self._marked(_before(self._text(chart.title, styles.EVENT, "H3"), 10), 2)
        head = [*title, *self._text(chart.definition, styles.SMALL)]
        listed = self.structure.add("L")
        bars = [strip for bar in _bars(chart) for strip in self._bar(bar, listed.add("LI"))]
        foot = self._text(chart.basis, styles.FOOT)
        if len(bars) <= 12:
            return unbroken([*head, *bars, *foot])
        return [*kept([*head, *bars[:4]]), *bars[4:-2], *kept(bars[-2:]), *foot]

    def _bar(self, bar: Bar, item: Tag) -> list[Strip]:
        start, wide = self._width * _LABEL, self._width * _BARS
        value, look = start + wide + _GAP, styles.CELL if bar.is_hidden else _VALUE
        cells = [
            Cell(0.0, start - _GAP, bar.label, styles.CELL, item.add("Lbl")),
            Cell(value, self._width - value, bar.value, look, item.add("LBody")),
        ]
        lines = parallel(self._typeface, cells)
        shapes = [Shape(start, wide, Ink.WASH)]
        if bar.length is not None:
            shapes.append(Shape(start, wide * min(bar.length, 1.0), _INKS[bar.hue]))
        first = replace(lines[0], shapes=tuple(shapes), before=2.5)
        whisker = self._whisker(bar, start, wide)
        return unbroken([first, *whisker, *lines[1:]])

    def _whisker(self, bar: Bar, start: float, wide: float) -> list[Strip]:
        """Draw the interval as a thin line under the bar."""
        if bar.low is None or bar.high is None:
            return []
        low, high = (min(each, 1.0) * wide for each in (bar.low, bar.high))
        return [Strip(_THIN, shapes=(Shape(start + low, max(high - low, _THIN), Ink.DARK),))]

    def _text(self, text: str, style: Style, role: str = "P") -> list[Strip]:
        cell = Cell(0.0, self._width, text, style, self.structure.add(role))
        return list(parallel(self._typeface, [cell]))

    def _marked(self, strips: Sequence[Strip], level: int) -> list[Strip]:
        text = " ".join(run.text for strip in strips for run in strip.runs)
        first, *rest = strips
        return [replace(first, mark=Mark(text, level)), *rest]


_VALUE = styles.VALUE
_INKS = (Ink.ACCENT, Ink.SOFT, Ink.LINE)


def _bars(chart: Chart) -> Sequence[Bar]:
    """Return the bars of a chart; one that stands as columns is laid down, line by line."""
    if chart.bars:
        return chart.bars
    most = max((share for column in chart.columns for _, share in column.parts), default=0.0)
    lengths = [
        share / most if most else 0.0 for column in chart.columns for _, share in column.parts
    ]
    hues = [hue for column in chart.columns for hue, _ in column.parts]
    texts = [(cells[0], cells[2]) for cells in chart.rows]
    if len(lengths) != len(texts):  # some are hidden: then only the words stand
        return [Bar(label, count, None, is_hidden=True) for label, count in texts]
    return [
        Bar(label, count, length, hue=hue)
        for (label, count), length, hue in zip(texts, lengths, hues, strict=True)
    ]


def _before(strips: Sequence[Strip], blank: float) -> list[Strip]:
    first, *rest = strips
    return [replace(first, before=blank), *rest]
