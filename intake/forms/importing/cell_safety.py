"""Characters that turn the direction of writing: a label could be shown as what it is not."""

import re
from typing import Final

from lxml import etree

from intake.forms.importing.findings import Findings
from intake.forms.importing.workbook import Workbook
from intake.forms.package import Rule

_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks beside a letter (U+200E, U+200F) stay: Arabic needs them, and they turn nothing else."""


def straighten(workbook: Workbook, findings: Findings) -> None:
    """Take such characters out of every cell, and name the cell."""
    for sheet, rows in workbook.rows.items():
        for number, row in enumerate(rows, start=2):
            for column, text in row.items():
                if _TURNS.search(text):
                    row[column] = _TURNS.sub("", text)
                    findings.repair(Rule.DIRECTION_REMOVED, sheet=sheet, row=number, column=column)


def straighten_xform(root: "etree._Element", findings: Findings) -> bool:
    """Take such characters out of an XForm; tell whether there were any."""
    found = 0
    for element in root.iter():
        for name in ("text", "tail"):
            text = getattr(element, name)
            if text and _TURNS.search(text):
                setattr(element, name, _TURNS.sub("", text))
                found += 1
        for key, value in element.attrib.items():
            if _TURNS.search(str(value)):
                element.set(key, _TURNS.sub("", str(value)))
                found += 1
    if found:
        findings.repair(Rule.DIRECTION_REMOVED)
    return bool(found)
