"""Bodies of judgements: the coded half of an assessment, and the text half of every judgement."""

from typing import Final

from intake.domain.ids import ChainId
from intake.domain.judgement_events import (
    AssessmentGiven,
    JudgementDisowned,
    JudgementExplained,
    NoteOpened,
)
from intake.domain.judgements import (
    Assessment,
    Conclusion,
    Element,
    ElementValue,
    LegalPriority,
    Link,
    Passage,
    Place,
)
from intake.domain.people import Role
from intake.ledger.body import INTERVIEWS, Body, said
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields, integer_of, row, text_of

ASSESSED: Final = "assessment.given"
EXPLAINED: Final = "judgement.explained"
DISOWNED: Final = "judgement.disowned"
NOTE_OPENED: Final = "note.opened"


def place_members(place: Place) -> dict[str, object]:
    """Return the members that name an entry."""
    return {"chain": place.chain, "seq": place.seq}


def read_place(fields: Fields) -> Place:
    """Take the members that name an entry."""
    return Place(ChainId(fields.hexadecimal("chain", 32)), fields.integer("seq"))


def _assessment(event: AssessmentGiven) -> dict[str, object]:
    found = event.assessment
    return {
        "elements": [[element.value, value.value] for element, value in found.elements],
        "priority": found.priority.value,
    } | said(conclusion=found.conclusion.value if found.conclusion else None)


def _read_assessment(fields: Fields) -> AssessmentGiven:
    elements = tuple(_read_element(each) for each in fields.items("elements"))
    priority, conclusion = LegalPriority(fields.text("priority")), fields.stated("conclusion")
    found = Assessment(elements, priority, Conclusion(conclusion) if conclusion else None)
    return AssessmentGiven(found)


def _read_element(value: object) -> tuple[Element, ElementValue]:
    element, found = row(value, 2)
    return Element(text_of(element)), ElementValue(text_of(found))


def _explained(event: JudgementExplained) -> dict[str, object]:
    return {
        "seq": event.seq,
        "passages": [_passage(each) for each in event.passages],
        "sealed_note": event.sealed_note,
    }


def _read_explained(fields: Fields) -> JudgementExplained:
    passages = tuple(_read_passage(each) for each in fields.items("passages"))
    return JudgementExplained(fields.integer("seq"), passages, fields.text("sealed_note"))


def _passage(passage: Passage) -> dict[str, object]:
    links = [_link(each) for each in passage.links]
    return {"about": passage.about, "text": passage.text} | ({"links": links} if links else {})


def _read_passage(value: object) -> Passage:
    fields = Fields(value)
    about, text = fields.text("about"), fields.text("text")
    links: tuple[Link, ...] = ()
    if fields.has("links"):
        links = tuple(_read_link(each) for each in fields.items("links"))
        if not links:
            raise BrokenBytes("links are empty")
    fields.end()
    return Passage(about, text, links)


def _link(link: Link) -> dict[str, object]:
    if link.entry is not None:
        return place_members(link.entry)
    span = [] if link.start is None else [link.start, link.end or link.start]
    return {"path": link.path} | ({"span": span} if span else {})


def _read_link(value: object) -> Link:
    fields = Fields(value)
    if fields.has("chain"):
        link = Link(entry=read_place(fields))
    else:
        path, start, end = fields.text("path"), None, None
        if fields.has("span"):
            start, end = (integer_of(each) for each in row(fields.take("span"), 2))
            if end < start:
                raise BrokenBytes("span ends before it begins")
        link = Link(path, start, end)
    fields.end()
    return link


def _opened(event: NoteOpened) -> dict[str, object]:
    return place_members(event.of) | {"text": event.text}


BODIES: Final = (
    Body(ASSESSED, AssessmentGiven, _assessment, _read_assessment, by=INTERVIEWS),
    Body(EXPLAINED, JudgementExplained, _explained, _read_explained),
    Body(
        DISOWNED,
        JudgementDisowned,
        lambda event: place_members(event.judgement),
        lambda fields: JudgementDisowned(read_place(fields)),
    ),
    Body(
        NOTE_OPENED,
        NoteOpened,
        _opened,
        lambda fields: NoteOpened(read_place(fields), fields.text("text")),
        by=frozenset({Role.AUDITOR}),
    ),
)
