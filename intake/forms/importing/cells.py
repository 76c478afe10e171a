"""Cells that would be lost: formulas without a result, formulas that failed."""

import warnings
from io import BytesIO
from typing import Final

from intake.forms.importing.cell_texts import header_of, of_xlsx
from intake.forms.importing.findings import Findings
from intake.forms.importing.sheet_xml import formula_cells, sheets_of
from intake.forms.importing.workbook import Workbook
from intake.forms.package import Rule

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
    sheets = sheets_of(content, workbook.titles)
    for title, xml in sheets.items():
        sheet = workbook.titles[title]
        if sheet not in workbook.rows or (b"f>" not in xml and b"<f" not in xml):
            continue
        headers = _headers(content, title)
        used = 0
        for cell in formula_cells(xml):
            header = headers[cell.column - 1] if cell.column <= len(headers) else ""
            if cell.row == 1 or header not in workbook.headers[sheet]:
                continue
            used += 1
            if not cell.has_result:
                findings.error(
                    Rule.FORMULA_WITHOUT_RESULT, sheet=sheet, row=cell.row, column=header
                )
        if used:
            findings.notice(Rule.FORMULA_RESULTS_USED, str(used), sheet=sheet)


def _headers(content: bytes, title: str) -> list[str]:
    from pyxform.xls2json_backends import pyxl_open

    with warnings.catch_warnings(action="ignore"):
        book = pyxl_open(BytesIO(content), read_only=True, data_only=True)
        try:
            rows = book[title].iter_rows(max_row=1, values_only=True)
            return [header_of(of_xlsx(each)) for each in next(rows, ())]
        finally:
            book.close()
