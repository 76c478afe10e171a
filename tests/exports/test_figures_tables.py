"""Figures as CSV and as a workbook: unit, n and missing on each line, nothing hidden in them."""

import csv
import io

import openpyxl

from intake.domain.figures.publishing import Audience
from intake.exports.figures_tables import HEAD, write_csv, write_xlsx
from intake.i18n import Words
from intake.services.figures import FigureOrder
from tests.ui.figures_reports import report


def test_a_table_says_of_what_and_as_of_when() -> None:
    stream = io.BytesIO()
    write_csv(report(FigureOrder(since="2026-09")), Words("es"), stream)
    lines = list(csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig"))))
    assert lines[0] == ["Al", "2026-11-24T17:00+00:00"]
    assert lines[1] == ["Desde", "2026-09"]
    assert ["No quisieron", "menos de 10"] in lines
    head = next(at for at, line in enumerate(lines) if line[:1] == ["Clave"])
    assert all(len(line) == len(HEAD) and line[5] and line[10] for line in lines[head + 1 :])


def test_a_workbook_for_the_public_holds_no_small_number() -> None:
    stream = io.BytesIO()
    write_xlsx(report(FigureOrder(audience=Audience.PUBLIC)), Words("en"), stream)
    book = openpyxl.load_workbook(stream, read_only=True)
    assert book.sheetnames == ["Figures", "About"]
    _head, *lines = book["Figures"].iter_rows(values_only=True)
    assert any("hidden" in line for line in lines)
    assert not [n for line in lines for n in line[6:8] if isinstance(n, int) and 0 < n < 10]
