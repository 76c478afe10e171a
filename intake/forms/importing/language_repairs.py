"""Names of languages: one that is written in several ways, and one without its tag."""

from functools import cache

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


def add_language_tags(workbook: Workbook, findings: Findings) -> None:
    """Write the tag behind the name of a language that is known only by its name: Khmer (km)."""
    named: dict[str, str] = {}
    for sheet in ("survey", "choices"):
        for header in list(workbook.headers.get(sheet, ())):
            column, mark, name = header.rpartition("::")
            if not mark or ":" in column or not language_of(name).tag.startswith("x-"):
                continue
            tag = _tags_by_name().get(name.strip().casefold())
            if tag:
                named[name.strip()] = f"{name.strip()} ({tag})"
                _rename(workbook, sheet, header, f"{column}::{name.strip()} ({tag})")
    for name, written in named.items():
        findings.repair(Rule.LANGUAGE_NAMED, name, written)
    for row in workbook.rows.get("settings", ())[:1]:
        default = row.get("default_language", "").strip()
        if default in named:
            row["default_language"] = named[default]


@cache
def _tags_by_name() -> dict[str, str]:
    """Return the languages of CLDR by their names in English, French and Spanish."""
    from babel import Locale

    found: dict[str, str] = {}
    for language in ("en", "fr", "es"):
        names = Locale(language).languages
        for code in sorted(names, key=len):
            found.setdefault(names[code].casefold(), code.replace("_", "-"))
    return found


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
