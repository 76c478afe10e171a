"""Nothing changed since: one act closes a follow-up, and nobody retells what is on file."""

import pytest

from intake.domain.answers import SkipReason
from intake.domain.errors import ClosedInterviewError, DayRefusedError
from intake.domain.interview import Interview, State
from intake.services.application import Application
from intake.services.follow_up import CHANGED, may_close
from tests.services.conftest import SPANISH, YES


@pytest.fixture
def follow_up(north: Application) -> Interview:
    return north.interviewing.begin(north.shelf.newest("intake_f5").hash, YES, SPANISH)


def test_one_act_answers_and_finishes(north: Application, follow_up: Interview) -> None:
    north.day.follow_up.nothing_changed(follow_up.id)
    whole = north.reading.interview(follow_up.id)
    assert whole.state is State.READBACK
    assert whole.document.values[CHANGED].v == "no"
    assert whole.document.values["changes/since"].skip is SkipReason.NOT_ASKED
    assert not any(
        path.startswith("now/") and each.v for path, each in whole.document.values.items()
    )
    with pytest.raises(ClosedInterviewError):
        north.day.follow_up.nothing_changed(follow_up.id)


def test_date_that_was_noted_stays(north: Application, follow_up: Interview) -> None:
    session = north.shelf.session(follow_up)
    north.interviewing.answer(follow_up.id, session.answer("changes/since", "2026-11-02").patches)
    north.day.follow_up.nothing_changed(follow_up.id)
    assert north.reading.interview(follow_up.id).document.values["changes/since"].v == "2026-11-02"


def test_a_change_that_was_told_is_not_closed_away(
    north: Application, follow_up: Interview
) -> None:
    session = north.shelf.session(follow_up)
    north.interviewing.answer(follow_up.id, session.answer(CHANGED, "yes").patches)
    with pytest.raises(DayRefusedError):
        north.day.follow_up.nothing_changed(follow_up.id)
    assert north.reading.interview(follow_up.id).state is State.OPEN


def test_only_a_follow_up_can_be_closed_so(north: Application, interview: Interview) -> None:
    assert not may_close(north.shelf.session(interview))
    with pytest.raises(DayRefusedError):
        north.day.follow_up.nothing_changed(interview.id)
