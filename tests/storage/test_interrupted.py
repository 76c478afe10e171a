"""What a crash cut off is told once at the start, and listed until somebody goes on with it."""

import pytest

from intake.domain.compartments import Compartment
from intake.domain.events import SessionClosed, SessionOpened
from intake.domain.ids import InterviewId
from intake.ledger.entry import Entry
from intake.services.ports import Draft
from intake.storage.interrupted import left_open
from tests.storage.desk import Desk


@pytest.fixture
def cut_off(desk: Desk) -> InterviewId:
    """An interview with an answer in each file, whose program was killed; and a new session."""
    interview = desk.open_interview()
    desk.answer(interview, "q", "1")
    desk.answer(interview, "name", "Juana", compartment=Compartment.IDENTITY)
    begin_again(desk)
    return interview


def begin_again(desk: Desk) -> None:
    """Crash, and sit down at the same store as after unlocking it."""
    desk.crash()
    desk.sit_down("ana")
    with desk.records() as records:
        records.append(SessionOpened("0"))


def lock(desk: Desk) -> None:
    """End the session of core, in which alone something was written."""
    with desk.records() as records:
        records.append(SessionClosed())
        records.checkpoint()


def test_interview_that_a_crash_cut_off_is_told(desk: Desk, cut_off: InterviewId) -> None:
    assert desk.left.open_interviews == (bytes.fromhex(cut_off),)
    assert left_open(desk.files) == (cut_off,)


def test_it_is_asked_about_once_although_a_file_has_no_newer_session(
    desk: Desk, cut_off: InterviewId
) -> None:
    lock(desk)
    begin_again(desk)
    assert desk.left.open_interviews == ()
    assert left_open(desk.files) == (cut_off,)


@pytest.mark.parametrize("compartment", [Compartment.CORE, Compartment.IDENTITY])
def test_it_is_listed_until_somebody_goes_on_with_it(
    desk: Desk, cut_off: InterviewId, compartment: Compartment
) -> None:
    lock(desk)
    begin_again(desk)
    desk.answer(cut_off, "q", "2", compartment=compartment)
    assert left_open(desk.files) == ()


def test_interview_that_was_open_when_the_store_was_locked_was_not_cut_off(desk: Desk) -> None:
    begin_again(desk)
    desk.answer(desk.open_interview(), "q", "1")
    lock(desk)
    begin_again(desk)
    assert not desk.left.open_interviews
    assert not left_open(desk.files)


def test_paused_interview_with_half_typed_text_is_told(desk: Desk) -> None:
    interview = desk.open_interview()
    with desk.records() as records:
        records.append(records.standing(interview).pause(), interview)
        records.save_draft(Draft(interview, "q", "half", 4, desk.clock()))
    begin_again(desk)
    assert desk.left.open_interviews == (bytes.fromhex(interview),)
    assert left_open(desk.files) == ()


def test_tail_of_two_crashes_begins_with_the_first(desk: Desk, cut_off: InterviewId) -> None:
    ((_, first), _) = desk.left.tails
    desk.answer(cut_off, "q", "2")
    begin_again(desk)
    tails = dict(desk.left.tails)
    assert tails[Compartment.CORE] == first
    assert entry_at(desk, first).header is not None


def entry_at(desk: Desk, seq: int) -> Entry:
    """Return one entry of core."""
    (chain,) = [chain for place, chain in desk.reading.chains() if place is Compartment.CORE]
    return next(e for e in desk.reading.chain_entries(Compartment.CORE, chain) if e.seq == seq)
