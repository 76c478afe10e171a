"""Cells that would be lost: formulas without a result, formulas that failed."""

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from intake.forms.importing.findings import Findings
from intake.forms.importing.workbook import Workbook
from intake.forms.package import Rule

_SPACES: Final = re.compile("( )+")
_FAILED: Final = frozenset({"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#N/A", "#NUM!"})
_EMPTY_TEXT: Final = "str"
"""The data type of a cell whose formula yields a text, the empty one included."""


@dataclass(frozen=True, slots=True)
class _Formula:
    """A formula in a column that counts."""

    row: int
    place: int
    header: str
    written: str


def inspect_cells(workbook: Workbook, findings: Findings) -> None:
    """Name the cells in which a formula failed. Columns that were dropped do not matter."""
    for sheet, rows in workbook.rows.items():
        for number, row in enumerate(rows, start=2):
            for column, text in row.items():
                if text in _FAILED:
                    findings.error(Rule.CELL_ERROR, text, sheet=sheet, row=number, column=column)


def inspect_formulas(content: bytes, workbook: Workbook, findings: Findings) -> None:
    """Refuse a formula of an .xlsx whose result was never stored: the cell would be lost."""
    with ZipFile(BytesIO(content)) as archive:
        sheets = [each for each in archive.namelist() if each.startswith("xl/worksheets/")]
        if not any(b"<f" in archive.read(each) for each in sheets):
            return
    formulas = {
        sheet: tuple(_formulas(sheet, cells, workbook))
        for sheet, cells in _sheets(content, workbook, with_formulas=True)
    }
    blank = {sheet: set(_blank(sheet, found, workbook)) for sheet, found in formulas.items()}
    for sheet, found in formulas.items():
        if found:
            findings.notice(Rule.FORMULA_RESULTS_USED, str(len(found)), sheet=sheet)
    if any(blank.values()):
        for sheet, cells in _sheets(content, workbook, with_formulas=False):
            _refuse_without_result(sheet, cells, blank[sheet], findings)


def _sheets(
    content: bytes, workbook: Workbook, *, with_formulas: bool
) -> Iterator[tuple[str, Iterable[tuple[Any, ...]]]]:
    from pyxform.xls2json_backends import pyxl_open

    with warnings.catch_warnings(action="ignore"):
        book = pyxl_open(BytesIO(content), read_only=True, data_only=not with_formulas)
        try:
            for title in book.sheetnames:
                sheet = "survey" if len(book.sheetnames) == 1 else title.lower()
                if sheet in workbook.rows:
                    yield sheet, book[title]
        finally:
            book.close()


def _formulas(
    sheet: str, cells: Iterable[tuple[Any, ...]], workbook: Workbook
) -> Iterator[_Formula]:
    headers: list[str] = []
    for number, row in enumerate(cells, start=1):
        if number == 1:
            headers = [_SPACES.sub(" ", str(cell.value or "").strip()) for cell in row]
            continue
        if number - 2 >= len(workbook.rows[sheet]):
            return
        for place, (header, cell) in enumerate(zip(headers, row, strict=False)):
            if cell.data_type == "f" and header in workbook.headers[sheet]:
                yield _Formula(number, place, header, str(cell.value))


def _blank(sheet: str, formulas: Iterable[_Formula], workbook: Workbook) -> Iterator[_Formula]:
    rows = workbook.rows[sheet]
    return (each for each in formulas if each.header not in rows[each.row - 2])


def _refuse_without_result(
    sheet: str, cells: Iterable[tuple[Any, ...]], blank: set[_Formula], findings: Findings
) -> None:
    """Tell a stored empty text, which is a result, from no result at all."""
    rows = dict(enumerate(cells, start=1))
    for each in sorted(blank, key=lambda each: (each.row, each.place)):
        row = rows.get(each.row, ())
        if each.place >= len(row) or row[each.place].data_type != _EMPTY_TEXT:
            findings.error(
                Rule.FORMULA_WITHOUT_RESULT,
                each.written[:60],
                sheet=sheet,
                row=each.row,
                column=each.header,
            )
