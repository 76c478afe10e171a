"""Beginning, answering, keeping drafts, pausing and finishing, at a real store."""

from dataclasses import replace
from typing import Any

import pytest

from intake.domain.answers import SkipReason
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.errors import (
    ClosedInterviewError,
    ConsentMissingError,
    SkipReasonMissingError,
    UnknownFormError,
)
from intake.domain.ids import FormHash
from intake.domain.interview import Interview, State
from intake.services.application import Application
from intake.services.interviewing import Interviewing
from intake.services.ports import ListQuery, Progress, Reading
from tests.services.conftest import SPANISH, YES


def types_of(application: Application, interview: Interview) -> list[str]:
    return [line.type for line in application.reading.history(interview.id)]


def test_an_interview_begins_with_its_consent_and_its_languages(
    north: Application, interview: Interview
) -> None:
    assert types_of(north, interview) == [
        "interview.opened",
        "consent.recorded",
        "language.recorded",
    ]
    whole = north.reading.interview(interview.id)
    assert whole == interview
    assert whole.site == "north"


def test_promise_that_was_accepted_before_it_begins_has_its_time(north: Application) -> None:
    form = north.shelf.newest("intake_f2").hash
    spoken = Languages("mam", "mam", interpreter_needed=True, interpreter="I-4", promise="p/1")
    told = north.interviewing.begin(form, YES, spoken).languages
    assert told is not None
    assert told.promised is not None
    given = north.interviewing.begin(form, YES, replace(spoken, promised=7)).languages
    assert given == replace(spoken, promised=7)


@pytest.mark.parametrize(
    "consent",
    [
        Consent(Purpose.COLLECT, Decision.REFUSED),
        Consent(Purpose.COLLECT, Decision.DEFERRED),
        Consent(Purpose.LAWYER, Decision.GRANTED),
    ],
)
def test_without_a_yes_nothing_begins(north: Application, consent: Consent) -> None:
    form = north.shelf.newest("intake_f2").hash
    with pytest.raises(ConsentMissingError):
        north.interviewing.begin(form, consent, SPANISH)
    assert north.reading.interviews(ListQuery()).count == 0


def test_a_form_that_is_not_there_begins_nothing(north: Application) -> None:
    with pytest.raises(UnknownFormError):
        north.interviewing.begin(FormHash("0" * 64), YES, SPANISH)


def test_a_refusal_leaves_no_record(north: Application) -> None:
    north.interviewing.decline()
    assert north.reading.interviews(ListQuery()).count == 0


def test_an_identity_answer_lives_in_the_identity_compartment_alone(
    north: Application, interview: Interview
) -> None:
    session = north.shelf.session(interview)
    north.interviewing.answer(interview.id, session.answer("about_you/name", "Sol").patches)
    north.interviewing.answer(interview.id, session.answer("lawyer/has_lawyer", "no").patches)
    where = {
        line.compartment
        for line in north.reading.history(interview.id)
        if line.type == "answer.given"
    }
    assert where == {Compartment.CORE, Compartment.IDENTITY}
    values = north.reading.interview(interview.id).document.values
    assert (values["about_you/name"].v, values["lawyer/has_lawyer"].v) == ("Sol", "no")


def test_an_empty_change_writes_nothing(north: Application, interview: Interview) -> None:
    before = types_of(north, interview)
    assert north.interviewing.answer(interview.id, {}) is None
    assert types_of(north, interview) == before


def test_an_answer_deletes_the_draft_of_its_question(
    north: Application, interview: Interview
) -> None:
    session = north.shelf.session(interview)
    place = session.compartment("about_you/name")
    north.interviewing.save_draft(place, interview.id, "about_you/name", "So", caret=2)
    assert [draft.text for draft in north.reading.drafts()] == ["So"]
    north.interviewing.answer(interview.id, session.answer("about_you/name", "Sol").patches)
    assert north.reading.drafts() == ()


