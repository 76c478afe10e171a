"""Holds, requests and clocks at a real store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from intake.domain import permissions
from intake.domain.consent import Consent, Decision, Matter, Notice, Purpose
from intake.domain.errors import (
    ConsentMissingError,
    RecordHeldError,
    RetentionRefusedError,
    UnknownInterviewError,
)
from intake.domain.holds import HoldSource
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.domain.requests import RequestAnswer, RequestKind
from intake.domain.retention import AtEnd, DueKind, Period, RetentionPolicy
from intake.services.application import Application
from intake.services.retention import Retention

SOON = RetentionPolicy((Period(Purpose.COLLECT, 5),), asking=3)
KEEPING = Matter(Purpose.COLLECT)


def later(store: Application, days: int) -> Retention:
    """Return the desk as it is so many days from now."""
    known = store.retention.retention
    return Retention(
        known._open_records, known._reading, lambda: known._today() + timedelta(days=days)
    )


def test_counsels_hold_stops_the_purge_until_counsel_lifts_it(
    north: Application, interview: Interview
) -> None:
    holds = north.retention.holds
    held = holds.set(interview.id, HoldSource.COUNSEL, "Office 4", "appeal pending")
    with pytest.raises(RecordHeldError) as refused:
        holds.demand_free(interview.id)
    assert (refused.value.source, refused.value.until) == ("counsel", "")
    with pytest.raises(RecordHeldError):
        north.erasing.listing(interview.id)
    north.retention.retention.set_policy(SOON)
    assert [(e.id, e.day) for e in north.retention.retention.held()] == [(held.id, "")]
    (line,) = later(north, 9).due()
    assert (line.kind, line.is_held) == (DueKind.ERASE, True)
    holds.lift(interview.id, held.id, "Office 4", "the appeal is over")
    holds.demand_free(interview.id)
    assert north.erasing.listing(interview.id).entries
    assert not later(north, 9).due()[0].is_held
    assert [each.is_lifted for each in holds.of(interview.id)] == [True]
    assert holds.in_force(interview.id) == ()


def test_hold_runs_out_by_itself_and_says_until_when(
    north: Application, interview: Interview
) -> None:
    holds = north.retention.holds
    last = (holds._today() + timedelta(days=40)).isoformat()
    holds.set(interview.id, HoldSource.COUNSEL, "Office 4", "appeal", until=last)
    with pytest.raises(RecordHeldError) as refused:
        holds.demand_free(interview.id)
    assert refused.value.until == last
    assert [(e.kind, e.day) for e in later(north, 30).due()] == [(DueKind.HOLD, last)]
    assert [(e.kind, e.day) for e in later(north, 30).of(interview.id)] == [(DueKind.HOLD, last)]
    assert later(north, 50).due() == ()


@pytest.mark.parametrize(
    ("act", "rule"),
    [
        (lambda h, i: h.set(i, HoldSource.COUNSEL, "Office 4", "x", until="soon"), "date"),
        (lambda h, i: h.set(i, HoldSource.COUNSEL, "Office 4", "x", until="20261124"), "date"),
        (lambda h, i: h.set(i, HoldSource.COUNSEL, "Office 4", "x", until="2020-01-01"), "past"),
        (lambda h, i: h.set(i, HoldSource.COUNSEL, " ", "x"), "by"),
        (lambda h, i: h.set(i, HoldSource.PERSON, "", " "), "reason"),
        (lambda h, i: h.lift(i, "ab" * 16, "Office 4", "x"), "hold"),
        (lambda h, i: h.lift(i, counsels(h, i), "", "x"), "by"),
        (lambda h, i: h.lift(i, counsels(h, i), "Office 4", ""), "reason"),
    ],
)
def test_hold_that_says_too_little_is_refused(
    north: Application, interview: Interview, act: Callable[..., object], rule: str
) -> None:
    with pytest.raises(RetentionRefusedError) as refused:
        act(north.retention.holds, interview.id)
    assert refused.value.rule == rule


def counsels(holds: object, interview: InterviewId) -> str:
    return str(holds.set(interview, HoldSource.COUNSEL, "Office 4", "appeal").id)  # type: ignore[attr-defined]


def test_persons_wish_holds_without_a_name(north: Application, interview: Interview) -> None:
    north.retention.holds.set(interview.id, HoldSource.PERSON, "", "wants it for the hearing")
    with pytest.raises(RecordHeldError) as refused:
        north.retention.holds.demand_free(interview.id)
    assert refused.value.source == "person"


def test_yes_begins_the_time_anew_and_a_no_waits_to_be_erased(
    north: Application, interview: Interview
) -> None:
    desk = north.retention.retention
    desk.set_policy(SOON)
    assert desk.policy() == SOON
    assert [each.act for each in later(north, 6).due(0)] == [AtEnd.ASK_AGAIN]
    assert [each.kind for each in later(north, 6).of(interview.id)] == [DueKind.PERIOD]
    assert later(north, 4).of(interview.id) == ()
    assert desk.say_again(interview.id, KEEPING, is_yes=True).is_yes
    assert len(north.consenting.decisions(interview.id)) == 1
    said = desk.say_again(interview.id, KEEPING, is_yes=False)
    assert said.decision is Decision.WITHDRAWN
    assert [each.kind for each in desk.due(0)] == [DueKind.ERASE]
    with pytest.raises(ConsentMissingError):
        desk.say_again(interview.id, KEEPING, is_yes=True)


def test_no_to_one_purpose_leaves_the_others(north: Application, interview: Interview) -> None:
    audio = Consent(Purpose.AUDIO, Decision.GRANTED)
    north.consenting.record(interview.id, audio)
    north.retention.retention.say_again(interview.id, audio.matter, is_yes=False)
    consents = north.reading.interview(interview.id).consents
    assert permissions.allows(consents, Purpose.COLLECT)
    assert not permissions.allows(consents, Purpose.AUDIO)


def test_request_has_the_days_of_the_law_of_the_site(
    north: Application, interview: Interview
) -> None:
    requests = north.retention.requests
    mexican = requests.receive(interview.id, RequestKind.ACCESS, "2026-01-05")
    north.consenting.set_profile(Notice.US)
    other = requests.receive(interview.id, RequestKind.RECTIFICATION, "2026-01-05")
    assert (mexican.law, mexican.due) == (Notice.MX, "2026-02-02")
    assert (other.law, other.due) == (Notice.US, "2026-02-19")
    assert requests.answer(interview.id, mexican.id, RequestAnswer.GRANTED) == ()
    requests.answer(interview.id, other.id, RequestAnswer.REFUSED, "it is right as it is")
    assert [each.is_open for each in requests.of(interview.id)] == [False, False]


def test_granted_cancellation_takes_everything_back_and_waits_to_be_erased(
    north: Application, interview: Interview
) -> None:
    requests = north.retention.requests
    asked = requests.receive(interview.id, RequestKind.CANCELLATION)
    assert [each.kind for each in north.retention.retention.due(60)] == [DueKind.REQUEST]
    taken = requests.answer(interview.id, asked.id, RequestAnswer.GRANTED)
    assert [each.decision for each in taken] == [Decision.WITHDRAWN]
    assert [each.kind for each in north.retention.retention.due(60)] == [DueKind.ERASE]


def test_granted_opposition_keeps_the_record_and_shares_nothing(
    north: Application, interview: Interview
) -> None:
    asked = north.retention.requests.receive(interview.id, RequestKind.OPPOSITION)
    assert north.retention.requests.answer(interview.id, asked.id, RequestAnswer.GRANTED) == ()
    assert permissions.allows(north.reading.interview(interview.id).consents, Purpose.COLLECT)


def test_request_that_cannot_be_is_refused(north: Application, interview: Interview) -> None:
    requests = north.retention.requests
    with pytest.raises(RetentionRefusedError) as refused:
        requests.receive(interview.id, RequestKind.ACCESS, "2999-01-01")
    assert refused.value.rule == "past"
    asked = requests.receive(interview.id, RequestKind.ACCESS)
    with pytest.raises(RetentionRefusedError) as refused:
        requests.answer(interview.id, asked.id, RequestAnswer.REFUSED)
    assert refused.value.rule == "reason"
    requests.answer(interview.id, asked.id, RequestAnswer.TAKEN_BACK)
    with pytest.raises(RetentionRefusedError) as refused:
        requests.answer(interview.id, asked.id, RequestAnswer.GRANTED)
    assert refused.value.rule == "request"


def test_nothing_is_known_of_a_record_that_is_not_here(north: Application) -> None:
    with pytest.raises(UnknownInterviewError):
        north.retention.requests.of(InterviewId("ab" * 16))


def test_policy_that_cannot_be_changes_nothing(north: Application) -> None:
    desk = north.retention.retention
    assert desk.policy() == RetentionPolicy()
    with pytest.raises(RetentionRefusedError):
        desk.set_policy(replace(SOON, asking=0))
    with pytest.raises(RetentionRefusedError):
        desk.set_policy(RetentionPolicy((Period(Purpose.COLLECT, 5, AtEnd.ANONYMISE),)))
    assert desk.policy() == RetentionPolicy()
