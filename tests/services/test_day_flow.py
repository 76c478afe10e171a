"""Days that are told in answers stand in the calendar, once, and follow their answers."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from intake.domain.answers import Document, Patch, RowAdded, RowRemoved, Value
from intake.domain.compartments import Compartment
from intake.domain.day_dates import Arranged, CaseDate, DateKind, DateSource, Outcome
from intake.domain.interview import Interview
from intake.forms.model import Group, Question, QuestionKind, Repeat
from intake.services.application import Application
from intake.services.day_flow import CalendarMarks, calendar_marks, told_days
from tests.services.conftest import SPANISH, YES

COURT = "dates_papers/court_date"
HOUR = "dates_papers/report_time"
PLACE = "dates_papers/report_place"
SEEN = "dates_papers/papers_seen"


def give(north: Application, told: Interview, answers: Mapping[str, str]) -> None:
    for path, text in answers.items():
        session = north.shelf.session(north.reading.interview(told.id))
        north.interviewing.answer(told.id, session.answer(path, text).patches)


def stands(north: Application, told: Interview) -> list[tuple[str, str, str, Outcome | None]]:
    found = north.day.calendar._reading.dates_of(told.id)
    return [(e.date.day, e.date.report_time, e.date.source.value, e.outcome) for e in found]


@pytest.fixture
def told(north: Application, interview: Interview) -> Interview:
    give(north, interview, {COURT: "2031-02-03"})
    return interview


def test_day_is_noted_once_and_follows_every_answer_beside_it(
    north: Application, told: Interview
) -> None:
    assert stands(north, told) == [("2031-02-03", "", "told", None)]
    give(north, told, {HOUR: "04:30:00.000-06:00", "dates_papers/papers": "hearing_notice"})
    give(north, told, {SEEN: "yes", PLACE: "paso_del_norte"})
    (known,) = north.day.calendar.of_case(told.id)
    assert known.date.kind is DateKind.COURT
    assert stands(north, told) == [("2031-02-03", "04:30", "paper", None)]
    assert known.date.port in ("paso_del_norte", "")
    give(north, told, {COURT: "2031-02-10", "about_you/age_band": "age_25_39"})
    assert stands(north, told) == [("2031-02-10", "04:30", "paper", None)]


def test_day_that_is_not_told_any_more_is_withdrawn_until_it_is_told_again(
    north: Application, told: Interview
) -> None:
    give(north, told, {COURT: ""})
    assert stands(north, told) == [("2031-02-03", "", "told", Outcome.WITHDRAWN)]
    give(north, told, {COURT: "2031-02-03"})
    assert stands(north, told) == [("2031-02-03", "", "told", None)]
    (known,) = north.day.calendar.of_case(told.id)
    give(north, told, {COURT: ""})
    north.day.calendar.note(told.id, replace(known.date, day="2031-02-09"))
    give(north, told, {COURT: "2031-02-04"})
    assert stands(north, told) == [("2031-02-09", "", "told", None)]


def test_what_was_arranged_stays_and_what_was_changed_by_hand_is_left_alone(
    north: Application, told: Interview
) -> None:
    (known,) = north.day.calendar.of_case(told.id)
    north.day.calendar.note(told.id, replace(known.date, arranged=(Arranged.TRANSPORT,)))
    give(north, told, {COURT: "2031-02-04"})
    (known,) = north.day.calendar.of_case(told.id)
    assert (known.date.day, known.date.arranged) == ("2031-02-04", (Arranged.TRANSPORT,))
    north.day.calendar.note(told.id, replace(known.date, day="2031-02-05", report_time="05:00"))
    for said in ("2031-02-06", ""):
        give(north, told, {COURT: said})
        assert stands(north, told) == [("2031-02-05", "05:00", "told", None)]


def test_day_that_somebody_noted_already_is_not_noted_twice(
    north: Application, interview: Interview
) -> None:
    by_hand = CaseDate("", DateKind.COURT, "2031-02-03", DateSource.PAPER, hearing_time="13:00")
    north.day.calendar.note(interview.id, by_hand)
    give(north, interview, {COURT: "2031-02-03", HOUR: "04:30:00.000Z"})
    assert stands(north, interview) == [("2031-02-03", "", "paper", None)]


def test_day_that_is_over_stays_and_another_is_noted_beside_it(
    north: Application, told: Interview
) -> None:
    (known,) = north.day.calendar.of_case(told.id)
    north.day.calendar.close(told.id, known.date.id, Outcome.KEPT)
    give(north, told, {HOUR: "04:30:00.000Z"})
    assert stands(north, told) == [("2031-02-03", "", "told", Outcome.KEPT)]
    give(north, told, {COURT: "2031-03-01"})
    give(north, told, {HOUR: "06:00:00.000Z"})
    give(north, told, {COURT: "2031-03-02"})
    assert stands(north, told) == [
        ("2031-02-03", "", "told", Outcome.KEPT),
        ("2031-03-02", "06:00", "told", None),
    ]
    give(north, told, {COURT: ""})
    assert stands(north, told)[1][3] is Outcome.WITHDRAWN


def test_correction_while_it_is_read_back_moves_the_day(
    north: Application, told: Interview
) -> None:
    north.interviewing.finish(told.id, ("x",), override="bus")
    later = Patch(COURT, ((COURT, Value("2031-02-20")),))
    name = Patch("about_you/name", (("about_you/name", Value("Ana")),))
    north.closing.correct(told.id, {Compartment.CORE: later, Compartment.IDENTITY: name})
    assert stands(north, told) == [("2031-02-20", "", "told", None)]


@pytest.mark.parametrize(
    ("form", "path"),
    [("intake_f4", "papers_dates/court_date"), ("intake_f5", "now/dates_needs/court_date")],
)
def test_later_visits_note_their_days_too(north: Application, form: str, path: str) -> None:
    made = north.interviewing.begin(north.shelf.newest(form).hash, YES, SPANISH)
    told = Patch(path, ((path, Value("2031-05-05")),))
    north.interviewing.answer(made.id, {Compartment.CORE: told})
    assert stands(north, made) == [("2031-05-05", "", "told", None)]


def question(path: str, kind: QuestionKind = QuestionKind.DATE, **more: str) -> Question:
    return Question(path, path.rpartition("/")[2], kind, "string", attributes=more)


ROW = Repeat(
    "nri",
    "nri",
    (
        question("nri/on", calendar="nri"),
        question("nri/at", QuestionKind.TIME, calendar="hearing_time"),
    ),
)


def test_form_of_ones_own_says_by_marks_which_answers_are_days(north: Application) -> None:
    built = north.shelf.definition(north.shelf.newest("intake_f2").hash)
    clinic = question("clinic", calendar="medical")
    odd = question("odd", QuestionKind.TEXT, calendar="medical")
    apart = replace(question("court_date"), compartment=Compartment.IDENTITY)
    root = Group("", "data", (ROW, clinic, odd, apart))
    form = replace(built, root=root)
    marks = calendar_marks(form)
    assert marks == CalendarMarks(
        {"nri/on": DateKind.NRI, "clinic": DateKind.MEDICAL}, {"nri/at": "hearing_time"}
    )
    document = Document(
        {
            "nri[a]/on": Value("2031-01-01"),
            "nri[a]/at": Value("09:15:00.000-07:00"),
            "nri[b]/on": Value("2031-01-02"),
            "nri[b]/at": Value("soon"),
            "clinic": Value("2031-01-03", rel=False),
        }
    )
    days = told_days(marks, document)
    assert {path: (each.day, each.hearing_time) for path, each in days.items()} == {
        "nri[a]/on": ("2031-01-01", "09:15"),
        "nri[b]/on": ("2031-01-02", ""),
    }
    assert not told_days(marks, Document({"clinic": Value("someday")}))
    assert marks.concern(Patch("nri", rows=(RowRemoved("nri", "a"),)))
    assert not CalendarMarks().concern(Patch("nri", rows=(RowAdded("nri", "a"),)))
    assert not marks.concern(Patch("x", (("x", Value("1")),)))