def test_a_struck_draft_leaves_no_trace(north: Application, interview: Interview) -> None:
    before = types_of(north, interview)
    north.interviewing.save_draft(Compartment.CORE, interview.id, "fear/of_whom", "x")
    north.interviewing.drop_draft(Compartment.CORE, interview.id, "fear/of_whom")
    assert north.reading.drafts() == ()
    assert types_of(north, interview) == before


def test_an_interview_that_is_open_is_offered_with_its_drafts_after_a_crash(
    north: Application, interview: Interview
) -> None:
    north.interviewing.save_draft(Compartment.CORE, interview.id, "fear/of_whom", "half")
    offered = north.interviewing.unfinished()
    assert all(each.row.id == interview.id for each in offered)


def test_a_pause_and_going_on_are_noted(north: Application, interview: Interview) -> None:
    north.interviewing.pause(interview.id)
    assert north.reading.interview(interview.id).state is State.PAUSED
    north.interviewing.resume(interview.id)
    assert north.reading.interview(interview.id).state is State.OPEN


def test_another_interpreter_is_noted_from_there_on(
    north: Application, interview: Interview
) -> None:
    now = Languages("mam", "spa", interpreter_needed=True, interpreter="I-3", promise="promise/1")
    now = replace(now, promised=7)
    north.interviewing.record_languages(interview.id, now)
    assert north.reading.interview(interview.id).languages == now


def test_finishing_needs_an_answer_or_a_reason_everywhere(
    north: Application, interview: Interview
) -> None:
    session = north.shelf.session(interview)
    with pytest.raises(SkipReasonMissingError):
        north.interviewing.finish(interview.id, session.unanswered())
    while still_open := session.unanswered():
        for path in still_open:
            change = session.skip(path, SkipReason.NOT_ASKED)
            north.interviewing.answer(interview.id, change.patches)
    north.interviewing.finish(interview.id, (), Progress(*session.progress()))
    assert north.reading.interview(interview.id).state is State.READBACK
    with pytest.raises(ClosedInterviewError):
        north.interviewing.answer(interview.id, session.answer("lawyer/has_lawyer", "yes").patches)


def test_finishing_all_the_same_states_why(north: Application, interview: Interview) -> None:
    unanswered = north.shelf.session(interview).unanswered()
    north.interviewing.finish(interview.id, unanswered, override="Had to leave for the bus.")
    assert north.reading.interview(interview.id).state is State.READBACK


def test_everything_is_signed_when_the_questions_are_finished(
    north: Application, interview: Interview
) -> None:
    session = north.shelf.session(interview)
    while still_open := session.unanswered():
        for path in still_open:
            change = session.skip(path, SkipReason.NOT_ASKED)
            north.interviewing.answer(interview.id, change.patches)
    north.interviewing.finish(interview.id, ())
    assert all(line.attested for line in north.reading.history(interview.id))


def test_leaving_a_section_keeps_the_interview_as_it_was(
    north: Application, interview: Interview
) -> None:
    session = north.shelf.session(interview)
    north.interviewing.answer(interview.id, session.answer("lawyer/has_lawyer", "no").patches)
    before = north.reading.interview(interview.id)
    north.interviewing.leave_section(interview.id)
    assert north.reading.interview(interview.id) == before


class WithoutIdentity:
    """Reading for somebody who holds no key of the identity compartment."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def can_read(self, compartment: Compartment) -> bool:
        return compartment is Compartment.CORE and self._reading.can_read(compartment)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reading, name)


def test_without_the_identity_key_only_core_is_finished(
    north: Application, interview: Interview
) -> None:
    reading: Any = WithoutIdentity(north.reading)
    desk = Interviewing(north.interviewing._open_records, reading, (north.interviewing._now, bytes))
    desk.leave_section(interview.id)
    desk.finish(interview.id, ())
    assert north.reading.interview(interview.id).state is State.READBACK
