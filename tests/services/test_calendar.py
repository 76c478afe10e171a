"""Hearings and times to report: noted, changed, kept, missed, withdrawn, and found again."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from intake.domain.day_dates import Arranged, CaseDate, DateKind, DateSource, Outcome
from intake.domain.errors import (
    ConsentMissingError,
    DayRefusedError,
    NotNotedError,
    UnknownInterviewError,
)
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.services.application import Application
from tests.services.conftest import SPANISH, YES
from tests.services.day_acts import take_back_consent


def in_days(application: Application, days: int) -> str:
    return (application.day.calendar.today() + timedelta(days=days)).isoformat()


def hearing(day: str, **more: Any) -> CaseDate:
    made = CaseDate("", DateKind.COURT, day, DateSource.PAPER, report_time="04:30")
    return replace(made, hearing_time="08:00", port="el_paso", court="el_paso", **more)


def test_report_time_stands_apart_from_the_hearing(
    north: Application, interview: Interview
) -> None:
    calendar = north.day.calendar
    noted = calendar.note(interview.id, hearing(in_days(north, 1), arranged=(Arranged.TRANSPORT,)))
    (found,) = calendar.soon()
    assert (found.interview, found.case_code, found.date) == (
        interview.id, interview.case_code, noted,
    )  # fmt: skip
    assert (found.date.report_time, found.date.hearing_time) == ("04:30", "08:00")
    assert found.outcome is None


def test_same_id_changes_the_day_and_opens_it_again(
    north: Application, interview: Interview
) -> None:
    calendar = north.day.calendar
    noted = calendar.note(interview.id, hearing(in_days(north, 1)))
    calendar.close(interview.id, noted.id, Outcome.MISSED, "no_transport")
    (missed,) = calendar.soon()
    assert (missed.outcome, missed.reason) == (Outcome.MISSED, "no_transport")
    calendar.note(interview.id, replace(noted, day=in_days(north, 3)))
    (found,) = calendar.of_case(interview.id)
    assert (found.date.day, found.outcome) == (in_days(north, 3), None)


def test_withdrawn_day_leaves_the_calendar(north: Application, interview: Interview) -> None:
    calendar = north.day.calendar
    noted = calendar.note(interview.id, hearing(in_days(north, 0)))
    calendar.close(interview.id, noted.id, Outcome.WITHDRAWN)
    assert calendar.soon() == ()
    assert calendar.of_case(interview.id) == ()


def test_days_come_in_the_order_of_their_hours_and_soon_ends_after_a_week(
    north: Application, interview: Interview
) -> None:
    calendar = north.day.calendar
    other = north.interviewing.begin(interview.form, YES, SPANISH)
    late = CaseDate("", DateKind.MEDICAL, in_days(north, 2), DateSource.TOLD, hearing_time="10:00")
    calendar.note(interview.id, late)
    calendar.note(other.id, hearing(in_days(north, 2)))
    calendar.note(other.id, hearing(in_days(north, 8)))
    assert [each.date.kind for each in calendar.soon()] == [DateKind.COURT, DateKind.MEDICAL]


def test_week_has_seven_days_from_monday(north: Application, interview: Interview) -> None:
    calendar = north.day.calendar
    calendar.note(interview.id, hearing(in_days(north, 0)))
    week = calendar.week(calendar.today())
    assert week.first.weekday() == 0
    assert len(week.days) == 7
    assert [day for day, found in week.days if found] == [calendar.today()]


def test_day_that_is_over_asks_whether_it_was_kept(
    north: Application, interview: Interview
) -> None:
    calendar = north.day.calendar
    noted = calendar.note(interview.id, hearing(in_days(north, -2)))
    assert [each.date.id for each in calendar.unanswered()] == [noted.id]
    calendar.close(interview.id, noted.id, Outcome.KEPT)
    assert calendar.unanswered() == ()


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"day": "24.11.2026"}, "date"),
        ({"day": "20261124"}, "date"),
        ({"report_time": "4:30"}, "time"),
        ({"hearing_time": "25:00"}, "time"),
        ({"port": "nowhere"}, "place"),
        ({"court": "nowhere"}, "place"),
    ],
)
def test_what_is_no_day_no_hour_and_no_place_is_refused(
    north: Application, interview: Interview, wrong: dict[str, Any], rule: str
) -> None:
    date = replace(hearing(in_days(north, 1)), **wrong)
    with pytest.raises(DayRefusedError) as refused:
        north.day.calendar.note(interview.id, date)
    assert refused.value.rule == rule
    assert north.day.calendar.of_case(interview.id) == ()


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (Outcome.MISSED, ""),
        (Outcome.KEPT, "ill"),
        (Outcome.WITHDRAWN, "ill"),
        (Outcome.MISSED, "tired"),
    ],
)
def test_only_what_was_missed_has_a_reason_and_it_is_of_the_list(
    north: Application, interview: Interview, outcome: Outcome, reason: str
) -> None:
    noted = north.day.calendar.note(interview.id, hearing(in_days(north, 1)))
    with pytest.raises(DayRefusedError):
        north.day.calendar.close(interview.id, noted.id, outcome, reason)


def test_day_of_another_case_is_not_found(north: Application, interview: Interview) -> None:
    other = north.interviewing.begin(interview.form, YES, SPANISH)
    noted = north.day.calendar.note(other.id, hearing(in_days(north, 1)))
    with pytest.raises(NotNotedError):
        north.day.calendar.close(interview.id, noted.id, Outcome.KEPT)
    with pytest.raises(NotNotedError):
        north.day.calendar.note(interview.id, noted)


def test_nothing_is_noted_for_nobody(north: Application) -> None:
    with pytest.raises(UnknownInterviewError):
        north.day.calendar.note(InterviewId("ab" * 16), hearing(in_days(north, 1)))


def test_nothing_is_noted_once_consent_is_taken_back(
    north: Application, interview: Interview
) -> None:
    take_back_consent(north, interview.id)
    with pytest.raises(ConsentMissingError):
        north.day.calendar.note(interview.id, hearing(in_days(north, 1)))


def test_dates_are_rebuilt_from_the_ledger_alone(north: Application, interview: Interview) -> None:
    noted = north.day.calendar.note(interview.id, hearing(in_days(north, 1)))
    north.day.calendar.close(interview.id, noted.id, Outcome.KEPT)
    assert north.verify(lambda _done, _total: None).is_sound
