"""Workbook to XForm with pyxform, and its messages as findings with rows."""

import re
from dataclasses import dataclass
from typing import Final

from intake.forms.importing.findings import Findings, RefusedError
from intake.forms.importing.locating import Rows
from intake.forms.importing.mending import mended
from intake.forms.importing.workbook import Workbook
from intake.forms.package import Rule

_MOST_ATTEMPTS: Final = 12
_ROW: Final = re.compile(r"\[row : (\d+)\]\s*")
_ROW_BELOW: Final = re.compile(r"On row: (\d+)|on row (\d+)", re.IGNORECASE)
_SHEET: Final = re.compile(r"'(survey|choices|settings|entities|external_choices|osm)' sheet|"
                           r"sheet: '(survey|choices|settings)'")  # fmt: skip
_COLUMN: Final = re.compile(r"the '([^']+)' value")
_LANGUAGES: Final = re.compile(
    r"Language '[^']*' is missing the |The following language declarations do not contain valid"
)
_LEARN_MORE: Final = re.compile(r"\s*Learn more: \S+")
_MEANINGS: Final = tuple(
    (re.compile(pattern, re.DOTALL), rule)
    for pattern, rule in (
        (r"Unknown question type '([^']*)'", Rule.UNKNOWN_TYPE),
        (r"List name not in (?:choices|external choices) sheet: (.+?)(?:\n|$)", Rule.MISSING_LIST),
        (r"Reference variables must contain a name.*?Could not find the name '([^']*)'",
         Rule.UNKNOWN_REFERENCE),
        (r"There has been a problem trying to replace \$\{([^}]*)\}", Rule.UNKNOWN_REFERENCE),
        (r"Question or group with no name", Rule.MISSING_NAME),
        (r"Choices must have a name", Rule.MISSING_NAME),
        (r"Missing calculation", Rule.MISSING_CALCULATION),
        (r"Choice names with spaces.*?See \[(.*?)\] in", Rule.CHOICE_WITH_SPACE),
        (r"Choice names must be unique", Rule.CHOICES_ALIKE),
        (r"'name' value '([^']*)' is invalid. Questions, groups, and repeats must be unique",
         Rule.DUPLICATE_NAME),
        (r"'name' value '([^']*)' is invalid. Repeat names must", Rule.DUPLICATE_NAME),
        (r"Names must begin with a letter or underscore", Rule.INVALID_NAME),
        (r"The name '(meta)' is reserved", Rule.RESERVED_NAME),
    )
)  # fmt: skip


_COLUMNS: Final = {
    Rule.UNKNOWN_TYPE: "type",
    Rule.MISSING_LIST: "type",
    Rule.MISSING_NAME: "name",
    Rule.MISSING_CALCULATION: "calculation",
    Rule.CHOICE_WITH_SPACE: "name",
    Rule.DUPLICATE_NAME: "name",
    Rule.RESERVED_NAME: "name",
}
"""Where a message that names no column means one."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What pyxform made, and the lists that it wants to have as a separate file."""

    xform: bytes
    itemsets: str | None


def convert(workbook: Workbook, rows: Rows, findings: Findings) -> Converted:
    """Convert `workbook`, merging columns with the same meaning; raise RefusedError if it fails."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert as to_xform

    for _attempt in range(_MOST_ATTEMPTS):
        warnings: list[str] = []
        try:
            made = to_xform(
                workbook.for_pyxform(), warnings=warnings, validate=False, form_name="data"
            )
        except PyXFormError as error:
            message = str(error)
            if not mended(message, workbook, findings):
                _add_error(message, rows, findings)
                raise RefusedError(message) from error
        except Exception as error:  # pyxform trips over odd workbooks in many ways
            raise findings.refuse(
                Rule.CONVERTER_FAILED, f"{type(error).__name__}: {error}"[:200]
            ) from error
        else:
            for warning in warnings:
                if not _LANGUAGES.match(warning):  # `translations` says it with rows
                    _add_notice(warning, findings)
            return Converted(made.xform.encode("utf-8"), made.itemsets)
    raise findings.refuse(Rule.CONVERTER_REFUSED, "too many repairs")


def _add_error(message: str, rows: Rows, findings: Findings) -> None:
    sheet, row, column = _where(message)
    for pattern, rule in _MEANINGS:
        found = pattern.search(message)
        if found:
            fact = found[1].strip() if found.groups() else column
            facts: tuple[str, ...] = (fact,)
            if rule is Rule.UNKNOWN_TYPE:
                sheet, row = "survey", rows.row_of_type(fact)
            if rule is Rule.CHOICE_WITH_SPACE:
                listed = message.rpartition("[")[2].rstrip("]")
                sheet, row, facts = "choices", rows.row_of_choice(listed, fact), (fact, listed)
            findings.error(
                rule, *facts, sheet=sheet, row=row, column=column or _COLUMNS.get(rule, "")
            )
            return
    findings.error(Rule.CONVERTER_REFUSED, _shortened(message), sheet=sheet, row=row, column=column)


def _add_notice(message: str, findings: Findings) -> None:
    sheet, row, column = _where(message)
    findings.notice(Rule.CONVERTER_NOTICE, _shortened(message), sheet=sheet, row=row, column=column)


def _where(message: str) -> tuple[str, int, str]:
    row = _ROW.search(message) or _ROW_BELOW.search(message)
    sheet = _SHEET.search(message)
    column = _COLUMN.search(message)
    return (
        next((each for each in sheet.groups() if each), "") if sheet else ("survey" if row else ""),
        int(next(each for each in row.groups() if each)) if row else 0,
        column[1] if column else "",
    )


def _shortened(message: str) -> str:
    plain = _LEARN_MORE.sub("", _ROW.sub("", message))
    return re.sub(r"\s+", " ", plain).strip()[:400]
