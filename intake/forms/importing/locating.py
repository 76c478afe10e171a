"""From a question's path back to its row in the workbook."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from intake.forms.importing.repairs import base_column
from intake.forms.importing.workbook import Row, Workbook
from intake.forms.package import Finding

_BEGINS: Final = re.compile(r"begin[\s_]+(?:group|repeat|loop)\b", re.IGNORECASE)
_ENDS: Final = re.compile(r"end[\s_]+(?:group|repeat|loop)\b", re.IGNORECASE)

_NAME_OF_INSTANCE: Final = "meta/instanceName"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the survey sheet by question path; empty for a form that came as XML."""

    by_path: Mapping[str, int] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    """The type as the author wrote it."""
    choices: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """The first row of each choice by its list and code."""

    def row(self, path: str) -> int:
        """Return the row of a question, or of the nearest group around what was generated."""
        while path:
            if path in self.by_path:
                return self.by_path[path]
            path = path.rpartition("/")[0]
        return 0

    def placed(self, finding: Finding) -> Finding:
        """Return a finding about a question (its path is the first fact) with sheet and row."""
        if finding.row or not finding.facts or not self.by_path:
            return finding
        if finding.facts[0] == _NAME_OF_INSTANCE:
            return replace(finding, sheet="settings", row=2, column="instance_name")
        row = self.row(finding.facts[0])
        return replace(finding, sheet="survey", row=row) if row else finding

    def row_of_type(self, written: str) -> int:
        """Return the first row with this type."""
        for path, kind in self.types.items():
            if kind.strip().lower() == written.strip().lower():
                return self.by_path[path]
        return 0

    def row_of_choice(self, listed: str, code: str) -> int:
        """Return the first row of a choice, or 0."""
        return self.choices.get((listed, code), 0)


def rows_of(workbook: Workbook) -> Rows:
    """Return where each question of the workbook stands."""
    by_path: dict[str, int] = {}
    types: dict[str, str] = {}
    inside: list[str] = []
    for number, row in enumerate(workbook.rows.get("survey", ()), start=2):
        kind, name = _cell(row, ("type", "command")), _cell(row, ("name", "value", "tag"))
        if _ENDS.match(kind):
            del inside[-1:]
            continue
        if kind and name:
            path = "/".join([*inside, name])
            by_path.setdefault(path, number)
            types.setdefault(path, kind)
        if _BEGINS.match(kind):
            inside.append(name)
    choices: dict[tuple[str, str], int] = {}
    for number, row in enumerate(workbook.rows.get("choices", ()), start=2):
        choices.setdefault((_cell(row, ("list_name",)), _cell(row, ("name", "value"))), number)
    return Rows(by_path, types, choices)


def _cell(row: Row, columns: Iterable[str]) -> str:
    for header, text in row.items():
        if base_column(header) in columns and "::" not in header:
            return text.strip()
    return ""
