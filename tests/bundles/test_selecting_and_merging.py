"""What nobody vouches for does not travel, and is not taken in when it does."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.bundles.bundle import BundleHeader, Counts, SealedRecord, Sender
from intake.bundles.entries import Travelling, decode_lines, encode_lines
from intake.bundles.merging import CheckedEntries, check_entries
from intake.bundles.selecting import select
from intake.domain.compartments import Compartment
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.events import Checkpointed, InterviewPaused, InterviewResumed
from intake.domain.ids import NO_RECORD, ChainId, InterviewId, OrganisationId
from intake.ledger.chain import withhold
from intake.ledger.entry import ZERO, Entry
from intake.ledger.header import Header
from tests.bundles.stations import (
    ANA,
    BEA,
    BUNDLE,
    CREATED,
    JOSE,
    MARTA,
    ORG,
    STORE,
    Ledger,
    good_signature,
    two_interviews,
)

NAME = "data/entries.jsonl"


def travel(travelling: Sequence[Travelling]) -> CheckedEntries:
    """Write the entries, read them, and check them against an honest header."""
    lines = decode_lines(b"".join(encode_lines(travelling)), NAME)
    return check_entries(lines, honest_header(travelling), good_signature)


def honest_header(travelling: Sequence[Travelling]) -> BundleHeader:
    """The header that says of these entries what is true."""
    heads: dict[tuple[InterviewId, ChainId], SealedRecord] = {}
    for each in travelling:
        if each.record != NO_RECORD:
            chain = ChainId(each.entry.chain.hex())
            heads[each.record, chain] = SealedRecord(
                each.record, chain, each.entry.record_count, each.entry.rlink.hex()
            )
    return BundleHeader(
        bundle=BUNDLE,
        created=CREATED,
        sender=Sender(ORG, STORE, "0" * 16),
        recipient="",
        seq=1,
        chains={ChainId(each.entry.chain.hex()): Compartment.CORE for each in travelling},
        records=tuple(sorted(heads.values())),
        counts=Counts(entries=len(travelling)),
        program="",
    )


def chosen(ledger: Ledger, *wanted: InterviewId) -> list[Travelling]:
    return list(ledger.selected(*wanted)())


def everything(ledger: Ledger, record: InterviewId) -> list[Travelling]:
    """The whole chain as a careless writer would send it."""
    found, prev = [], ZERO
    for entry in ledger.entries:
        found.append(Travelling(entry, prev, record if entry.record_count else NO_RECORD))
        prev = entry.link
    return found


def counts(entries: CheckedEntries) -> list[int]:
    return [entry.record_count for entry in entries.entries if entry.record_count]


def test_attested_record_travels_whole() -> None:
    ledger = two_interviews()
    checked = travel(chosen(ledger, MARTA))
    assert (counts(checked), checked.unattested) == ([1, 2, 3, 4], 0)


def test_other_records_are_leaves_without_a_name() -> None:
    between = [
        each
        for each in chosen(two_interviews(), MARTA)
        if each.record == NO_RECORD and each.entry.is_withheld
    ]
    assert len(between) == 2
    for each in between:
        assert (each.entry.record_count, each.entry.rlink) == (0, ZERO)
    lines = b"".join(encode_lines(chosen(two_interviews(), MARTA)))
    assert JOSE.encode() not in lines


def test_tail_that_nobody_vouches_for_stays_here() -> None:
    ledger = two_interviews()
    ledger.talk(MARTA)
    checked = travel(chosen(ledger, MARTA))
    assert (counts(checked), checked.unattested) == ([1, 2, 3, 4], 0)


def test_record_without_any_vouching_does_not_travel() -> None:
    ledger = Ledger()
    ledger.talk(MARTA)
    assert [each.entry.seq for each in chosen(ledger, MARTA)] == [1]


def test_tail_that_travels_unattested_is_left_out_and_counted() -> None:
    ledger = Ledger()
    ledger.talk(MARTA)
    ledger.checkpoint()
    ledger.talk(MARTA)
    checked = travel(everything(ledger, MARTA))
    assert (counts(checked), checked.unattested) == ([1, 2], 2)


def test_checkpoint_does_not_speak_for_a_colleague() -> None:
    ledger = Ledger()
    ledger.talk(MARTA)
    ledger.change_actor(BEA)
    ledger.talk(MARTA)
    ledger.checkpoint()
    checked = travel(everything(ledger, MARTA))
    assert (counts(checked), checked.unattested) == ([], 4)
    assert [each.entry.seq for each in chosen(ledger, MARTA)] == [1]


def test_checkpoint_does_not_reach_behind_what_it_says() -> None:
    ledger = Ledger()
    ledger.talk(MARTA)
    ledger.begin = 5
    ledger.talk(MARTA)
    ledger.checkpoint()
    checked = travel(everything(ledger, MARTA))
    assert (counts(checked), checked.unattested) == ([], 4)


def test_adopted_tail_travels() -> None:
    ledger = Ledger()
    ledger.talk(MARTA)
    first = ledger.begin
    ledger.change_actor(ANA)
    ledger.add(Checkpointed(first, adopts=True), sign=True)
    assert counts(travel(chosen(ledger, MARTA))) == [1, 2]


def test_checkpoint_of_another_run_does_not_speak_for_an_entry() -> None:
    ledger = Ledger()
    ledger.talk(MARTA)
    ledger.talk(JOSE)
    ledger.checkpoint()
    gapped = [each for each in everything(ledger, MARTA) if each.entry.seq not in {5, 6}]
    checked = travel(
        [each if each.record == MARTA else replace(each, record=NO_RECORD) for each in gapped]
    )
    assert (counts(checked), checked.unattested) == ([], 2)


def test_checkpoint_that_claims_a_colleagues_session_is_refused() -> None:
    ledger = Ledger()
    ledger.talk(MARTA)
    ledger.checkpoint()
    ledger.change_actor(BEA)
    ledger.actor = ANA
    ledger.checkpoint()
    with pytest.raises(BundleRefusedError) as refused:
        travel(everything(ledger, MARTA))
    assert refused.value.fault is BundleFault.ENTRY


def test_entry_signed_by_its_actor_needs_no_checkpoint() -> None:
    ledger = Ledger()
    ledger.add(InterviewPaused(), MARTA, sign=True)
    checked = travel(chosen(ledger, MARTA))
    assert (counts(checked), checked.unattested) == ([1], 0)


def test_withheld_entries_of_a_record_leave_it_complete() -> None:
    ledger = two_interviews()

    def is_withheld(_entry: Entry, header: Header) -> bool:
        return header.type == "interview.resumed"

    travelling = list(select(lambda: ledger.entries, frozenset({MARTA}), is_withheld))
    checked = travel(travelling)
    assert counts(checked) == [1, 2, 3, 4]
    assert [entry.is_withheld for entry in checked.entries if entry.record_count] == [
        False,
        True,
        False,
        True,
    ]


def erased(ledger: Ledger, count: int) -> None:
    """Leave of Marta's entry with this count what a purge leaves."""
    of_marta = {each.entry.seq for each in chosen_all(ledger, MARTA)}
    for place, entry in enumerate(ledger.entries):
        if entry.seq in of_marta and entry.record_count == count:
            ledger.entries[place] = withhold(entry)


