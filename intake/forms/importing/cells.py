"""Cells that would be lost: formulas without a result, formulas that failed."""

import re
import warnings
from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from intake.forms.importing.findings import Findings
from intake.forms.importing.workbook import Workbook
from intake.forms.package import Rule

_SPACES: Final = re.compile("( )+")
_FAILED: Final = frozenset({"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#N/A", "#NUM!"})


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
    from openpyxl import load_workbook

    with warnings.catch_warnings(action="ignore"):
        book = load_workbook(BytesIO(content), read_only=True, data_only=False)
        try:
            for title in book.sheetnames:
                sheet = "survey" if len(book.sheetnames) == 1 else title.lower()
                if sheet in workbook.rows:
                    _compare(sheet, book[title], workbook, findings)
        finally:
            book.close()


def _compare(
    sheet: str, cells: Iterable[Iterable[Any]], workbook: Workbook, findings: Findings
) -> None:
    rows = workbook.rows[sheet]
    headers: list[str] = []
    used = 0
    for number, row in enumerate(cells, start=1):
        if number == 1:
            headers = [_SPACES.sub(" ", str(cell.value or "").strip()) for cell in row]
            continue
        if number - 2 >= len(rows):
            break
        for header, cell in zip(headers, row, strict=False):
            if cell.data_type != "f" or header not in workbook.headers[sheet]:
                continue
            used += 1
            if header not in rows[number - 2]:
                findings.error(
                    Rule.FORMULA_WITHOUT_RESULT,
                    str(cell.value)[:60],
                    sheet=sheet,
                    row=number,
                    column=header,
                )
    if used:
        findings.notice(Rule.FORMULA_RESULTS_USED, str(used), sheet=sheet)
