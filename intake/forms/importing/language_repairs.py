"""One language that a workbook writes in several ways: "English" here, "English (en)" there."""

from intake.forms.importing.findings import Findings
from intake.forms.importing.workbook import Workbook
from intake.forms.languages import language_of
from intake.forms.package import Rule


def merge_language_names(workbook: Workbook, findings: Findings) -> None:
    """Write each language as the first column that has it writes it."""
    first: dict[str, str] = {}
    for sheet in ("survey", "choices"):
        for header in list(workbook.headers.get(sheet, ())):
            column, mark, name = header.rpartition("::")
            if not mark or ":" in column or not name.strip():
                continue
            kept = first.setdefault(language_of(name).tag, name.strip())
            renamed = f"{column}::{kept}"
            if name.strip() == kept or renamed in workbook.headers[sheet]:
                continue
            _rename(workbook, sheet, header, renamed)
            findings.repair(Rule.LANGUAGE_MERGED, name.strip(), kept, sheet=sheet, column=header)
    _rename_default(workbook, first)


def _rename(workbook: Workbook, sheet: str, header: str, renamed: str) -> None:
    workbook.headers[sheet] = [
        renamed if each == header else each for each in workbook.headers[sheet]
    ]
    for row in workbook.rows[sheet]:
        if header in row:
            row[renamed] = row.pop(header)


def _rename_default(workbook: Workbook, first: dict[str, str]) -> None:
    for row in workbook.rows.get("settings", ())[:1]:
        written = row.get("default_language", "").strip()
        if written and written not in first.values():
            row["default_language"] = first.get(language_of(written).tag, written)