def test_erased_entry_travels_as_what_is_left_of_it() -> None:
    ledger = two_interviews()
    erased(ledger, 2)
    checked = travel(chosen(ledger, MARTA))
    assert counts(checked) == [1, 2, 3, 4]
    assert [entry.is_withheld for entry in checked.entries if entry.record_count == 2] == [True]


def test_record_whose_beginning_is_erased_continues() -> None:
    ledger = two_interviews()
    erased(ledger, 1)
    assert counts(travel(chosen(ledger, MARTA))) == [1, 2, 3, 4]


def test_entry_of_another_organisation_is_refused() -> None:
    travelling = chosen(two_interviews(), MARTA)
    lines = decode_lines(b"".join(encode_lines(travelling)), NAME)
    header = replace(
        honest_header(travelling), sender=Sender(OrganisationId("0d" * 16), STORE, "0" * 16)
    )
    with pytest.raises(BundleRefusedError) as refused:
        check_entries(lines, header, good_signature)
    assert refused.value.fault is BundleFault.ENTRY


def test_signature_that_the_roster_does_not_know_is_refused() -> None:
    travelling = chosen(two_interviews(), MARTA)
    lines = decode_lines(b"".join(encode_lines(travelling)), NAME)
    header = honest_header(travelling)
    with pytest.raises(BundleRefusedError) as refused:
        check_entries(lines, header, lambda *_: False)
    assert refused.value.fault is BundleFault.SIGNATURE


