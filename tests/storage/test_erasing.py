"""Erasing, file by file: what goes, what stays, and every step at which it can be cut short."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.compartments import Compartment
from intake.domain.erasing import ErasingReason, ErasureOrdered, RecordErased
from intake.domain.errors import NotGrantedError
from intake.domain.ids import InterviewId
from intake.storage import entries, erasing_checks
from intake.storage.arriving_media import ArrivingMedia
from intake.storage.files import StoreFiles
from tests.storage.erasing_desk import MARK, ErasingDesk, Power, PowerCutError

MARKS = (MARK.encode(), MARK.encode("unicode_escape"))
STEPS = 8
"""A note, four files, two attachments, and that these are removed."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ErasingDesk]:
    desk = ErasingDesk(tmp_path)
    desk.describe()
    yield desk
    desk.files.close()


def demand_gone(desk: ErasingDesk, interview: InterviewId) -> None:
    """Demand that nothing is left but what says that it is gone."""
    assert desk.rows_with(*MARKS) == []
    left = set(desk.rows_with(bytes.fromhex(interview), interview.encode()))
    assert left == {
        *(f"{each.value}.erased" for each in Compartment),
        *(f"{each.value}.entry" for each in Compartment),
        "core.erasure_act",
    }
    assert desk.faults() == []


def test_nothing_of_a_record_is_left_and_another_is_as_it_was(desk: ErasingDesk) -> None:
    interview, other = desk.full(), desk.full("other")
    assert desk.rows_with(*MARKS)
    before = desk.reading.interview(other)
    desk.decide(interview)
    listing = desk.erasing().listing(interview)
    assert (listing.attachments, listing.drafts) == (2, 0)
    assert dict(listing.entries)[Compartment.SOURCES] == 1
    assert desk.erasing().finish() == 1
    demand_gone(desk, interview)
    assert desk.reading.interview(other) == before
    assert desk.erasing().finish() == 0
    with desk.files.reading(Compartment.MEDIA) as connection:
        assert connection.execute("SELECT count(*) FROM chunk").fetchone() == (2,)


@pytest.mark.parametrize("left", range(STEPS))
def test_power_goes_at_any_step_and_the_next_start_goes_on(desk: ErasingDesk, left: int) -> None:
    interview = desk.full()
    desk.decide(interview)
    with pytest.raises(PowerCutError):
        desk.erasing(Power(left)).finish()
    desk.crash()
    desk.sit_down("carla")
    desk.erasing().finish()
    demand_gone(desk, interview)
    for compartment in Compartment:
        before = desk.tables(compartment)
        assert desk.replayed(compartment) == before
    with desk.files.reading(Compartment.CORE) as connection:
        (said,) = entries.happened(connection, "type = 'record.erased'")
    with desk.files.reading(Compartment.IDENTITY) as connection:
        (named,) = entries.happened(connection, "type = 'record.erased'")
    assert isinstance(said.event, RecordErased)
    assert said.event.head is not None
    assert (said.event.head.chain, said.event.head.seq) == (named.header.chain, named.header.seq)


def test_nothing_goes_with_one_signature_or_two_of_one_person(desk: ErasingDesk) -> None:
    interview = desk.full()
    desk.order(interview)
    assert desk.erasing().finish() == 0
    desk.approve(interview)
    assert desk.erasing().finish() == 0
    (waiting,) = desk.erasing().waiting()
    assert (waiting.interview, waiting.is_outdated) == (interview, False)
    desk.answer(interview, "b", "x")
    assert desk.erasing().waiting()[0].is_outdated
    assert desk.reading.interview(interview).id == interview


def test_what_was_erased_does_not_come_back(desk: ErasingDesk, tmp_path: Path) -> None:
    (there := tmp_path / "there").mkdir()
    sender = ErasingDesk(there, "sender", "eva")
    sender.describe()
    interview = sender.full()
    whole = list(sender.reading.record_entries(interview))
    with sender.files.reading(Compartment.CORE) as connection:
        early = [each for each in whole if entries.link_at(connection, each.chain, each.seq)]
    with desk.records() as records:
        assert records.merge(early) == len(early)
    desk.decide(interview)
    desk.erasing().finish()
    arriving, item = (
        ArrivingMedia(desk.files, desk.chance),
        sender.reading.record_media(interview)[0],
    )
    arriving.begin(item.id, item.size).write(MARK.encode())
    arriving.keep([item])
    assert desk.reading.record_media(interview) == ()
    sender.answer(interview, "b", MARK)
    with sender.files.reading(Compartment.CORE) as connection:
        later = list(entries.select(connection, "subject = ?", (bytes.fromhex(interview),)))
    with desk.records() as records:
        assert records.merge(later) == 0
    assert desk.rows_with(*MARKS, bytes.fromhex(item.id)) == []
    assert desk.faults() == []
    sender.files.close()


