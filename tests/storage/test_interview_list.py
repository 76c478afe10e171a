"""The list: filtered, sorted and cut in SQL, by an index whatever the size."""

import itertools

import pytest

from intake.domain.case_codes import shown
from intake.domain.compartments import Compartment
from intake.domain.errors import UnknownInterviewError
from intake.domain.events import InterviewPaused, QuestionsFinished
from intake.domain.interview import State
from intake.services.ports import ListQuery, Order, Progress
from intake.storage import interview_list
from tests.storage.desk import Desk


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """Twelve interviews in all states."""
    for number in range(12):
        interview = desk.open_interview()
        desk.answer(interview, "a", "1", progress=Progress(number % 5, 40))
        if number % 3:
            event = InterviewPaused() if number % 3 == 1 else QuestionsFinished()
            with desk.records() as records:
                records.append(event, interview)
    return desk


@pytest.mark.parametrize(("order", "descending"), list(itertools.product(Order, (True, False))))
def test_pages_together_are_the_sorted_whole(busy: Desk, order: Order, descending: bool) -> None:
    keys = {
        Order.UPDATED: lambda row: row.updated,
        Order.OPENED: lambda row: row.opened,
        Order.CODE: lambda row: row.case_code,
        Order.STATE: lambda row: row.state.value,
        Order.FORM: lambda row: row.form_id,
    }
    pages = [
        busy.reading.interviews(
            ListQuery(order=order, descending=descending, offset=offset, limit=5)
        )
        for offset in (0, 5, 10, 15)
    ]
    rows = [row for page in pages for row in page.rows]
    assert len({row.id for row in rows}) == 12
    assert {page.count for page in pages} == {12}
    found = [keys[order](row) for row in rows]
    assert found == sorted(found, reverse=descending)


@pytest.mark.parametrize("few", [0, 2000])
def test_states_filter_however_many_there_are(
    busy: Desk, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interview_list, "_FEW", few)
    page = busy.reading.interviews(ListQuery(states=(State.PAUSED, State.READBACK), limit=5))
    assert page.count == 8
    assert len(page.rows) == 5
    assert State.OPEN not in {row.state for row in page.rows}
    assert [row.updated for row in page.rows] == sorted(
        (row.updated for row in page.rows), reverse=True
    )


def test_row_shows_codes_and_counts_and_no_name(busy: Desk) -> None:
    row = busy.reading.interviews(ListQuery(order=Order.OPENED, descending=False)).rows[3]
    assert (row.form_title, row.language, row.answered, row.total) == (
        "Short screening",
        "spa",
        3,
        40,
    )


def test_code_is_found_by_its_beginning_and_whole(desk: Desk) -> None:
    interview = desk.open_interview("7Q2M8X0K1V")
    desk.open_interview("8Q2M8X0K1V")
    assert [row.id for row in desk.reading.interviews(ListQuery(text="7q2-m")).rows] == [interview]
    assert desk.reading.interviews(ListQuery(text="9")).count == 0
    assert desk.reading.interviews(ListQuery(text="%")).count == 0


def test_interview_is_found_by_what_people_type(desk: Desk) -> None:
    interview = desk.open_interview()
    row = desk.reading.interviews(ListQuery()).rows[0]
    typed = shown(row.case_code).lower()  # type: ignore[arg-type]
    assert desk.reading.find(typed) == interview
    assert desk.reading.find(interview) == interview
    for absent in ("", "0000000000", "zz", "00" * 16):
        with pytest.raises(UnknownInterviewError):
            desk.reading.find(absent)


@pytest.mark.parametrize("order", Order)
def test_page_walks_along_an_index(busy: Desk, order: Order) -> None:
    seen: list[str] = []
    with busy.files.reading(Compartment.CORE) as connection:
        connection.set_trace_callback(seen.append)
        interview_list.page(connection, ListQuery(order=order))
        connection.set_trace_callback(None)
        statement = next(each for each in seen if "ORDER BY" in each)
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert any("USING INDEX interview_by_" in step for step in plan)
    assert not any("TEMP B-TREE" in step for step in plan)
