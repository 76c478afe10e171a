"""Text tables (.csv, .md): what their reader would drop without a word."""

import csv
import io
from collections.abc import Iterator, Sequence

from intake.forms.importing.findings import Findings
from intake.forms.importing.sniffing import Kind
from intake.forms.package import Rule

Line = tuple[str, int, Sequence[str]]
"""Sheet, row and cells; the headers of a sheet are its row 1."""


def inspect_table(content: bytes, kind: Kind, findings: Findings) -> None:
    """Name a column that stands twice, and a cell that has no column."""
    headers: Sequence[str] = ()
    for sheet, row, cells in _lines(content, kind):
        if row == 1:
            headers = [each.strip().lower() for each in cells]
            for name in sorted({each for each in headers if each and headers.count(each) > 1}):
                findings.error(Rule.DUPLICATE_COLUMN, name, sheet=sheet, row=1, column=name)
        elif any(each.strip() for each in cells[len(headers) :]):
            findings.error(Rule.CELL_WITHOUT_COLUMN, sheet=sheet, row=row)


def _lines(content: bytes, kind: Kind) -> Iterator[Line]:
    if kind is Kind.CSV:
        yield from _of_csv(content.decode("utf-8-sig"))
    elif kind is Kind.MARKDOWN:
        yield from _of_markdown(content.decode("utf-8-sig"))


def _of_csv(text: str) -> Iterator[Line]:
    sheet, row = "", 0
    for cells in csv.reader(io.StringIO(text, newline="")):
        if cells and cells[0].strip():
            sheet, row = cells[0].strip(), 0
        if any(each.strip() for each in cells[1:]):
            row += 1
            yield sheet, row, cells[1:]


def _of_markdown(text: str) -> Iterator[Line]:
    from pyxform.xls2json_backends import _md_table_to_ss_structure

    for sheet, lines in _md_table_to_ss_structure(text).items():
        for row, cells in enumerate(lines, start=1):
            yield str(sheet), row, [each or "" for each in cells]
