"""The bytes of events: every event comes back as it was, and only one way of writing is read."""

import dataclasses
import importlib
import json
import pkgutil
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import intake.domain
from intake.domain.answers import Patch, RowAdded, RowRemoved, SkipReason, Span, Value
from intake.domain.clock_events import ClockMoved, Moved, Noticed
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.day_dates import CaseDate, DateClosed, DateNoted
from intake.domain.day_links import CaseLinked, CaseUnlinked
from intake.domain.day_tally import DoorTallyTakenBack
from intake.domain.errors import TextNotKeptError
from intake.domain.events import (
    AnswerGiven,
    AnswersExported,
    ChainBegun,
    ConsentRecorded,
    Event,
    FormChanged,
    InterviewPaused,
    QuestionsFinished,
    RecordOpened,
)
from intake.domain.ids import FormHash
from intake.domain.receipt_events import ReceiptImported, ReceiptIssued
from intake.domain.receipts import Alarm, Head
from intake.domain.tokens import NameKeptApart, Token
from intake.domain.vouching import EntryAdopted
from intake.ledger import canonical, event_codec
from intake.ledger.canonical import BrokenBytes
from intake.ledger.event_registry import BODIES
from tests.ledger.conflict_strategies import conflicts
from tests.ledger.course_strategies import course
from tests.ledger.draw_strategies import draws
from tests.ledger.erasing_strategies import erasing
from tests.ledger.government_strategies import government
from tests.ledger.judgement_strategies import JUDGED
from tests.ledger.notice_strategies import notices
from tests.ledger.retention_strategies import retention

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
COUNTS = st.integers(0, canonical.MAX_INTEGER)
CHAINS = st.binary(min_size=16, max_size=16).map(bytes.hex)
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
HEADS = st.builds(Head, CHAINS, st.integers(1, canonical.MAX_INTEGER), HASHES)
VALUES = st.builds(
    Value,
    v=TEXT,
    skip=st.none() | st.sampled_from(SkipReason),
    lang=TEXT,
    via=TEXT,
    src=TEXT,
    rel=st.booleans(),
    spans=st.lists(st.builds(Span, COUNTS, COUNTS, TEXT, TEXT), max_size=3).map(tuple),
)
PATCHES = st.builds(
    Patch,
    TEXT,
    values=st.lists(st.tuples(TEXT, VALUES), max_size=4).map(tuple),
    rows=st.lists(st.builds(RowAdded, TEXT, TEXT) | st.builds(RowRemoved, TEXT, TEXT)).map(tuple),
)


def lists_of(size: int) -> st.SearchStrategy[tuple[str, ...]]:
    ids = st.binary(min_size=size, max_size=size).map(bytes.hex)
    return st.lists(ids, max_size=3).map(tuple)


def any_event(kind: type[Any]) -> st.SearchStrategy[Event]:
    counts = {field.name: COUNTS for field in dataclasses.fields(kind) if field.type is int}
    special: dict[type[Event], dict[str, st.SearchStrategy[object]]] = {
        AnswerGiven: {"patch": PATCHES},
        ChainBegun: {"predecessor": st.none() | CHAINS},
        QuestionsFinished: {"override": TEXT},
        FormChanged: {"lost": st.lists(TEXT, max_size=3).map(tuple), "reason": TEXT},
        AnswersExported: {"forms": lists_of(32), "records": lists_of(16)},
        RecordOpened: {"record": CHAINS},
        ReceiptIssued: {"to_org": CHAINS, "to_store": CHAINS, "sha256": HASHES},
        ReceiptImported: {
            "org": CHAINS,
            "store": CHAINS,
            "sha256": HASHES,
            "own_head": HEADS,
            "heads": st.lists(HEADS, max_size=2).map(tuple),
            "alarms": st.lists(st.sampled_from(Alarm), max_size=2).map(tuple),
        },
        DoorTallyTakenBack: {"chain": CHAINS},
        DateNoted: {"date": st.builds(CaseDate, CHAINS)},
        DateClosed: {"id": CHAINS},
        CaseLinked: {"other": CHAINS},
        CaseUnlinked: {"other": CHAINS},
        EntryAdopted: {"chain": CHAINS, "link": st.binary(min_size=32, max_size=32).map(bytes.hex)},
        NameKeptApart: {"token": st.builds(Token, number=COUNTS)},
        **course(PATCHES, VALUES),
        **draws(),
        **conflicts(PATCHES),
        **government(),
        **retention(),
        **notices(),
        **erasing(),
        **JUDGED,
    }
    return st.builds(kind, **counts, **special.get(kind, {}))