def test_entry_that_is_gone_without_two_signatures_is_a_fault(desk: ErasingDesk) -> None:
    interview, other = desk.full(), desk.full("other")
    desk.decide(interview)
    desk.erasing().finish()
    bare = "header = NULL, body = NULL, salt_h = NULL, salt_b = NULL, type = NULL, actor = NULL"
    with desk.files.writing(Compartment.CORE) as connection:
        connection.execute(
            f"UPDATE entry SET {bare}, hlc = NULL, subject = NULL WHERE subject = ?",
            (bytes.fromhex(other),),
        )
        connection.execute("DELETE FROM interview WHERE uid = ?", (bytes.fromhex(other),))
    ((file, _seq, rule),) = desk.faults()
    assert (file, rule) == ("core", "withheld")


def test_signature_over_other_leaves_is_a_fault(desk: ErasingDesk) -> None:
    interview = desk.full()
    desk.order(interview)
    decided = erasing_checks.decisions(desk.files, desk.judgement_key)
    assert list(erasing_checks.wrong_leaves(desk.files, decided)) == []
    named = desk.erasing().listing(interview).stretches
    desk.sign(ErasureOrdered("e2" * 16, interview, ErasingReason.WISH, named, "0f" * 32))
    decided = erasing_checks.decisions(desk.files, desk.judgement_key)
    (broken,) = erasing_checks.wrong_leaves(desk.files, decided)
    assert (broken.chain, broken.rule) == ("e2" * 16, "leaves")


@settings(max_examples=2, deadline=None)
@given(data=st.data())
def test_any_records_may_go_and_the_rest_is_unchanged(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    desk = ErasingDesk(tmp_path_factory.mktemp("desk"))
    desk.describe()
    turns = data.draw(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=12))
    records = [desk.full(f"mark-{number}-end") for number in range(4)]
    for which, is_name in turns:
        path, where = ("person/name", Compartment.IDENTITY) if is_name else ("a", Compartment.CORE)
        desk.answer(records[which], path, f"mark-{which}-end", compartment=where)
    gone = data.draw(st.sets(st.integers(0, 3), min_size=1))
    kept = [each for n, each in enumerate(records) if n not in gone]
    before = [desk.reading.interview(each) for each in kept]
    for number in sorted(gone):
        desk.decide(records[number], f"{number:032x}")
    assert desk.erasing().finish() == len(gone)
    assert desk.rows_with(*(f"mark-{number}-end".encode() for number in gone)) == []
    assert [desk.reading.interview(each) for each in kept] == before
    assert desk.faults() == []
    for compartment in Compartment:
        tables = desk.tables(compartment)
        assert desk.replayed(compartment) == tables
    desk.files.close()


def test_what_another_station_says_of_erasing_changes_nothing_here(
    desk: ErasingDesk, tmp_path: Path
) -> None:
    (there := tmp_path / "there").mkdir()
    other = ErasingDesk(there, "other", "eva")
    other.describe()
    interview = desk.full()
    other.sign(ErasureOrdered("e1" * 16, interview, ErasingReason.WISH, (), "0f" * 32))
    with other.records() as records:
        records.append(RecordErased("e1" * 16, interview, ErasingReason.WISH, ()))
    with other.files.reading(Compartment.CORE) as connection:
        said = list(entries.select(connection, "type LIKE '%eras%'"))
    with desk.records() as records:
        assert records.merge(said) == 2
    assert desk.erasing().finish() == 0
    assert desk.erasing().erased() == ()
    assert desk.reading.interview(interview).id == interview
    other.files.close()


def test_second_file_waits_for_somebody_with_its_key(desk: ErasingDesk) -> None:
    interview = desk.full()
    desk.decide(interview)
    opened = desk.files
    core = {each: opened.file(each) for each in (Compartment.CORE,)}
    desk.files = StoreFiles(core)
    assert desk.erasing().finish() == 1
    assert [each.compartment for each in desk.erasing().pending_keys()] == [Compartment.CORE]
    with pytest.raises(NotGrantedError):
        desk.erasing().listing(interview)
    desk.files.close()
    desk.files = opened
    assert desk.erasing().finish() == 1
    demand_gone(desk, interview)
