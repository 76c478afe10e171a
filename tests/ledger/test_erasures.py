"""Which entries may be gone: two people have signed for the same, and for all of it."""

import hashlib
from dataclasses import replace

import pytest

from intake.domain.erasing import (
    ErasingReason,
    ErasureApproved,
    ErasureOrdered,
    RecordErased,
    Stretch,
    places,
    stretches,
)
from intake.domain.ids import ChainId, InterviewId, PersonId
from intake.ledger import event_codec
from intake.ledger.bodies.erasing import MOST_NAMED
from intake.ledger.canonical import BrokenBytes
from intake.ledger.erasures import Decisions, declared, leaves_hash

CHAIN, RECORD, ACT = ChainId("c1" * 16), InterviewId("e1" * 16), "ac" * 16
ANA, BETO = PersonId("a1" * 16), PersonId("b1" * 16)
NAMED = (Stretch(CHAIN, 2, 4), Stretch(CHAIN, 7, 7))
ORDER = ErasureOrdered(ACT, RECORD, ErasingReason.WISH, NAMED, "0f" * 32)
APPROVAL = ErasureApproved(ACT, RECORD, (*NAMED, Stretch(CHAIN, 9, 9)), "1f" * 32)
DONE = RecordErased(ACT, RECORD, ErasingReason.WISH, APPROVAL.stretches)


def test_entries_that_follow_one_another_are_one_stretch() -> None:
    named = [(CHAIN, seq) for seq in (7, 3, 2, 4, 4)]
    assert stretches(named) == NAMED
    assert places(NAMED) == frozenset(named)


def test_leaves_are_hashed_in_their_order_with_their_places() -> None:
    leaves = [(CHAIN, 2, b"l" * 32), (CHAIN, 3, b"m" * 32)]
    plain = b"intake/1/erase\0" + b"".join(
        bytes.fromhex(CHAIN) + seq.to_bytes(8, "big") + leaf for _, seq, leaf in leaves
    )
    assert leaves_hash(leaves) == hashlib.sha256(plain).hexdigest()


def test_two_people_decide_and_the_first_two_count() -> None:
    decisions = Decisions()
    decisions.note(BETO, APPROVAL)
    assert decisions.all == ()
    decisions.note(ANA, ORDER)
    assert decisions.decided(ACT) is None
    decisions.note(BETO, APPROVAL)
    decisions.note(PersonId("d1" * 16), APPROVAL)
    decisions.note(BETO, ORDER)
    found = decisions.decided(ACT)
    assert found is not None
    assert (found.ordered_by, found.approved_by) == (ANA, BETO)
    gone = declared(decisions, [DONE])
    assert gone.by_both == places(NAMED)
    assert gone.by_one == {(CHAIN, 9)}


@pytest.mark.parametrize(
    ("person", "approval"),
    [
        (ANA, APPROVAL),
        (BETO, replace(APPROVAL, record=InterviewId("e2" * 16))),
        (BETO, replace(APPROVAL, stretches=NAMED[:1])),
    ],
    ids=["the same person", "another record", "not all of it"],
)
def test_what_is_not_the_same_by_somebody_else_is_no_approval(
    person: PersonId, approval: ErasureApproved
) -> None:
    decisions = Decisions()
    decisions.note(ANA, ORDER)
    decisions.note(person, approval)
    assert decisions.decided(ACT) is None
    assert declared(decisions, [DONE]).by_both == frozenset()


def test_what_says_that_another_record_is_gone_declares_nothing() -> None:
    decisions = Decisions()
    decisions.note(ANA, ORDER)
    decisions.note(BETO, APPROVAL)
    other = replace(DONE, record=InterviewId("e2" * 16))
    assert declared(decisions, [other, replace(DONE, erasure="ff" * 16)]).by_both == frozenset()


@pytest.mark.parametrize(
    "named",
    ["[2,1]", "[0,1]", '[2,3],["c1",4,5]', '[2,3],["c1",3,3]', '[4,5],["c1",2,2]', "[2]"],
)
def test_entries_that_are_not_in_order_are_refused(named: str) -> None:
    type_, body = event_codec.encode(replace(DONE, stretches=()))
    first, *rest = named.split(",[", 1)
    text = f'["{CHAIN}",{first[1:]}' + "".join(f",[{each}" for each in rest)
    broken = body.replace(b'"entries":[]', f'"entries":[{text}]'.encode())
    broken = broken.replace(b'"c1",', f'"{CHAIN}",'.encode())
    with pytest.raises(BrokenBytes):
        event_codec.decode(type_, broken)


def test_an_act_that_names_more_than_any_record_has_is_broken() -> None:
    kept = replace(ORDER, stretches=(Stretch(CHAIN, 1, MOST_NAMED),))
    assert event_codec.decode(*event_codec.encode(kept)) == kept
    with pytest.raises(BrokenBytes):
        event_codec.decode(
            *event_codec.encode(replace(kept, stretches=(Stretch(CHAIN, 1, MOST_NAMED + 1),)))
        )
