"""A judgement as a file of JSON: elements, passages with what they rest on, and the sealed note."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from intake.domain.errors import UnreadableFileError
from intake.domain.ids import ChainId
from intake.domain.judgements import (
    Assessment,
    Conclusion,
    Element,
    ElementValue,
    LegalPriority,
    Link,
    Passage,
    Place,
    Review,
)
from intake.domain.standing import Apart, Judgement, Standing, Verdict
from intake.services.judgement_ports import Words


def read_sheet(file: str) -> tuple[Assessment, Words]:
    """Return sheet M of a file, or raise UnreadableFileError."""
    members = _read(file)
    try:
        values = {Element(name): ElementValue(v) for name, v in members["elements"].items()}
        found = members.get("conclusion")
        assessment = Assessment(
            tuple((each, values.get(each, ElementValue.NOT_ASSESSED)) for each in Element),
            LegalPriority(members["priority"]),
            Conclusion(found) if found else None,
        )
        return assessment, _words(members)
    except (KeyError, TypeError, ValueError, AttributeError) as broken:
        raise UnreadableFileError(Path(file).name) from broken


def read_words(file: str) -> Words:
    """Return passages and note of a file, or raise UnreadableFileError."""
    members = _read(file)
    try:
        return _words(members)
    except (KeyError, TypeError, ValueError, AttributeError) as broken:
        raise UnreadableFileError(Path(file).name) from broken


def read_note(file: str) -> str:
    """Return a note, which never stands on a command line; nothing where no file is named."""
    if not file:
        return ""
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as broken:
        raise UnreadableFileError(Path(file).name) from broken


def read_place(text: str) -> Place:
    """Return the entry that CHAIN/NUMBER names; a name of another form names nothing."""
    chain, _, seq = text.partition("/")
    return Place(ChainId(chain), int(seq) if seq.isdecimal() else 0)


def named(place: Place) -> str:
    """Return what an entry is named by."""
    return f"{place.chain}/{place.seq}"


def standing_data(standing: Standing, verdict: Verdict) -> dict[str, object]:
    """Return all judgements of a record, and what follows from them."""
    return {
        "state": standing.state.value,
        "judgements": [_judgement(each, standing) for each in standing.judgements],
        "directed": [
            {"cause": e.cause.value, "level": e.level.value, "asked_by": e.asked_by, "why": e.why}
            for e in standing.directions
        ],
        "conclusion_of_record": verdict.of_record,
        "counts": {conclusion.value: count for conclusion, count in verdict.counts},
        "majority": verdict.majority,
        "dissents": [named(each) for each in verdict.dissents],
        "settled": verdict.settled,
        "reviewed": standing.was_reviewed if standing.is_final else None,
        "apart": [_apart(each) for each in standing.apart],
    }


def _judgement(each: Judgement, standing: Standing) -> dict[str, object]:
    data: dict[str, object] = {
        "place": named(each.place),
        "person": each.person,
        "role": each.role,
        "of_record": each == standing.of_record,
        "second": each.is_second,
        "conclusion": each.said.conclusion,
        "withdrawn": named(each.withdrawn) if each.withdrawn else None,
        "under_instruction": named(each.disowned) if each.disowned else None,
        "counts": not each.is_unreasoned,
        "passages": [_passage(passage) for passage in each.passages],
    }
    if isinstance(each.said, Assessment):
        elements = {element.value: value.value for element, value in each.said.elements}
        return data | {"elements": elements, "priority": each.said.priority.value}
    return data | _review(each.said)


def _review(review: Review) -> dict[str, object]:
    return {
        "act": review.act.value,
        "level": review.level.value,
        "minutes": review.minutes,
        "reason": review.reason,
    }


def _passage(passage: Passage) -> dict[str, object]:
    return {
        "about": passage.about,
        "text": passage.text,
        "links": [_link(each) for each in passage.links],
    }


def _link(link: Link) -> dict[str, object]:
    if link.entry is not None:
        return {"chain": link.entry.chain, "seq": link.entry.seq}
    span = None if link.start is None else [link.start, link.end]
    return {"path": link.path, "span": span}


def _apart(each: Apart) -> dict[str, object]:
    return {
        "place": named(each.act.place),
        "person": each.act.person,
        "event": type(each.act.event).__name__,
        "why": each.refusal.value,
    }


def _read(file: str) -> dict[str, Any]:
    try:
        members = json.loads(Path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError) as broken:
        raise UnreadableFileError(Path(file).name) from broken
    if not isinstance(members, dict):
        raise UnreadableFileError(Path(file).name)
    return members


def _words(members: Mapping[str, Any]) -> Words:
    passages = tuple(
        Passage(
            str(each["about"]),
            str(each.get("text", "")),
            tuple(_read_link(link) for link in each.get("links", ())),
        )
        for each in members.get("passages", ())
    )
    return Words(passages, str(members.get("note", "")))


def _read_link(members: Mapping[str, Any]) -> Link:
    if "chain" in members:
        return Link(entry=Place(ChainId(str(members["chain"])), int(members["seq"])))
    start, end = members.get("span") or (None, None)
    return Link(str(members["path"]), start, end)
