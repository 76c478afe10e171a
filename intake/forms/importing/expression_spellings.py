"""Expressions, yes and no, parameters: what spreadsheets and habits make of them."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from intake.forms.importing.findings import Findings
from intake.forms.importing.repairs import base_column
from intake.forms.importing.workbook import Row, Workbook
from intake.forms.package import Rule

_EXPRESSIONS: Final = frozenset(
    {"relevant", "relevance", "skip", "constraint", "calculation", "calculate", "choice_filter",
     "required", "read_only", "readonly", "repeat_count", "count", "trigger"}
)  # fmt: skip
_YES: Final = frozenset({"si", "sí", "oui", "x", "✓", "✔", "obligatorio", "obligatoire", "y"})
_REFERENCE: Final = re.compile(r"\$\s*\{\s*([^{}]*?)\s*\}")
_TEXT: Final = re.compile(r"('[^']*'|\"[^\"]*\")")
_QUOTES: Final = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"'})
_SIGNS: Final = (
    (re.compile("≥"), ">="),
    (re.compile("≤"), "<="),
    (re.compile("≠|<>"), "!="),
    (re.compile("==+"), "="),
    (re.compile("&&"), " and "),
    (re.compile(r"\|\|"), " or "),
    (re.compile("[−–]"), "-"),
    (re.compile(r"(?<![\w/$.{-])(AND|OR|MOD|DIV)(?![\w-])"), ""),
    (re.compile(r"(?<![\w/$.{-])NOT\s*\("), "not("),
)
_NAME: Final = re.compile(r"[^\W\d][\w.-]*\Z")
_COLON: Final = re.compile(r"([A-Za-z][\w-]*)\s*:\s*")
_NUMBERS: Final = re.compile(r"(-?[\d.]+)[\s,;]+(-?[\d.]+)(?:[\s,;]+(-?[\d.]+))?")


def spell_expressions(workbook: Workbook, findings: Findings) -> None:
    """Write expressions as every program reads them; what stands between quotes stays."""
    names = _names(workbook)
    for number, row in enumerate(workbook.rows.get("survey", ()), start=2):
        for header, text in list(row.items()):
            column = base_column(header)
            if "::" in header and column != "bind":
                continue
            spelled = _spelling(column, row)(text, names)
            if spelled != text:
                row[header] = spelled
                findings.repair(
                    Rule.EXPRESSION_SPELLED, text[:80], spelled[:80],
                    sheet="survey", row=number, column=header,
                )  # fmt: skip


def _spelling(column: str, row: Row) -> Callable[[str, Mapping[str, str]], str]:
    if column in {"required", "read_only", "readonly"}:
        return _of_condition
    if column == "trigger":
        return _of_trigger
    if column in _EXPRESSIONS:
        return _of_expression
    if column == "parameters":
        is_range = row.get("type", "").strip() == "range"
        return _of_range if is_range else _of_parameters
    return _unchanged


def _unchanged(text: str, _names: Mapping[str, str]) -> str:
    return text


def _of_condition(text: str, names: Mapping[str, str]) -> str:
    if text.strip().lower() in _YES and text.strip() not in names.values():
        return "yes"
    return _of_expression(text, names)


def _of_trigger(text: str, names: Mapping[str, str]) -> str:
    words = [each.strip() for each in text.split(",")]
    if all(each in names.values() for each in words):
        return ", ".join(f"${{{each}}}" for each in words)
    return _of_expression(text, names)


def _of_expression(text: str, names: Mapping[str, str]) -> str:
    parts = _TEXT.split(text.translate(_QUOTES))
    for at in range(0, len(parts), 2):
        for pattern, written in _SIGNS:
            parts[at] = pattern.sub(written or _lower, parts[at])
    return _REFERENCE.sub(lambda found: _reference(found[1], names), "".join(parts))


def _lower(found: re.Match[str]) -> str:
    return found[0].lower()


def _reference(name: str, names: Mapping[str, str]) -> str:
    """Return a reference to a question whose name may differ in its case."""
    if name not in names.values():
        name = names.get(name.lower(), name)
    return f"${{{name}}}"


def _of_parameters(text: str, _names: Mapping[str, str]) -> str:
    if "=" in text:
        return text
    if _COLON.search(text):
        return _COLON.sub(r"\1=", text)
    words = text.split()
    return f"{words[0]}={words[1]}" if len(words) == 2 else text


def _of_range(text: str, names: Mapping[str, str]) -> str:
    found = _NUMBERS.fullmatch(text.strip())
    if found is None:
        return _of_parameters(text, names)
    step = f" step={found[3]}" if found[3] else ""
    return f"start={found[1]} end={found[2]}{step}"


def _names(workbook: Workbook) -> dict[str, str]:
    """Return the names of questions by their names in lower case, where that is beyond doubt."""
    names = {
        text.strip()
        for row in workbook.rows.get("survey", ())
        for header, text in row.items()
        if base_column(header) in {"name", "value"} and _NAME.match(text.strip())
    }
    lower: dict[str, list[str]] = {}
    for name in sorted(names):
        lower.setdefault(name.lower(), []).append(name)
    return {name if len(alike) > 1 else key: name for key, alike in lower.items() for name in alike}
