"""Chains: what was grown verifies, and nothing else does."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import nacl.signing
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.answers import Patch, Value
from intake.domain.consent import Languages
from intake.domain.errors import BrokenLedgerError
from intake.domain.events import (
    AnswerGiven,
    ChainBegun,
    ChainReason,
    Checkpointed,
    Event,
    InterviewPaused,
    LanguageRecorded,
    SessionClosed,
    SessionOpened,
)
from intake.domain.ids import NO_RECORD, ChainId, InterviewId, OrganisationId, PersonId
from intake.ledger import chain, event_codec
from intake.ledger import header as header_codec
from intake.ledger.attestation import Attestation
from intake.ledger.entry import Entry, Signature
from intake.ledger.header import Header, next_hlc
from intake.ledger.heads import ChainHead, RecordHead, Salts
from tests.vectors.ledger import generate

ORG = OrganisationId("0a" * 16)
CHAIN = bytes([7] * 16)
PEOPLE = [PersonId(f"{n:032x}") for n in (1, 2)]
RECORDS = [InterviewId(f"{n:032x}") for n in (11, 12, 13)]
Step = tuple[Event, PersonId, InterviewId]


def believes(header: Header, signature: Signature, message: bytes) -> bool:
    """Stand in for Ed25519: the mark of a person over a message."""
    return signature == mark(header.actor, header.type, message)


def mark(person: PersonId, purpose: str, message: bytes) -> Signature:
    key = bytes.fromhex(person)
    return Signature(purpose, key, hashlib.sha512(key + message).digest())


class Growing:
    def __init__(self) -> None:
        self.head = ChainHead(CHAIN)
        self.records: dict[InterviewId, RecordHead] = {}
        self.entries: list[Entry] = []

    def add(self, step: Step, *, is_signed: bool = False) -> Entry:
        event, actor, subject = step
        type_, body = event_codec.encode(event)
        seq = self.head.seq + 1
        header = Header(
            org=ORG,
            chain=ChainId(CHAIN.hex()),
            seq=seq,
            hlc=next_hlc(self.head.hlc, 1_000_000),
            wall=1_000_000,
            actor=actor,
            acting_role="interviewer",
            type=type_,
            subject=subject,
        )
        salts = Salts(seq.to_bytes(32), bytes(31) + b"\1")
        record = None if subject == NO_RECORD else self.records.get(subject, RecordHead())
        entry = chain.grow(self.head, header, body, salts, record=record)
        if is_signed:
            message = chain.message_to_sign(entry, ORG, type_)
            entry = replace(entry, signatures=(mark(actor, type_, message),))
        if record is not None:
            self.records[subject] = record.grown(entry.leaf)
        self.head = self.head.after(entry, header.hlc)
        self.entries.append(entry)
        return entry


def begun() -> Growing:
    growing = Growing()
    growing.add((ChainBegun(ChainReason.FOUNDED, "core"), PEOPLE[0], NO_RECORD), is_signed=True)
    return growing


def verified(entries: Sequence[Entry]) -> chain.VerifiedChain:
    return chain.verify(entries, believes, org=ORG, chain=CHAIN)


EVENTS = st.sampled_from(
    [
        AnswerGiven(Patch("a/b", (("a/b", Value("no podía")),)), lang="es"),
        InterviewPaused(),
        LanguageRecorded(Languages("mam", "spa")),
    ]
)
STEPS = st.lists(st.tuples(EVENTS, st.sampled_from(PEOPLE), st.sampled_from(RECORDS)), max_size=12)


@given(STEPS, st.sets(st.integers(0, 12)))
def test_chain_that_was_grown_is_whole_also_with_entries_withheld(
    steps: list[Step], hidden: set[int]
) -> None:
    growing = begun()
    for step in steps:
        growing.add(step)
    entries = [
        chain.withhold(entry) if place in hidden else entry
        for place, entry in enumerate(growing.entries)
    ]
    found = verified(entries)
    assert (found.head.seq, found.head.link) == (growing.head.seq, growing.head.link)
    assert found.withheld == sum(entry.is_withheld for entry in entries)
    assert set(found.records.items()) <= set(growing.records.items())
    assert chain.walk(entries, ChainHead(CHAIN)).link == growing.head.link
    for subject, head in growing.records.items():
        mine = [
            entry
            for entry, whole in zip(entries, growing.entries, strict=True)
            if json.loads(whole.header or b"")["subject"] == subject
        ]
        record = chain.verify_record(mine, believes, org=ORG)
        assert record.head == head
        assert record.subject in {subject, NO_RECORD}


@given(
    STEPS,
    st.integers(0, 12),
    st.sampled_from(
        [
            "leaf",
            "link",
            "rlink",
            "header",
            "body",
            "salt_h",
            "salt_b",
            "chain",
            "seq",
            "record_count",
        ]
    ),
    st.data(),
)
def test_any_change_is_found(steps: list[Step], place: int, name: str, data: st.DataObject) -> None:
    growing = begun()
    for step in steps:
        growing.add(step)
    entries = growing.entries
    place %= len(entries)
    was = getattr(entries[place], name)
    if isinstance(was, int):
        changed: object = was + data.draw(st.integers(1, 3))
    else:
        bit = data.draw(st.integers(0, len(was) * 8 - 1))
        flipped = bytearray(was)
        flipped[bit // 8] ^= 1 << bit % 8
        changed = bytes(flipped)
    entries[place] = replace(entries[place], **{name: changed})  # type: ignore[arg-type]
    with pytest.raises(BrokenLedgerError):
        verified(entries)


@given(STEPS, st.integers(0, 12))
def test_entry_left_out_is_found(steps: list[Step], place: int) -> None:
    growing = begun()
    for step in steps:
        growing.add(step)
    growing.add((SessionClosed(), PEOPLE[0], NO_RECORD))
    del growing.entries[place % (len(growing.entries) - 1)]
    with pytest.raises(BrokenLedgerError):
        verified(growing.entries)


def test_checkpoint_speaks_for_its_signer_alone() -> None:
    growing = begun()
    growing.add((SessionOpened("1"), PEOPLE[0], NO_RECORD))
    growing.add((InterviewPaused(), PEOPLE[0], RECORDS[0]))
    growing.add((InterviewPaused(), PEOPLE[1], RECORDS[0]))
    growing.add((Checkpointed(2), PEOPLE[0], NO_RECORD), is_signed=True)
    assert verified(growing.entries).unattested == (4,)


def test_checkpoint_from_later_on_leaves_the_earlier_unattested() -> None:
    growing = begun()
    growing.add((SessionOpened("1"), PEOPLE[0], NO_RECORD))
    growing.add((InterviewPaused(), PEOPLE[0], RECORDS[0]))
    growing.add((Checkpointed(3), PEOPLE[0], NO_RECORD), is_signed=True)
    assert verified(growing.entries).unattested == (2,)


def test_crash_tail_stays_unattested_until_its_author_adopts_it() -> None:
    growing = begun()
    growing.add((SessionOpened("1"), PEOPLE[0], NO_RECORD))
    growing.add((InterviewPaused(), PEOPLE[0], RECORDS[0]))
    growing.add((SessionOpened("1"), PEOPLE[1], NO_RECORD))
    growing.add((Checkpointed(4), PEOPLE[1], NO_RECORD), is_signed=True)
    assert verified(growing.entries).unattested == (2, 3)
    growing.add((SessionOpened("1"), PEOPLE[0], NO_RECORD))
    growing.add((Checkpointed(2, adopts=True), PEOPLE[0], NO_RECORD), is_signed=True)
    assert verified(growing.entries).unattested == ()


def test_checkpoint_before_any_session_is_refused() -> None:
    growing = Growing()
    growing.add((Checkpointed(1), PEOPLE[0], NO_RECORD), is_signed=True)
    with pytest.raises(BrokenLedgerError) as refused:
        verified(growing.entries)
    assert refused.value.rule == "begin"


def test_checkpoint_is_taken_where_the_session_may_be_withheld() -> None:
    growing = begun()
    growing.add((SessionOpened("1"), PEOPLE[1], NO_RECORD))
    growing.add((InterviewPaused(), PEOPLE[1], RECORDS[0]))
    growing.add((Checkpointed(2), PEOPLE[1], NO_RECORD), is_signed=True)
    hidden = [growing.entries[0], chain.withhold(growing.entries[1]), *growing.entries[2:]]
    assert verified(hidden).unattested == ()
    first_hidden = [chain.withhold(growing.entries[0]), *growing.entries[1:]]
    assert verified(first_hidden).unattested == ()


def test_record_may_go_on_after_withheld_entries_of_its_own() -> None:
    growing = begun()
    for record in (0, 0, 1, 0, 1, 0):
        growing.add((InterviewPaused(), PEOPLE[0], RECORDS[record]))
    for hidden in ({1}, {1, 2}, {2, 3}, {4}, {1, 2, 3, 4}, {5, 6}):
        entries = [
            chain.withhold(entry) if place in hidden else entry
            for place, entry in enumerate(growing.entries)
        ]
        assert verified(entries).head == replace(growing.head, hlc=verified(entries).head.hlc)


def test_withheld_entry_may_not_invent_a_record() -> None:
    growing = begun()
    growing.add((InterviewPaused(), PEOPLE[0], RECORDS[0]))
    entry = growing.add((InterviewPaused(), PEOPLE[0], RECORDS[0]))
    for invented in (
        replace(chain.withhold(entry), rlink=bytes(32)),
        replace(chain.withhold(entry), record_count=1),
        replace(chain.withhold(entry), record_count=0),
    ):
        with pytest.raises(BrokenLedgerError) as refused:
            verified([*growing.entries[:2], invented])
        assert refused.value.rule == "record"


def test_record_of_two_chains_is_refused() -> None:
    growing = begun()
    growing.add((InterviewPaused(), PEOPLE[0], RECORDS[0]))
    growing.add((InterviewPaused(), PEOPLE[0], RECORDS[0]))
    first, second = growing.entries[1:]
    with pytest.raises(BrokenLedgerError) as refused:
        chain.verify_record([first, replace(second, chain=bytes(16))], believes, org=ORG)
    assert refused.value.rule == "chain"
    with pytest.raises(BrokenLedgerError) as refused:
        chain.verify_record([first, replace(second, seq=2)], believes, org=ORG)
    assert refused.value.rule == "seq"


def test_entry_of_one_record_in_another_is_refused() -> None:
    growing = begun()
    growing.add((InterviewPaused(), PEOPLE[0], RECORDS[0]))
    growing.records[RECORDS[1]] = growing.records[RECORDS[0]]
    growing.add((InterviewPaused(), PEOPLE[0], RECORDS[1]))
    with pytest.raises(BrokenLedgerError) as refused:
        chain.verify_record(growing.entries[1:], believes, org=ORG)
    assert refused.value.rule == "record"


def test_salt_of_another_length_is_refused() -> None:
    growing = begun()
    short = replace(growing.entries[0], salt_h=b"x")
    with pytest.raises(BrokenLedgerError) as refused:
        verified([short])
    assert refused.value.rule == "leaf"


def test_growing_wrongly_is_a_mistake_of_ours() -> None:
    growing = begun()
    entry = growing.entries[0]
    header = header_codec.decode(entry.header or b"")
    follows = replace(header, seq=2, hlc=growing.head.hlc + 1)
    salts = Salts(bytes(32), bytes(32))
    for wrong in (
        header,
        replace(follows, hlc=header.hlc),
        replace(follows, chain=ChainId("0" * 32)),
    ):
        with pytest.raises(ValueError):
            chain.grow(growing.head, wrong, b"{}", salts)
    with pytest.raises(ValueError):
        chain.grow(growing.head, follows, b"{}", salts, record=RecordHead())
    with pytest.raises(ValueError):
        chain.grow(growing.head, replace(follows, subject=RECORDS[0]), b"{}", salts)
    with pytest.raises(ValueError):
        chain.grow(growing.head, follows, b"{}", Salts(bytes(31), bytes(32)))


@given(st.lists(st.integers(0, 2**48 - 2), min_size=1))
def test_clock_value_always_grows(walls: list[int]) -> None:
    last = 0
    for wall in walls:
        value = next_hlc(last, wall)
        assert value > last
        assert value >> 16 >= wall
        last = value


def test_clock_that_was_set_back_only_counts() -> None:
    value = next_hlc(0, 5000)
    assert next_hlc(value, 4000) == value + 1
    assert next_hlc((5000 << 16) + 0xFFFF, 5000) == 5001 << 16
    for wall in (-1, 1 << 48):
        with pytest.raises(ValueError):
            next_hlc(0, wall)


def test_odd_keys_of_the_vectors_deceive_the_libraries() -> None:
    small = json.loads((Path(generate.__file__).parent / "key-of-small-order.json").read_text())
    mixed = json.loads((Path(generate.__file__).parent / "key-of-mixed-order.json").read_text())
    for vector, libraries in ((small, 1), (mixed, 2)):
        entry = vector["entries"][0]
        links = bytes.fromhex(entry["link"] + entry["rlink"])
        message = b"intake-sig/1\0chain.begun\0" + bytes.fromhex(vector["org"]) + links
        key, signature = (
            bytes.fromhex(entry["signatures"][0][name]) for name in ("key", "signature")
        )
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
        if libraries == 2:
            nacl.signing.VerifyKey(key).verify(message, signature)


def test_checkpoint_without_a_session_is_refused() -> None:
    attestation = Attestation()
    growing = Growing()
    entry = growing.add((Checkpointed(1), PEOPLE[0], NO_RECORD), is_signed=True)
    header = header_codec.decode(entry.header or b"")
    assert not attestation.follow_checkpoint(header, Checkpointed(1), is_signed=True)


def test_clock_value_says_its_milliseconds() -> None:
    assert header_codec.hlc_milliseconds(next_hlc(0, 1_793_520_000_000)) == 1_793_520_000_000