@pytest.mark.parametrize("kind", [body.event for body in BODIES])
@settings(max_examples=20)
@given(data=st.data())
def test_every_event_comes_back_as_it_was(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(any_event(kind))
    type_, body = event_codec.encode(event)
    assert event_codec.decode(type_, body) == event
    assert event_codec.encode(event_codec.decode(type_, body)) == (type_, body)


def kinds_of_the_domain() -> set[type[Event]]:
    """Return every class below Event, in whichever module of the domain it stands."""
    names = [each.name for each in pkgutil.iter_modules(intake.domain.__path__, "intake.domain.")]
    found = [each for name in names for each in vars(importlib.import_module(name)).values()]
    return {each for each in found if isinstance(each, type) and issubclass(each, Event)} - {Event}


def test_every_kind_of_event_has_its_own_type() -> None:
    assert len({body.name for body in BODIES}) == len(BODIES)
    assert {body.event for body in BODIES} == kinds_of_the_domain()


def test_answer_body_is_the_one_of_the_specification() -> None:
    patch = Patch(
        "harm/what",
        values=(
            ("harm/what", Value("beaten", lang="es", spans=(Span(0, 3, "verbatim"),))),
            ("harm/when", Value(skip=SkipReason.DECLINED, rel=False)),
        ),
        rows=(RowAdded("harm", "k3f9a2"), RowRemoved("harm", "zz")),
    )
    assert event_codec.encode(AnswerGiven(patch, lang="es", via="interpreter")) == (
        "answer.given",
        (
            b'{"asked":"harm/what","lang":"es","rows":[["+","harm","k3f9a2"],["-","harm","zz"]],'
            b'"set":[["harm/what",{"lang":"es","spans":[[0,3,"verbatim",""]],"v":"beaten"}],'
            b'["harm/when",{"rel":false,"skip":"declined"}]],"via":"interpreter"}'
        ),
    )


@pytest.mark.parametrize(
    "members",
    [
        {"v": ""},
        {"rel": True},
        {"spans": []},
        {"skip": "tired"},
        {"v": 3},
        {"v": "x", "weight": 1},
        {"spans": [[0, 3, "verbatim"]]},
        {"spans": [[-1, 3, "verbatim", ""]]},
        {"rel": 0},
    ],
)
def test_value_written_another_way_is_refused(members: dict[str, object]) -> None:
    body = {"asked": "a", "set": [["a", members]], "rows": [], "lang": "", "via": ""}
    with pytest.raises(BrokenBytes):
        event_codec.decode("answer.given", canonical.encode(body))


def test_member_too_many_or_too_few_is_refused() -> None:
    event = ConsentRecorded(Consent(Purpose.COLLECT, Decision.GRANTED))
    type_, body = event_codec.encode(event)
    members = json.loads(body)
    for changed in (members | {"more": ""}, {k: v for k, v in members.items() if k != "lang"}):
        with pytest.raises(BrokenBytes):
            event_codec.decode(type_, canonical.encode(changed))


def test_notice_about_nothing_that_left_is_refused() -> None:
    body = {"notice": "aa" * 16, "record": "bb" * 16, "reason": "purge", "carrier": "paper"}
    with pytest.raises(BrokenBytes):
        event_codec.decode("revocation.issued", canonical.encode(body | {"carriers": []}))


def test_code_that_is_in_no_list_is_refused() -> None:
    type_, body = event_codec.encode(ConsentRecorded(Consent(Purpose.COLLECT, Decision.GRANTED)))
    with pytest.raises(BrokenBytes):
        event_codec.decode(type_, body.replace(b"granted", b"assumed"))


def test_type_that_this_version_does_not_know_is_refused() -> None:
    with pytest.raises(BrokenBytes, match="unknown type"):
        event_codec.decode("interview.guessed", b"{}")


def test_event_without_content_has_an_empty_body() -> None:
    assert event_codec.encode(InterviewPaused()) == ("interview.paused", b"{}")


@pytest.mark.parametrize("row", [["*", "harm", "a"], ["+", "harm"], ["+", 1, "a"], "+"])
def test_row_written_another_way_is_refused(row: object) -> None:
    body = {"asked": "a", "set": [], "rows": [row], "lang": "", "via": ""}
    with pytest.raises(BrokenBytes):
        event_codec.decode("answer.given", canonical.encode(body))


def test_body_of_another_shape_is_refused() -> None:
    for body in (b"[]", b'""', b"{}", b'{"name":1,"site":""}'):
        with pytest.raises(BrokenBytes):
            event_codec.decode("organisation.described", body)


@pytest.mark.parametrize("predecessor", [3, "0a", "0A" * 16])
def test_predecessor_that_is_no_id_is_refused(predecessor: object) -> None:
    body = {
        "reason": "restored",
        "compartment": "core",
        "predecessor": predecessor,
        "predecessor_head": "",
    }
    with pytest.raises(BrokenBytes):
        event_codec.decode("chain.begun", canonical.encode(body))


@given(PATCHES)
def test_patch_comes_back_as_it_was(patch: Patch) -> None:
    event = AnswerGiven(patch, lang="es", via="relay")
    assert event_codec.decode(*event_codec.encode(event)) == event


def test_reason_for_finishing_stands_only_where_there_is_one() -> None:
    assert event_codec.encode(QuestionsFinished()) == ("questions.finished", b"{}")
    with pytest.raises(BrokenBytes):
        event_codec.decode("questions.finished", b'{"override":""}')


def test_reason_for_another_version_stands_only_where_there_is_one() -> None:
    changed = FormChanged(FormHash("aa" * 32), FormHash("bb" * 32), "2")
    type_, body = event_codec.encode(changed)
    assert b"reason" not in body
    with pytest.raises(BrokenBytes):
        event_codec.decode(type_, body.replace(b'"lost":[]', b'"lost":[],"reason":""'))


def test_export_names_records_and_nothing_of_the_file() -> None:
    event = AnswersExported("f2", ("ab" * 32,), "odk", ("core", "media"), ("01" * 16, "02" * 16))
    assert event_codec.encode(event) == (
        "answers.exported",
        (
            f'{{"compartments":["core","media"],"form_id":"f2","forms":["{"ab" * 32}"],'
            f'"layout":"odk","records":["{"01" * 16}","{"02" * 16}"]}}'
        ).encode(),
    )


@pytest.mark.parametrize("changed", [{"records": ["0A" * 16]}, {"forms": ["ab"]}, {"file": "x"}])
def test_export_written_another_way_is_refused(changed: dict[str, object]) -> None:
    body = {"form_id": "", "forms": [], "layout": "", "compartments": [], "records": []}
    event_codec.decode("answers.exported", canonical.encode(body))
    with pytest.raises(BrokenBytes):
        event_codec.decode("answers.exported", canonical.encode(body | changed))


@pytest.mark.parametrize(("text", "rule"), [("\ud800", "surrogate"), ("x" * (1 << 20), "size")])
def test_text_that_cannot_be_kept_is_refused_by_name(text: str, rule: str) -> None:
    with pytest.raises(TextNotKeptError) as refused:
        event_codec.encode(AnswerGiven(Patch("q", (("q", Value(text)),))))
    assert refused.value.rule == rule


@pytest.mark.parametrize("member", ["names", "birth"])
def test_likeness_of_two_records_is_one_that_is_in_the_list(member: str) -> None:
    body = {"other": "0a" * 16, "names": "same", "birth": "same", member: "exactly"}
    with pytest.raises(BrokenBytes):
        event_codec.decode("same_person.proposed", canonical.encode(body))


def test_what_is_no_number_of_ours_is_a_mistake_and_no_text() -> None:
    with pytest.raises(BrokenBytes):
        event_codec.encode(ClockMoved(Moved.BACK, 1 << 60, Noticed.START))
