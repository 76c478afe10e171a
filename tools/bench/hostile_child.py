"""Make one hostile form, import it, answer it, and tell what it cost."""

from __future__ import annotations

import io
import json
import re
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from intake.forms.importing.compiling import compile_form
from intake.forms.package import ImportResult
from intake.forms.session import FormSession
from intake.forms.xform import read_form
from tools.bench.engine_child import new_session

_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">'
    + "".join(
        f'<!ENTITY {after} "{f"&{before};" * 10}">'
        for before, after in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + '>]><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>&j;</h:title></h:head>'
    "</h:html>"
)
_HEAD = ("type", "name", "label::English (en)", "calculation", "constraint")
_OVERRIDE = "\u202e"
_TEXT = "a" * 5_000 + "!"


def child(case: str) -> int:
    """Do it, and print processor seconds, the most memory, and what became of it."""
    before = time.process_time()
    content, name = MAKERS[case]()
    making = time.process_time() - before
    result = compile_form(content, name)
    outcome, is_held = _met(result)
    seconds = time.process_time() - making
    told = {
        "seconds": seconds,
        "megabytes": _most_memory(),
        "outcome": outcome,
        "is_held": is_held,
    }
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


def _met(result: ImportResult) -> tuple[str, bool]:
    """Return how it went, and whether the form did no harm: a refusal names its rules."""
    if result.package is None:
        rules = sorted({str(each.rule) for each in result.report.errors})
        return f"refused: {', '.join(rules)}", bool(rules)
    session = new_session(read_form(result.package.xform, media=result.package.media))
    _answer(session)
    noticed = sorted({str(each.rule) for each in result.report.findings})
    problems = f", {len(session.problems())} problems shown" if session.problems() else ""
    return f"opened{problems}; said at import: {', '.join(noticed) or 'nothing'}", True


def _answer(session: FormSession) -> None:
    for path in session.unanswered()[:5]:
        choices = session.choices(path)
        session.answer(path, choices[-1].code if choices else _TEXT)
        session.label(path, "en")


def _most_memory() -> float:
    if sys.platform == "win32":
        return 0.0
    status = Path("/proc/self/status")
    if status.is_file():  # what `resource` says here includes the process that started this one
        (peak_line,) = re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())
        return int(peak_line) / 1e3
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


def _workbook(*rows: tuple[str, ...], choices: int = 0) -> tuple[bytes, str]:
    book = Workbook()
    survey = book.active
    survey.title = "survey"
    for row in (_HEAD, *rows):
        survey.append(row)
    if choices:
        sheet = book.create_sheet("choices")
        sheet.append(("list_name", "name", "label::English (en)"))
        for number in range(choices):
            sheet.append(("many", f"c{number}", f"Choice {number}"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), "form.xlsx"


def _bomb() -> tuple[bytes, str]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(b"<")
            for _ in range(1_000):
                sheet.write(b" " * 1_000_000)
    return out.getvalue(), "form.xlsx"


def _many_choices() -> tuple[bytes, str]:
    items = "".join(
        f"<item><label>Choice {number}</label><value>c{number}</value></item>"
        for number in range(100_000)
    )
    asked = f'<select1 ref="/d/s"><label>S</label>{items}</select1>'
    return _xform("<s/>", '<bind nodeset="/d/s" type="string"/>', asked)


def _long_calculation() -> tuple[bytes, str]:
    bind = f'<bind nodeset="/d/c" type="string" calculate="{"1 + " * 262_144}1"/>'
    return _xform("<c/><t/>", bind, '<input ref="/d/t"><label>T</label></input>')


def _xform(nodes: str, binds: str, asked: str) -> tuple[bytes, str]:
    text = (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">'
        f'<h:head><h:title>t</h:title><model><instance><d id="d" version="1">{nodes}</d></instance>'
        f"{binds}</model></h:head><h:body>{asked}</h:body></h:html>"
    )
    return text.encode(), "form.xml"


def _long_expression() -> tuple[bytes, str]:
    table = (" | ".join(_HEAD), f"calculate | c | | {'1 + ' * 262_144}1 | ", "text | t | T | | ")
    rows = "\n".join(f"| | {row} |" for row in table)
    return f"| survey |\n{rows}\n".encode(), "form.md"


MAKERS: dict[str, Callable[[], tuple[bytes, str]]] = {
    "zip bomb": _bomb,
    "billion laughs": lambda: (_LAUGHS.encode(), "form.xml"),
    "expression of 1 MB": _long_expression,
    "expression of 1 MB, in an XForm": _long_calculation,
    "catastrophic regex": lambda: _workbook(("text", "t", "T", "", "regex(., '^(a+)+$')")),
    "100,000 choices": lambda: _workbook(("select_one many", "s", "S"), choices=100_000),
    "100,000 choices, in an XForm": _many_choices,
    "cyclic calculation": lambda: _workbook(
        ("calculate", "a", "", "${b} + 1"), ("calculate", "b", "", "${a} + 1"), ("text", "t", "T")
    ),
    "formula in a cell": lambda: _workbook(("text", "t", "=1+1")),
    "right-to-left override in a label": lambda: _workbook(("text", "t", f"No{_OVERRIDE}seY")),
}
