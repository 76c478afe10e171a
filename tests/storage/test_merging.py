"""Entries of another station: in any order, in any slices, twice, and never over anything."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.domain.compartments import Compartment
from intake.domain.errors import BrokenLedgerError, BundleRefusedError
from intake.domain.events import InterviewPaused
from intake.domain.ids import InterviewId
from intake.domain.interview import State
from intake.ledger.chain import withhold
from intake.ledger.entry import Entry
from intake.services.ports import ListQuery, Progress
from tests.storage.desk import Desk


@pytest.fixture
def other(tmp_path: Path) -> Desk:
    """Another station of the same organisation."""
    folder = tmp_path / "other"
    folder.mkdir()
    desk = Desk(folder, "other", "berta")
    desk.describe()
    return desk


def test_merged_record_is_the_same_interview(desk: Desk, other: Desk) -> None:
    interview = _interview(other)
    entries = _core(other, interview)
    assert _merge(desk, entries) == len(entries)
    assert desk.reading.interview(interview) == other.reading.interview(interview)
    row = desk.reading.interviews(ListQuery()).rows[0]
    assert (row.id, row.state) == (interview, State.PAUSED)
    assert list(desk.reading.record_entries(interview)) == entries


def test_merging_again_changes_nothing(desk: Desk, other: Desk) -> None:
    interview = _interview(other)
    entries = _core(other, interview)
    _merge(desk, entries)
    before = desk.reading.interviews(ListQuery())
    assert _merge(desk, entries) == 0
    assert _merge(desk, entries[:2]) == 0
    assert desk.reading.interviews(ListQuery()) == before


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_order_and_slices_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    other = Desk(tmp_path_factory.mktemp("other"), "other", "berta")
    desk = Desk(tmp_path_factory.mktemp("desk"))
    interview = _interview(other)
    entries = data.draw(st.permutations(_core(other, interview)))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(entries) - 1), max_size=3)))
    for start, end in zip([0, *cuts], [*cuts, len(entries)], strict=True):
        _merge(desk, entries[start:end])
    assert desk.reading.interview(interview) == other.reading.interview(interview)
    for each in (desk, other):
        each.files.close()


def test_going_on_with_a_merged_interview_comes_after_it(desk: Desk, other: Desk) -> None:
    other.clock.at += timedelta(hours=3)
    interview = other.open_interview()
    other.answer(interview, "need/food", "no")
    _merge(desk, _core(other, interview))
    desk.answer(interview, "need/food", "yes")
    assert desk.reading.interview(interview).document.values["need/food"].v == "yes"


def test_clock_a_day_ahead_moves_ours_no_further(desk: Desk, other: Desk) -> None:
    other.clock.at += timedelta(days=500)
    interview = other.open_interview()
    other.answer(interview, "need/food", "no")
    _merge(desk, _core(other, interview))
    desk.answer(interview, "need/water", "yes")
    with desk.files.reading(Compartment.CORE) as connection:
        seen, ahead = connection.execute("SELECT hlc_seen, hlc_ahead FROM meta").fetchone()
    assert seen == 0
    assert ahead > 0
    document = desk.reading.interview(interview).document
    assert {path: value.v for path, value in document.values.items()} == {
        "need/food": "no",
        "need/water": "yes",
    }


def test_two_entries_for_one_place_are_refused_whole(desk: Desk, other: Desk) -> None:
    interview = _interview(other)
    entries = _core(other, interview)
    _merge(desk, entries[:2])
    forged = replace(entries[1], leaf=bytes(32))
    with pytest.raises(BundleRefusedError) as refused:
        _merge(desk, [*entries[2:], forged])
    assert refused.value.fault == "equivocation"
    assert len(list(desk.reading.record_entries(interview))) == 2


def test_nobody_else_continues_the_own_chain(desk: Desk) -> None:
    interview = _interview(desk)
    whole = _core(desk, interview)
    assert _merge(desk, whole) == 0
    with pytest.raises(BundleRefusedError) as refused:
        _merge(desk, [*whole, replace(whole[-1], seq=whole[-1].seq + 100)])
    assert refused.value.fault == "chain"
    assert list(desk.reading.record_entries(interview)) == whole


def test_header_that_is_not_of_its_place_is_refused(desk: Desk, other: Desk) -> None:
    entries = _core(other, _interview(other))
    with pytest.raises(BrokenLedgerError):
        _merge(desk, [replace(entries[0], seq=entries[0].seq + 100)])


def test_withheld_entries_are_kept_with_their_record(desk: Desk, other: Desk) -> None:
    first, second = _interview(other), _interview(other)
    entries = sorted(_core(other, first) + _core(other, second), key=lambda each: each.seq)
    hidden = {3, 4, 7, 8, len(entries) - 1}
    arrived = [withhold(each) if n in hidden else each for n, each in enumerate(entries)]
    for start, end in ((0, 4), (4, 10), (10, len(arrived))):
        _merge(desk, arrived[start:end])
    for interview in (first, second):
        found = list(desk.reading.record_entries(interview))
        assert [each.leaf for each in found] == [e.leaf for e in _core(other, interview)]


def test_entries_about_the_device_come_along_and_vouch(desk: Desk, other: Desk) -> None:
    interview = _interview(other)
    compartment, chain = other.reading.chains()[0]
    whole = list(other.reading.chain_entries(compartment, chain))
    _merge(desk, [each for each in whole if b"organisation" not in (each.header or b"")])
    assert all(line.attested for line in desk.reading.history(interview))
    assert desk.left.open_interviews == ()
    desk.crash()
    desk.sit_down("ana")
    assert desk.reading.open_since() == ()


def test_nameless_entry_is_kept_without_a_record(desk: Desk, other: Desk) -> None:
    entries = _core(other, _interview(other))
    assert _merge(desk, [withhold(entries[3])]) == 1
    assert _merge(desk, [withhold(entries[3])]) == 0
    assert desk.reading.interviews(ListQuery()).count == 0


def test_counts_of_the_form_session_stay_when_more_arrives(desk: Desk, other: Desk) -> None:
    interview = _interview(other)
    entries = _core(other, interview)
    _merge(desk, entries[:-1])
    with desk.records() as records:
        event = records.standing(interview).pause()
        records.append(event, interview, progress=Progress(7, 40))
    _merge(desk, entries[-1:])
    row = desk.reading.interviews(ListQuery()).rows[0]
    assert (row.answered, row.total) == (7, 40)


def _interview(desk: Desk) -> InterviewId:
    interview = desk.open_interview()
    for path, value in (("need/food", "no"), ("need/food", "yes"), ("story", "de noche")):
        desk.answer(interview, path, value)
    with desk.records() as records:
        records.append(InterviewPaused(), interview)
        records.checkpoint()
    return interview


def _core(desk: Desk, interview: InterviewId) -> list[Entry]:
    return list(desk.reading.record_entries(interview))


def _merge(desk: Desk, entries: list[Entry]) -> int:
    with desk.records() as records:
        return records.merge(entries)
