"""Choices that stand twice in a list: left out, allowed, or refused where they contradict."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from intake.forms.importing.findings import Findings
from intake.forms.importing.repairs import base_column, cell, list_of
from intake.forms.importing.workbook import Row, Workbook
from intake.forms.package import Rule

_TOLD: Final = frozenset({"label", "caption", "media", "image", "audio", "video", "big-image"})
"""Columns that tell a choice to people."""
_LABELS: Final = frozenset({"label", "caption"})
_WORDS: Final = re.compile(r"\w+")

_Alike = Mapping[tuple[str, str], Sequence[int]]
"""The rows of every code that stands more than once, by list and code."""


def settle_choices(workbook: Workbook, findings: Findings) -> None:
    """Leave out what is repeated, refuse what contradicts itself, and allow the rest by name."""
    _drop_repeated(workbook, findings)
    if _allows_duplicates(workbook):
        return
    filtered = _filtered_lists(workbook.rows.get("survey", ()))
    _drop_told_alike(workbook, filtered, findings)
    alike = _rows_with_one_code(workbook)
    for (name, code), numbers in alike.items():
        if name not in filtered:
            _judge(workbook, name, code, numbers, findings)
    lists = Counter(name for name, _code in alike)
    for name in sorted(filtered & lists.keys()):
        findings.repair(Rule.FILTERED_CHOICES, name, str(lists[name]), sheet="choices")
    if lists:
        settings = workbook.rows.setdefault("settings", [])
        settings[:1] = [{**(settings[0] if settings else {}), "allow_choice_duplicates": "yes"}]
        workbook.headers.setdefault("settings", []).append("allow_choice_duplicates")


def _drop_repeated(workbook: Workbook, findings: Findings) -> None:
    """Empty a row of the choices that repeats an earlier row in every cell."""
    seen: set[frozenset[tuple[str, str]]] = set()
    for number, row in enumerate(workbook.rows.get("choices", ()), start=2):
        cells = frozenset(row.items())
        if not _code(row):
            continue
        if cells in seen:
            _leave_out(row, number, findings)
        seen.add(cells)


def _drop_told_alike(workbook: Workbook, filtered: set[str], findings: Findings) -> None:
    """Empty a row whose code and words stand above it in a list that no filter asks more of."""
    rows = workbook.rows.get("choices", [])
    for (name, _listed), numbers in _rows_with_one_code(workbook).items():
        if name in filtered:
            continue
        seen: set[frozenset[tuple[str, str]]] = set()
        for number in numbers:
            told = frozenset(_told(rows[number - 2], _TOLD).items())
            if told in seen:
                _leave_out(rows[number - 2], number, findings)
            seen.add(told)


def _leave_out(row: Row, number: int, findings: Findings) -> None:
    findings.repair(
        Rule.REPEATED_CHOICE, _code(row), list_of(row), sheet="choices", row=number, column="name"
    )
    row.clear()


def _judge(
    workbook: Workbook, name: str, code: str, numbers: Sequence[int], findings: Findings
) -> None:
    """Refuse rows of one code whose words contradict; name the others."""
    rows = workbook.rows["choices"]
    first = _told(rows[numbers[0] - 2], _LABELS)
    for number in numbers[1:]:
        found = findings.repair
        if _contradict(first, _told(rows[number - 2], _LABELS)):
            found = findings.error
        found(Rule.CHOICES_ALIKE, code, name, sheet="choices", row=number, column="name")


def _contradict(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Tell whether two labels differ in a language, and neither only says more than the other."""
    for header in one.keys() & other.keys():
        first, second = _words(one[header]), _words(other[header])
        shorter = min(len(first), len(second))
        if first[:shorter] != second[:shorter]:
            return True
    return False


def _words(text: str) -> list[str]:
    """Return the words of a label, or the whole of one that has none."""
    return _WORDS.findall(text.lower()) or [text]


def _told(row: Row, columns: frozenset[str]) -> dict[str, str]:
    return {header: text.strip() for header, text in row.items() if base_column(header) in columns}


def _rows_with_one_code(workbook: Workbook) -> _Alike:
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in enumerate(workbook.rows.get("choices", ()), start=2):
        if _code(row):
            rows[list_of(row), _code(row)].append(number)
    return {key: numbers for key, numbers in rows.items() if len(numbers) > 1}


def _filtered_lists(survey: Iterable[Row]) -> set[str]:
    found = set()
    for row in survey:
        cells = {base_column(header): text for header, text in row.items()}
        if cells.get("choice_filter"):
            found |= set(cells.get("type", "").split()[1:])
    return found


def _allows_duplicates(workbook: Workbook) -> bool:
    for row in workbook.rows.get("settings", ())[:1]:
        for header, text in row.items():
            if base_column(header) == "allow_choice_duplicates":
                return text.strip().lower() in {"yes", "true", "true()"}
    return False


def _code(row: Row) -> str:
    return cell(row, "name", "value")
