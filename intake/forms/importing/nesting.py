"""Groups and repeats of a workbook: each ends, and they are not nested without end."""

import re
from typing import Final

from intake.forms.importing.findings import Findings
from intake.forms.importing.repairs import base_column
from intake.forms.importing.workbook import Row, Workbook
from intake.forms.package import Rule

DEEPEST: Final = 30
_BLOCK: Final = re.compile(r"(begin|end)[\s_]+(group|repeat|loop)\b", re.IGNORECASE)


def inspect_nesting(workbook: Workbook, findings: Findings) -> None:
    """Name groups without an end, ends without a group, and the group that is too deep."""
    opened: list[tuple[str, int]] = []
    for number, row in enumerate(workbook.rows.get("survey", ()), start=2):
        block = _BLOCK.match(_type(row))
        if block is None:
            continue
        kind = block[2].lower()
        if block[1].lower() == "begin":
            opened.append((kind, number))
            if len(opened) == DEEPEST + 1:
                findings.error(
                    Rule.TOO_DEEP, str(DEEPEST), sheet="survey", row=number, column="type"
                )
        elif opened and opened[-1][0] == kind:
            opened.pop()
        else:
            _unmatched(findings, f"end {kind}", number)
            return
    for kind, number in opened:
        _unmatched(findings, f"begin {kind}", number)


def _unmatched(findings: Findings, block: str, number: int) -> None:
    findings.error(Rule.UNMATCHED_GROUP, block, sheet="survey", row=number, column="type")


def _type(row: Row) -> str:
    return next(
        (
            text.strip()
            for header, text in row.items()
            if base_column(header) in {"type", "command"}
        ),
        "",
    )
