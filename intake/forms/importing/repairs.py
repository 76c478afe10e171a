"""Named repairs of a workbook before it is converted. Each one that is made is in the report."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from intake.forms.importing.findings import Findings
from intake.forms.importing.language_repairs import add_language_tags, merge_language_names
from intake.forms.importing.workbook import Row, Workbook
from intake.forms.package import Rule

_SURVEY_COLUMNS: Final = frozenset(
    {"type", "name", "label", "hint", "guidance_hint", "required", "required_message",
     "relevant", "constraint", "constraint_message", "constraining_message", "calculation",
     "calculate", "choice_filter", "appearance", "default", "read_only", "readonly",
     "repeat_count", "media", "image", "audio", "video", "big-image", "parameters",
     "trigger", "bind", "body", "control", "instance", "hxl", "autoplay", "intent",
     "autocomplete", "save_to", "relevance", "caption", "command", "list_name", "count",
     "jr", "note", "noapperrorstring", "no_app_error_string", "requiredmsg", "value", "tag",
     "class", "rows", "disabled", "query"}
)  # fmt: skip
_CHOICE_COLUMNS: Final = frozenset({"list_name", "name", "value", "label", "caption", "media"})
_FORM_ID: Final = ("form_id", "id_string", "set_form_id")
_EXTERNAL: Final = re.compile(r"\s*select[_ ]one[_ ]external\s+(\S+)", re.IGNORECASE)
_FILTER_NAME: Final = re.compile(r"[^\W\d][\w.-]*\Z")


def repair(workbook: Workbook, findings: Findings) -> None:
    """Make every repair that can be made before the converter has seen the workbook."""
    _drop_foreign_columns(workbook, findings)
    add_language_tags(workbook, findings)
    merge_language_names(workbook, findings)
    _take_in_external_choices(workbook, findings)


def name_form(workbook: Workbook, file: str, findings: Findings) -> None:
    """Give a form without a form_id the name of its file: every form would be "data" otherwise."""
    settings = workbook.rows.setdefault("settings", [])
    first = settings[0] if settings else {}
    if cell(first, *_FORM_ID):
        return
    name = re.sub(r"[^\w.-]+", "_", PurePosixPath(file).stem).strip("_.-") or "form"
    column = next(
        (each for each in workbook.headers.get("settings", ()) if base_column(each) in _FORM_ID),
        "form_id",
    )
    settings[:1] = [{**first, column: name}]
    headers = workbook.headers.setdefault("settings", [])
    headers += [column] if column not in headers else []
    findings.repair(Rule.NO_FORM_ID, name, sheet="settings", row=2, column=column)


def merge_alias_columns(
    workbook: Workbook, sheet: str, kept: str, other: str, findings: Findings
) -> bool:
    """Merge two columns that mean the same; tell whether anything was merged."""
    headers = workbook.headers.get(sheet, [])
    first = _header(headers, kept)
    second = _header([each for each in headers if each != first], other)
    if not first or not second:
        return False
    for number, row in enumerate(workbook.rows[sheet], start=2):
        value = row.get(second)
        if value is None:
            continue
        if row.setdefault(first, value) != value:
            findings.repair(
                Rule.ALIAS_VALUE_DROPPED, value[:60], first, sheet=sheet, row=number, column=second
            )
    workbook.drop_columns(sheet, {second})
    findings.repair(Rule.ALIAS_COLUMNS, first, second, sheet=sheet, row=1, column=second)
    return True


def base_column(header: str) -> str:
    """Return the column that a header means, without its language: ``label::Español (es)``."""
    return re.split(r"::?|\(", header.strip().lower())[0].strip().replace(" ", "_")


def _header(headers: Iterable[str], named: str) -> str:
    """Return the header that the converter means, which writes all of them in lower case."""
    written = [each for each in headers if each.lower() == named.lower()]
    return named if named in written else next(iter(written), "")


def _drop_foreign_columns(workbook: Workbook, findings: Findings) -> None:
    foreign = {"survey": _is_foreign, "choices": _is_foreign_to_choices}
    for sheet, is_foreign in foreign.items():
        found = [each for each in workbook.headers.get(sheet, ()) if is_foreign(each)]
        if found:
            workbook.drop_columns(sheet, set(found))
        for header in found:
            findings.repair(Rule.FOREIGN_COLUMN, header, sheet=sheet, row=1, column=header)


def _is_foreign(header: str) -> bool:
    return base_column(header) not in _SURVEY_COLUMNS


def _is_foreign_to_choices(header: str) -> bool:
    """Any other name may be what a choice_filter asks for, unless no expression could name it."""
    known = base_column(header) in _CHOICE_COLUMNS
    return not known and "::" not in header and not _FILTER_NAME.match(header)


def _take_in_external_choices(workbook: Workbook, findings: Findings) -> None:
    """Make an external list, which other programs fetch from a file, a list like the others."""
    external = workbook.rows.get("external_choices", [])
    asked: set[str] = set()
    for row in workbook.rows.get("survey", ()):
        for header, text in row.items():
            found = _EXTERNAL.match(text) if base_column(header) in {"type", "command"} else None
            if found:
                row[header] = f"select_one {found[1]}"
                asked.add(found[1])
    for name in sorted(asked):
        taken = [row for row in external if list_of(row) == name]
        workbook.rows.setdefault("choices", []).extend(dict(row) for row in taken)
        findings.repair(Rule.EXTERNAL_CHOICES, name, str(len(taken)), sheet="external_choices")
    if asked:
        headers = workbook.headers.setdefault("choices", [])
        new = workbook.headers.get("external_choices", ())
        headers += [each for each in new if each not in headers]


def cell(row: Row, *columns: str) -> str:
    """Return the first cell of a row whose column means one of these."""
    for header, text in row.items():
        if base_column(header) in columns:
            return text.strip()
    return ""


def list_of(row: Row) -> str:
    """Return the list that a choice belongs to."""
    return cell(row, "list_name", "list")
