"""The quick way to read what nearly all entries look like takes nothing that the slow way refuses."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from intake.domain.answers import Patch, SkipReason, Span, Value
from intake.domain.events import AnswerGiven
from intake.domain.ids import NO_RECORD, ChainId, InterviewId, OrganisationId, PersonId
from intake.ledger import event_codec, header
from intake.ledger.bodies import answers
from intake.ledger.canonical import BrokenBytes
from intake.ledger.header import Header
from tests.ledger.test_event_codec import PATCHES

BODY = event_codec.encode(
    AnswerGiven(Patch("a/b", (("a/b", Value('«sí»\n"\\', lang="es", via="x")),)), lang="es")
)[1]
HEADER = header.encode(
    Header(
        org=OrganisationId("0a" * 16), chain=ChainId("c1" * 16), seq=7, hlc=9, wall=1_793_520_000_000,
        actor=PersonId("a1" * 16), acting_role="interviewer", type="answer.given",
        subject=InterviewId(NO_RECORD),
    )
)  # fmt: skip


def is_taken(body: bytes) -> bool:
    try:
        event_codec.decode(answers.GIVEN, body)
    except BrokenBytes:
        return False
    return True


@given(PATCHES, st.integers(0, 2000), st.binary(max_size=3))
@example(Patch("a", (("a", Value("x", lang="y")),)), 0, b"")
def test_quick_answer_is_an_answer(patch: Patch, place: int, other: bytes) -> None:
    body = event_codec.encode(AnswerGiven(patch, lang="es", via=""))[1]
    plain = all(not value.spans for _, value in patch.values)
    assert answers.is_usual(body) == plain
    place %= len(body)
    for changed in (body[:place] + other + body[place + 1 :], body[:place] + other + body[place:]):
        assert not answers.is_usual(changed) or is_taken(changed)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"lang":"es","v"', b'"v"'),
        (b'"lang":"es","v"', b'"lang":"","v"'),
        (b'"via":"x"}', b'"via":"x",}'),
        (b'"lang":"es","v":', b'"v":"a","lang":'),
        (b'"v":', b'"v":"a","v":'),
        (b'"v":', b'"rel":true,"v":'),
        (b'"v":', b'"skip":"tired","v":'),
        (b"\\n", b"\\u000a"),
        (b"\\n", b"\n"),
        (b"\\n", b"\\u001f"),
        (b"\\n", b"\\u001F"),
        (b"\\n", b"\\/"),
        (b"\\n", b"\\ud800"),
        (b"\\n", b"\xff"),
        (b"]],", b"],],"),
        (b'"rows":[]', b'"rows":[["*","a","b"]]'),
        (b'"rows":[]', b'"rows":[["+","a","b"],["-","a","b"]]'),
        (b'"set":[', b'"set":[,'),
        (b"{", b" {"),
    ],
)
def test_answer_written_otherwise_is_told_alike(old: bytes, new: bytes) -> None:
    changed = BODY.replace(old, new, 1)
    assert changed != BODY
    assert not answers.is_usual(changed) or is_taken(changed)
    if not is_taken(changed):
        with pytest.raises(BrokenBytes):
            event_codec.check(answers.GIVEN, changed)


def test_unusual_answer_is_read_the_slow_way() -> None:
    spans = Value("beaten", spans=(Span(0, 3, "verbatim"),))
    long = Value("x" * (1 << 16), skip=SkipReason.LATER)
    for value in (spans, long):
        body = event_codec.encode(AnswerGiven(Patch("a", (("a", value),)), lang="", via=""))[1]
        assert not answers.is_usual(body)
        event_codec.check(answers.GIVEN, body)


@given(st.integers(0, 600), st.binary(max_size=2))
def test_header_that_was_changed_is_read_alike_or_refused(place: int, other: bytes) -> None:
    place %= len(HEADER)
    changed = HEADER[:place] + other + HEADER[place + 1 :]
    try:
        found = header.decode(changed)
    except BrokenBytes:
        return
    assert header.encode(found) == changed


@pytest.mark.parametrize(("role", "type_"), [("", ""), ("Ärztin", "answer.given"), ("x", "A b")])
def test_unusual_header_is_read_the_slow_way(role: str, type_: str) -> None:
    said = replace(header.decode(HEADER), acting_role=role, type=type_, seq=(1 << 53) - 1)
    assert header.decode(header.encode(said)) == said
    assert header.BriefReader().read(header.encode(said)) == told(header.encode(said))


def told(data: bytes) -> tuple[object, ...] | None:
    try:
        head = header.decode(data)
    except BrokenBytes:
        return None
    chain = bytes.fromhex(head.chain)
    return head.type, head.actor, head.subject, head.seq, head.hlc, chain, head.org, head.roster


def told_briefly(reader: header.BriefReader, data: bytes) -> tuple[object, ...] | None:
    try:
        return reader.read(data)
    except BrokenBytes:
        return None


@given(st.integers(0, len(HEADER) - 1), st.binary(max_size=2), st.booleans())
@example(HEADER.index(b'"hlc":"') + 7, b"A", True)
@example(HEADER.index(b'"org":"') + 7, b"b", True)
@example(HEADER.index(b'"seq":') + 6, b"08", True)
@example(HEADER.index(b'"actor":"') + 9, b"b", True)
@example(HEADER.index(b'"roster":"') + 10, b"", True)
@example(0, b"[", True)
def test_header_read_after_another_says_what_it_says_alone(
    place: int, other: bytes, warm: bool
) -> None:
    reader = header.BriefReader()
    if warm:
        assert reader.read(HEADER) == told(HEADER)
    changed = HEADER[:place] + other + HEADER[place + 1 :]
    assert told_briefly(reader, changed) == told(changed)
    assert told_briefly(reader, HEADER) == told(HEADER)
