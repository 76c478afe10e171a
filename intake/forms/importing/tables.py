"""Text tables (.csv, .md): the rows of each of their sheets."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from intake.forms.importing.findings import Findings, RefusedError
from intake.forms.importing.sniffing import Kind
from intake.forms.package import Rule

_LONGEST_FIELD: Final = csv.field_size_limit()

Tables = dict[str, list[tuple[str, ...]]]
"""The rows of each sheet by its title; the headers of a sheet are its first row."""


def table_rows(content: bytes, kind: Kind, findings: Findings, *, most: int) -> Tables:
    """Return the rows of a text table; a sheet of more than `most` rows is refused."""
    text = content.decode("utf-8-sig")
    tables: Tables = {}
    for title, cells in _of_csv(text, findings) if kind is Kind.CSV else _of_markdown(text):
        rows = tables.setdefault(title, [])
        rows.append(cells)
        if len(rows) > most:
            findings.error(Rule.TOO_MANY_ROWS, str(most - 1), sheet=title)
            raise RefusedError(Rule.TOO_MANY_ROWS.value)
    return tables


def _of_csv(text: str, findings: Findings) -> Iterator[tuple[str, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, findings))
    sheet, row = "", 0
    try:
        for cells in reader:
            if cells and cells[0].strip():
                sheet, row = cells[0].strip(), 0
            if any(each.strip() for each in cells[1:]):
                row += 1
                yield sheet, tuple(each.strip() for each in cells[1:])
    except csv.Error as error:
        findings.error(Rule.CELL_TOO_LONG, str(_LONGEST_FIELD), sheet=sheet, row=row + 1)
        raise RefusedError(Rule.CELL_TOO_LONG.value) from error


def _delimiter(text: str, findings: Findings) -> str:
    """Return what stands between the cells: spreadsheet programs in Spanish write semicolons."""
    start = text[:5_000]
    for mark, name in ((";", ";"), ("\t", "TAB")):
        if start.count(mark) > 2 * start.count(","):
            findings.repair(Rule.DELIMITER_READ, name)
            return mark
    return ","


def _of_markdown(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    from pyxform.xls2json_backends import _md_table_to_ss_structure

    for sheet, lines in _md_table_to_ss_structure(text).items():
        for cells in lines:
            yield str(sheet), tuple((each or "").strip() for each in cells)
