"""Figures as tables for other programs: one line for each cell, with its unit, n and missing."""

from collections.abc import Iterator
from typing import BinaryIO

from intake.domain.figures.table import FigureRow, rows_of
from intake.exports.csv_file import csv_lines, harmless
from intake.exports.workbook import Cell, sheet_names, workbook
from intake.i18n import N_, Words
from intake.i18n.figure_charts import value_text
from intake.i18n.figure_words import AUDIENCES, TITLES, UNITS, line_words
from intake.services.figures import FigureReport

HEAD = (
    N_("Key"), N_("Figure"), N_("Definition"), N_("Of what"), N_("Value"), N_("Unit"), N_("Count"),
    N_("Of"), N_("Low end"), N_("High end"), N_("Missing"),
)  # fmt: skip


def write_csv(report: FigureReport, words: Words, stream: BinaryIO) -> None:
    """Write every line of a report, under what it is of and as of when."""
    with csv_lines(stream, bom=True) as lines:
        for name, text in about(report, words):
            lines.writerow((harmless(name), harmless(text)))
        lines.writerow(())
        for cells in table(report, words):
            lines.writerow([harmless(str(cell), is_number=True) for cell in cells])


def write_xlsx(report: FigureReport, words: Words, stream: BinaryIO) -> None:
    """Write a sheet with the figures and a sheet that says what they are of."""
    names = sheet_names((words.gettext("Figures"), words.gettext("About")))
    with workbook(stream, names) as book:
        with book.sheet() as sheet:
            for cells in table(report, words):
                sheet.row(cells)
        with book.sheet() as sheet:
            for pair in about(report, words):
                sheet.row(pair)


def about(report: FigureReport, words: Words) -> Iterator[tuple[str, str]]:
    """Yield what a report is of: as of when, which months, for whom, how many people."""
    order = report.order
    hidden = words.gettext("fewer than 10")
    yield words.gettext("As of"), report.as_of.isoformat(timespec="minutes")
    yield words.gettext("From"), order.since or words.gettext("All months")
    yield words.gettext("To"), order.until or words.gettext("All months")
    yield words.gettext("For whom"), words.gettext(AUDIENCES[order.audience.value])
    said = report.told_standings
    for key, message in (
        ("counted", N_("People counted")),
        ("not_asked", N_("Not asked whether they want to be")),
        ("refused", N_("Did not want to be")),
    ):
        count = said[key]
        yield words.gettext(message), hidden if count is None else str(count)


def table(report: FigureReport, words: Words) -> Iterator[tuple[Cell, ...]]:
    """Yield the head and then one line for each cell that is known or hidden."""
    yield tuple(words.gettext(each) for each in HEAD)
    for published in report.figures:
        for row in rows_of(published):
            if row.whole or row.part or not row.is_shown:
                yield _cells(row, words)


def _cells(row: FigureRow, words: Words) -> tuple[Cell, ...]:
    title, definition = TITLES[row.metric]
    hidden = words.gettext("hidden")
    blank: Cell = "" if row.is_shown else hidden
    return (
        row.metric,
        words.gettext(title),
        words.gettext(definition),
        line_words(row.metric, row.about, words) or words.gettext(UNITS[row.unit]),
        value_text(row, words),
        words.gettext(UNITS[row.unit]),
        blank if row.part is None else row.part,
        blank if row.whole is None else row.whole,
        "" if row.low is None else f"{row.low:.4f}",
        "" if row.high is None else f"{row.high:.4f}",
        hidden if row.missing is None else row.missing,
    )
