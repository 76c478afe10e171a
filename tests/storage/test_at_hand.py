"""What a session remembers of a file is never older than the file."""

import threading
from collections.abc import Callable

import pytest

from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.errors import CancelledError, ClosedInterviewError, UnknownInterviewError
from intake.domain.events import AnswerGiven, InterviewPaused, QuestionsFinished
from intake.domain.ids import InterviewId
from intake.domain.interview import State
from intake.services.ports import Draft, Progress
from intake.storage.records import SqlRecords
from tests.storage.desk import Desk


def test_second_answer_reads_nothing_and_writes_two_statements(desk: Desk) -> None:
    interview = desk.open_interview()
    _answer(desk, interview, "need/food")
    assert [each.split(" ", 2)[:2] for each in _statements(desk, interview)] == [
        ["BEGIN", "IMMEDIATE"],
        ["PRAGMA", "data_version"],
        ["INSERT", "INTO"],
        ["UPDATE", "interview"],
        ["COMMIT"],
    ]


def test_answer_after_another_connection_finished_is_refused(desk: Desk) -> None:
    interview = desk.open_interview()
    _answer(desk, interview, "need/food")
    _elsewhere(lambda: _append_finished(desk, interview))
    with pytest.raises(ClosedInterviewError):
        _answer(desk, interview, "need/water")
    assert desk.reading.interview(interview).state is State.READBACK


def test_chain_goes_on_after_the_entry_of_another_connection(desk: Desk) -> None:
    interview = desk.open_interview()
    first = _answer(desk, interview, "need/food")
    _elsewhere(lambda: _answer(desk, interview, "need/water"))
    assert _answer(desk, interview, "need/rest") == first + 2


def test_block_that_raises_leaves_nothing_at_hand(desk: Desk) -> None:
    interview = desk.open_interview()
    first = _answer(desk, interview, "need/food")
    with pytest.raises(CancelledError):
        _pause_and_fail(desk, interview)
    with desk.records() as records:
        assert records.standing(interview).state is State.OPEN
    assert _answer(desk, interview, "need/water") == first + 1


def test_statement_past_the_records_is_seen(desk: Desk) -> None:
    interview = desk.open_interview()
    _answer(desk, interview, "need/food")
    with desk.files.writing(Compartment.CORE) as connection:
        connection.execute("DELETE FROM interview")
    with pytest.raises(UnknownInterviewError):
        _answer(desk, interview, "need/water")


def test_standing_follows_what_happens_within_one_transaction(desk: Desk) -> None:
    interview = desk.open_interview()
    with desk.records() as records:
        assert records.standing(interview).state is State.OPEN
        records.append(InterviewPaused(), interview)
        assert records.standing(interview).state is State.PAUSED


def test_draft_saved_elsewhere_is_deleted_by_its_answer(desk: Desk) -> None:
    interview = desk.open_interview()
    _answer(desk, interview, "need/food")

    def save() -> None:
        with desk.records() as records:
            records.save_draft(Draft(interview, "story", "Sal", 3, desk.clock()))

    for at in (_elsewhere, _here):
        at(save)
        assert desk.reading.drafts()
        _answer(desk, interview, "story")
        assert not desk.reading.drafts()


def _answer(desk: Desk, interview: InterviewId, path: str) -> int:
    with desk.records() as records:
        return _give(records, interview, path)


def _give(records: SqlRecords, interview: InterviewId, path: str) -> int:
    given: AnswerGiven = records.standing(interview).answer(Patch(path, ((path, Value("yes")),)))
    written = records.append(given, interview, progress=Progress(1, 40))
    records.drop_draft(interview, path)
    return written.seq


def _pause_and_fail(desk: Desk, interview: InterviewId) -> None:
    with desk.records() as records:
        records.append(InterviewPaused(), interview)
        assert records.standing(interview).state is State.PAUSED
        raise CancelledError


def _append_finished(desk: Desk, interview: InterviewId) -> None:
    with desk.records() as records:
        records.append(QuestionsFinished(), interview)


def _statements(desk: Desk, interview: InterviewId) -> list[str]:
    with desk.files.writing(Compartment.CORE) as connection:
        pass
    found: list[str] = []
    connection.set_trace_callback(found.append)
    _answer(desk, interview, "need/water")
    connection.set_trace_callback(None)
    return list(dict.fromkeys(found))  # a statement that a trigger looks at is told twice


def _elsewhere(work: Callable[[], object]) -> None:
    """Do it on another thread, which has a connection of its own."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - raised again below
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    for error in failed:
        raise error


def _here(work: Callable[[], object]) -> None:
    work()
