"""Rows behind a gap: pyxform stops after sixty empty rows, and what follows would be lost."""

import warnings
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any, Final

from intake.forms.importing.findings import Findings, RefusedError
from intake.forms.importing.sheet_xml import last_row, sheets_of
from intake.forms.importing.sniffing import Kind
from intake.forms.importing.workbook import MOST_ROWS, Row, Workbook
from intake.forms.package import Rule

_COUNTS: Final = {
    "survey": frozenset({"type", "command"}),
    "choices": frozenset({"list_name", "list name"}),
    "external_choices": frozenset({"list_name", "list name"}),
}
"""The column that makes a row count, by sheet: notes below a form do not."""

Cells = Iterable[tuple[str, ...]]


def read_behind_gaps(content: bytes, kind: Kind, workbook: Workbook, findings: Findings) -> None:
    """Add the rows that stand behind such a gap, at the numbers that they have in their sheet."""
    sheets = {Kind.XLSX: _of_xlsx, Kind.XLS: _of_xls}.get(kind)
    if sheets is None:
        return
    for title, cells in sheets(content, workbook):
        sheet = title.lower()
        if sheet not in _COUNTS or sheet not in workbook.rows:
            continue
        rows = workbook.rows[sheet]
        behind = _behind(cells, len(rows) + 1, _COUNTS[sheet])
        if behind and behind[-1][0] > MOST_ROWS + 1:
            findings.error(Rule.TOO_MANY_ROWS, str(MOST_ROWS), sheet=sheet)
            raise RefusedError(Rule.TOO_MANY_ROWS)
        for number, row in behind:
            rows += [{} for _gap in range(number - 2 - len(rows))]
            rows.append(row)
        if behind:
            findings.repair(Rule.ROWS_BEHIND_A_GAP, str(len(behind)), sheet=sheet, row=behind[0][0])


def _behind(cells: Cells, read: int, counts: frozenset[str]) -> list[tuple[int, Row]]:
    """Return the rows after the first `read` rows that count, with their numbers."""
    found: list[tuple[int, Row]] = []
    headers: list[str] = []
    for number, texts in enumerate(cells, start=1):
        if number == 1:
            headers = [" ".join(each.split()) for each in texts]
        elif number > read:
            pairs = zip(headers, texts, strict=False)
            row = {header: text for header, text in pairs if header and text}
            if any(header.lower() in counts for header in row):
                found.append((number, row))
                if number > MOST_ROWS + 1:
                    return found
    return found


def _of_xlsx(content: bytes, workbook: Workbook) -> Iterator[tuple[str, Cells]]:
    """Yield the sheets that hold a value below the last row that was read."""
    longer = [
        title
        for title, xml in sheets_of(content).items()
        if last_row(xml) > len(workbook.rows.get(title.lower(), ())) + 1
        and title.lower() in workbook.rows
    ]
    if not longer:
        return
    from pyxform.xls2json_backends import pyxl_open, xlsx_value_to_str

    with warnings.catch_warnings(action="ignore"):
        book = pyxl_open(BytesIO(content), read_only=True, data_only=True)
        try:
            for title in longer:
                rows = book[title].iter_rows(values_only=True)
                yield title, (tuple(_text(each, xlsx_value_to_str) for each in row) for row in rows)
        finally:
            book.close()


def _of_xls(content: bytes, workbook: Workbook) -> Iterator[tuple[str, Cells]]:
    from pyxform.xls2json_backends import xlrd_open, xls_value_to_unicode

    book = xlrd_open(file_contents=content)

    def text(cell: Any) -> str:
        return _text(
            cell.value, lambda value: xls_value_to_unicode(value, cell.ctype, book.datemode)
        )

    for sheet in book.sheets():
        if sheet.nrows <= len(workbook.rows.get(sheet.name.lower(), ())) + 1:
            continue
        rows = (sheet.row(number) for number in range(sheet.nrows))
        yield sheet.name, (tuple(text(cell) for cell in row) for row in rows)


def _text(value: object, written: Callable[[object], str]) -> str:
    return "" if value is None or value == "" else str(written(value)).strip()
