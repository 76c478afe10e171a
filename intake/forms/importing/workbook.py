"""The sheets of a questionnaire as rows of cells, with nothing decided yet."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from intake.forms.importing.findings import Findings
from intake.forms.package import Rule

Row = dict[str, str]

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Workbook:
    """Sheets by name: each has its headers, in order, and its rows. Row 0 is row 2 of the sheet."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    headers: dict[str, list[str]] = field(default_factory=dict)
    sheet_names: list[str] = field(default_factory=list)
    titles: Mapping[str, str] = field(default_factory=dict)
    """The sheet of a form that each title means."""

    def for_pyxform(self) -> dict[str, Any]:
        """Return a copy in the shape that pyxform takes."""
        given: dict[str, Any] = {"sheet_names": list(self.rows)}
        for sheet, rows in self.rows.items():
            given[sheet] = [dict(row) for row in rows]
            given[f"{sheet}_header"] = [dict.fromkeys(self.headers.get(sheet, ()))]
        return given

    def drop_columns(self, sheet: str, columns: Collection[str]) -> None:
        """Take columns out."""
        self.headers[sheet] = [each for each in self.headers[sheet] if each not in columns]
        for row in self.rows[sheet]:
            for column in row.keys() & columns:
                del row[column]


def check_workbook(workbook: Workbook, findings: Findings) -> None:
    """Demand questions, and take out what XML cannot hold."""
    if not workbook.rows.get("survey"):
        raise findings.refuse(Rule.NO_QUESTIONS)
    _clean_cells(workbook, findings)


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
