"""The column “type” as the converter wants it, where its author wrote it in another way."""

import re
from collections.abc import Mapping
from typing import Final

from intake.forms.importing.findings import Findings
from intake.forms.importing.repairs import base_column
from intake.forms.importing.workbook import Row, Workbook
from intake.forms.package import Rule

_BLOCK: Final = re.compile(r"(begin|end)[\s_-]*(group|repeat|loop)\b\s*(.*)", re.IGNORECASE)
_SELECT: Final = re.compile(
    r"(select[\s_-]*(?:one|1)|select[\s_-]*multiple|select[\s_-]*all[\s_-]*that[\s_-]*apply|rank)"
    r"(?:[\s:]+from)?[\s:]+(\S+?)(?:[\s]+(or[\s_]*other|or[\s_]+specify[\s_]+other))?",
    re.IGNORECASE,
)
_ASKED_BY_CONVERTER: Final = re.compile(
    r"(?:select_one|select_multiple|rank) \S+(?: or_other)?|select1 \S+|"
    r"(?:select one|select multiple|select all that apply)(?: from)? \S+"
    r"(?: or_other| or other| or specify other)?"
)
_FROM_FILE: Final = re.compile(r"\S+_(?:external|from_file)\b", re.IGNORECASE)


def spell_types(workbook: Workbook, findings: Findings) -> None:
    """Write types and names of lists as they are written elsewhere."""
    known = _types()
    lists = _lists(workbook)
    unnamed = 0
    for number, row in enumerate(workbook.rows.get("survey", ()), start=2):
        header = _type_header(row)
        if not header:
            continue
        written = " ".join(row[header].split())
        spelled = _with_list(_spelled(written, known), lists)
        if spelled != written:
            row[header] = spelled
            findings.repair(
                Rule.TYPE_SPELLED, written, spelled, sheet="survey", row=number, column=header
            )
        if spelled in {"begin_group", "begin group"} and not _name(row):
            unnamed += 1
            row["name"] = f"unnamed_group_{unnamed}"
            findings.repair(
                Rule.GROUP_NAMED, row["name"], sheet="survey", row=number, column="name"
            )


def leave_out_notes(workbook: Workbook, findings: Findings) -> None:
    """Empty the rows that have neither type nor name: their authors talk to each other there."""
    for number, row in enumerate(workbook.rows.get("survey", ()), start=2):
        if row and not _type_header(row) and not _name(row):
            said = next(iter(row.values()))[:60]
            row.clear()
            findings.repair(Rule.ROW_LEFT_OUT, said, sheet="survey", row=number, column="type")


def _types() -> frozenset[str]:
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    return frozenset(QUESTION_TYPE_DICT)


def _spelled(written: str, known: frozenset[str]) -> str:
    if written in known or _FROM_FILE.match(written):
        return written
    block = _BLOCK.fullmatch(written)
    if block:
        plain = f"{block[1]} {block[2]}".lower()
        rest = f" {block[3]}" if block[3] else ""
        is_plain = written.startswith((plain, plain.replace(" ", "_")))
        return written if is_plain else f"{plain}{rest}"
    select = _SELECT.fullmatch(written)
    if select and not _ASKED_BY_CONVERTER.fullmatch(written):
        keyword = re.sub(r"[\s_-]+", "_", select[1].lower())
        keyword = {"select_1": "select_one", "select1": "select_one", "selectone": "select_one",
                   "select_all_that_apply": "select_multiple",
                   "selectmultiple": "select_multiple"}.get(keyword, keyword)  # fmt: skip
        return f"{keyword} {select[2]}" + (" or_other" if select[3] else "")
    lower = written.lower()
    return lower if lower in known else written


def _with_list(written: str, lists: Mapping[str, str]) -> str:
    """Return a type with its list as the sheet of the choices writes it."""
    words = written.split(" ")
    places = [at for at, word in enumerate(words) if at and lists.get(word.lower(), word) != word]
    if places and words[places[0]] not in lists.values() and words[0].startswith(("sel", "rank")):
        words[places[0]] = lists[words[places[0]].lower()]
    return " ".join(words)


def _lists(workbook: Workbook) -> dict[str, str]:
    """Return the names of lists by their names in lower case, where no two differ by that alone."""
    names = {
        text.strip()
        for row in workbook.rows.get("choices", ())
        for header, text in row.items()
        if base_column(header) == "list_name"
    }
    lower = [each.lower() for each in names]
    return {each.lower(): each for each in sorted(names) if lower.count(each.lower()) == 1}


def _type_header(row: Row) -> str:
    return next((each for each in row if base_column(each) in {"type", "command"}), "")


def _name(row: Row) -> str:
    return next(
        (text for header, text in row.items() if base_column(header) in {"name", "value", "tag"}),
        "",
    )
