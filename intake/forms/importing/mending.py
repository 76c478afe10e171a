"""What can be mended once the converter has complained of it, before it is asked again."""

import re
from typing import Final

from intake.forms.importing.findings import Findings
from intake.forms.importing.repairs import base_column, merge_alias_columns
from intake.forms.importing.workbook import Workbook
from intake.forms.package import Rule

_ALIAS: Final = re.compile(
    r"sheet: '(\w+)'.*different names for the same column were found: '([^']+)', '([^']+)'",
    re.DOTALL,
)
_UNLABELLED: Final = re.compile(r"The survey element named '([^']+)' has no label or hint")
_PARAMETERS: Final = re.compile(r"\[row : (\d+)\].*invalid parameter key\(s\): (.+)", re.DOTALL)


def mended(message: str, workbook: Workbook, findings: Findings) -> bool:
    """Mend what `message` complains of; tell whether anything was changed."""
    return (
        _merged_aliases(message, workbook, findings)
        or _labelled(message, workbook, findings)
        or _left_parameters_out(message, workbook, findings)
    )


def _merged_aliases(message: str, workbook: Workbook, findings: Findings) -> bool:
    found = _ALIAS.search(message)
    return found is not None and merge_alias_columns(
        workbook, found[1], found[2], found[3], findings
    )


def _labelled(message: str, workbook: Workbook, findings: Findings) -> bool:
    """Show the names of all questions that have neither label nor hint."""
    if _UNLABELLED.search(message) is None:
        return False
    labels = [each for each in workbook.headers["survey"] if base_column(each) == "label"]
    label = labels[0] if labels else "label"
    if not labels:
        workbook.headers["survey"].append(label)
    changed = False
    for number, row in enumerate(workbook.rows["survey"], start=2):
        cells = {base_column(header): text for header, text in row.items()}
        name = cells.get("name", "")
        if not name or cells.keys() & {"label", "hint", "media", "image", "audio", "video"}:
            continue
        if _is_asked(cells.get("type", "")) and "calculation" not in cells:
            row[label] = name
            findings.repair(Rule.LABEL_FROM_NAME, name, sheet="survey", row=number, column=label)
            changed = True
    return changed


def _is_asked(kind: str) -> bool:
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    plain = kind.strip().lower()
    if plain.startswith(("select", "rank")):
        return True
    known = QUESTION_TYPE_DICT.get(plain, {})
    return "control" in known


def _left_parameters_out(message: str, workbook: Workbook, findings: Findings) -> bool:
    found = _PARAMETERS.search(message)
    if found is None:
        return False
    number = int(found[1])
    row = workbook.rows["survey"][number - 2]
    header = next((each for each in row if base_column(each) == "parameters"), "")
    if not header:
        return False
    names = re.findall(r"'([^']+)'", found[2])
    for name in names:
        row[header] = re.sub(
            rf"(?<![\w-]){re.escape(name)}\s*=\s*[^\s,;]+[\s,;]*",
            "",
            row[header],
            flags=re.IGNORECASE,
        ).strip(" ,;")
        findings.repair(Rule.PARAMETER_LEFT_OUT, name, sheet="survey", row=number, column=header)
    if not row[header]:
        del row[header]
    return bool(names)
