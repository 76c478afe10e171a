"""Records that a scenario opens as they were saved before, which its recording does not hold."""

import re
from collections.abc import Mapping
from typing import Any, Final

from intake.domain.answers import Document, Value, row_path

_OPENS_A_RECORD: Final = re.compile(r"\b(?:editing|deserialized)\b")
_ROW: Final = re.compile(r"(.*)\[(\d+)\]\Z")


def was_saved_before(origin: str) -> bool:
    """Tell by the title of a scenario whether it opens a record instead of beginning one."""
    return _OPENS_A_RECORD.search(origin.partition("::")[2]) is not None


def saved_record(opened: Mapping[str, Mapping[str, Any]]) -> tuple[Document, set[str]]:
    """Return the record that stands so when it is opened, and the references of its answers.

    `opened` is every node by its reference, as the recording has it after the first step. All that
    is compared there of these answers is that opening keeps them; later steps are compared in full.
    """
    values: dict[str, Value] = {}
    rows: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    for reference, node in opened.items():
        above, name, uid = _place(reference)
        if uid:
            rows[f"{above}{name}"] = (*rows.get(f"{above}{name}", ()), uid)
        elif node.get("value"):
            values[f"{above}{name}"] = Value(str(node["value"]))
            taken.add(reference)
    return Document(values, rows), taken


def _place(reference: str) -> tuple[str, str, str]:
    """Return the path above a node with a slash behind it, its name, and the uid of a row."""
    steps = [_step(each) for each in reference.split("/")[2:]]
    if not steps:
        return "", "", ""
    above = "".join(f"{row_path(name, uid) if uid else name}/" for name, uid in steps[:-1])
    return above, *steps[-1]


def _step(written: str) -> tuple[str, str]:
    match = _ROW.match(written)
    name, number = (match[1], match[2]) if match else (written, "")
    return name.rpartition(":")[2], f"saved{number}" if number else ""
