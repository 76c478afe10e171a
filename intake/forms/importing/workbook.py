"""The sheets of a questionnaire as rows of cells, with nothing decided yet."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from intake.forms.importing.findings import Findings, RefusedError
from intake.forms.importing.sniffing import Kind
from intake.forms.package import Rule

MOST_ROWS: Final = 20_000
SHEETS: Final = ("survey", "choices", "settings", "external_choices", "entities", "osm")

Row = dict[str, str]

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Workbook:
    """Sheets by name: each has its headers, in order, and its rows. Row 0 is row 2 of the sheet."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    headers: dict[str, list[str]] = field(default_factory=dict)
    sheet_names: list[str] = field(default_factory=list)

    def for_pyxform(self) -> dict[str, Any]:
        """Return a copy in the shape that pyxform takes."""
        given: dict[str, Any] = {"sheet_names": list(self.sheet_names)}
        for sheet, rows in self.rows.items():
            given[sheet] = [dict(row) for row in rows]
            given[f"{sheet}_header"] = [dict.fromkeys(self.headers.get(sheet, ()))]
        return given

    def drop_column(self, sheet: str, column: str) -> None:
        """Take a column out."""
        self.headers[sheet] = [each for each in self.headers[sheet] if each != column]
        for row in self.rows[sheet]:
            row.pop(column, None)


@contextmanager
def guarded(findings: Findings) -> Iterator[None]:
    """Refuse the workbook when a library trips over it: three of them share no base of errors."""
    try:
        yield
    except RefusedError:
        raise
    except Exception as error:
        raise findings.refuse(Rule.DAMAGED_WORKBOOK) from error


def read_workbook(content: bytes, kind: Kind, findings: Findings) -> Workbook:
    """Read the sheets that make a questionnaire, or raise RefusedError."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2json_backends import get_xlsform

    with guarded(findings), warnings.catch_warnings(action="ignore"):  # openpyxl speaks of styles
        try:
            read = get_xlsform(content, file_type=f".{kind.value}")
        except PyXFormError as error:
            duplicate = re.search(r"Duplicate column header: (.*)", str(error))
            if duplicate is None:
                raise
            findings.error(Rule.DUPLICATE_COLUMN, duplicate[1], row=1, column=duplicate[1])
            raise RefusedError(Rule.DUPLICATE_COLUMN) from error
        return _as_workbook(read)


def check_workbook(workbook: Workbook, findings: Findings) -> None:
    """Hold the rows against their limits, and take out what XML cannot hold."""
    if not workbook.rows.get("survey"):
        raise findings.refuse(Rule.NO_QUESTIONS)
    for sheet, rows in workbook.rows.items():
        if len(rows) > MOST_ROWS:
            findings.error(Rule.TOO_MANY_ROWS, str(MOST_ROWS), sheet=sheet)
            raise RefusedError(Rule.TOO_MANY_ROWS)
    _clean_cells(workbook, findings)


def _as_workbook(read: Any) -> Workbook:
    workbook = Workbook(sheet_names=[str(each) for each in read.sheet_names or ()])
    for sheet in SHEETS:
        rows = getattr(read, sheet)
        if rows is None:
            continue
        workbook.rows[sheet] = [{str(k): str(v) for k, v in row.items() if v} for row in rows]
        header = getattr(read, f"{sheet}_header") or [{}]
        workbook.headers[sheet] = [str(each) for each in header[0]]
    return workbook


def _clean_cells(workbook: Workbook, findings: Findings) -> None:
    """Take out what XML cannot hold."""
    for sheet, rows in workbook.rows.items():
        workbook.headers[sheet] = [_FORBIDDEN.sub("", each) for each in workbook.headers[sheet]]
        for number, row in enumerate(rows, start=2):
            for column, text in list(row.items()):
                if _FORBIDDEN.search(text) or _FORBIDDEN.search(column):
                    del row[column]
                    row[_FORBIDDEN.sub("", column)] = _FORBIDDEN.sub("", text)
                    findings.repair(Rule.CHARACTERS_REMOVED, sheet=sheet, row=number, column=column)