def test_chain_may_be_given_from_just_before_the_record() -> None:
    ledger = two_interviews()
    short = [ledger.entries[0], *ledger.entries[3:]]
    again = list(select(lambda: short, frozenset({MARTA})))
    assert again == chosen(ledger, MARTA)


def test_chain_given_with_a_gap_where_it_matters_is_our_mistake() -> None:
    ledger = two_interviews()
    short = [ledger.entries[0], *ledger.entries[4:]]
    with pytest.raises(ValueError, match="gap"):
        list(select(lambda: short, frozenset({MARTA})))


def test_entries_out_of_order_are_our_mistake() -> None:
    travelling = chosen(two_interviews(), MARTA)
    with pytest.raises(ValueError, match="chain and number"):
        list(encode_lines(reversed(travelling)))


ACTS = st.lists(
    st.sampled_from(["marta", "jose", "checkpoint", "ana", "bea", "signed"]), max_size=25
)


def history(acts: list[str]) -> Ledger:
    ledger = Ledger()
    for act in acts:
        match act:
            case "marta":
                ledger.add(InterviewPaused(), MARTA)
            case "jose":
                ledger.add(InterviewPaused(), JOSE)
            case "checkpoint":
                ledger.checkpoint()
            case "signed":
                ledger.add(InterviewResumed(), MARTA, sign=True)
            case who:
                ledger.change_actor(ANA if who == "ana" else BEA)
    return ledger


@given(ACTS)
def test_whatever_is_selected_is_taken_in_whole(acts: list[str]) -> None:
    ledger = history(acts)
    for wanted in ({MARTA}, {JOSE}, {MARTA, JOSE}):
        travelling = chosen(ledger, *wanted)
        checked = travel(travelling)
        assert checked.unattested == 0
        sent = [each.entry for each in travelling if each.record != NO_RECORD]
        assert [entry for entry in checked.entries if entry.record_count] == sent


@given(ACTS)
def test_a_careless_writer_gains_nothing(acts: list[str]) -> None:
    ledger = history(acts)
    whole, prev = [], ZERO
    subject = {}
    for record in (MARTA, JOSE):
        subject.update({each.entry.seq: record for each in chosen_all(ledger, record)})
    for entry in ledger.entries:
        whole.append(Travelling(entry, prev, subject.get(entry.seq, NO_RECORD)))
        prev = entry.link
    careless = {entry for entry in travel(whole).entries if entry.record_count}
    careful = {each.entry for each in chosen(ledger, MARTA, JOSE) if each.record != NO_RECORD}
    assert careless == careful


def chosen_all(ledger: Ledger, record: InterviewId) -> list[Travelling]:
    """Every entry of a record, attested or not."""
    marker = record.encode()
    return [
        Travelling(entry, ZERO, record)
        for entry in ledger.entries
        if entry.record_count and entry.header and b'"subject":"' + marker in entry.header
    ]
