"""The life of an interview up to its seal, at a real store: transitions of domain.md 9.4."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.consent import (
    SHARING,
    Consent,
    Decision,
    Languages,
    Notice,
    PrivacyNotice,
    Purpose,
)
from intake.domain.course_errors import (
    NarrativeLockedError,
    ReasonMissingError,
    RestrictedFieldsError,
    SharingNotAskedError,
    SharingTooEarlyError,
    WrongStateError,
)
from intake.domain.errors import (
    ClosedInterviewError,
    ConsentMissingError,
    IntakeError,
    WrongPassphraseError,
)
from intake.domain.events import AnswerGiven
from intake.domain.ids import NO_RECORD, InterviewId
from intake.domain.interview import Interview
from intake.domain.people import Role
from intake.domain.states import Care, Counsel, Outcome, PauseReason, Source, State, StoppedBy
from intake.ledger.authority import is_judged, may_write
from intake.services.application import Application
from intake.services.closing import Closing
from intake.services.interviewing import ANOTHER_DAY, Interviewing
from tests.services.conftest import PASSPHRASE, SPANISH, YES
from tests.services.test_interviewing import WithoutIdentity

SENTENCE = "I wrote down what the person said, and nothing else."
ACCOUNT = "leaving/left_why"
NEEDS = "needs_today/medicine"


@pytest.fixture
def told(north: Application) -> Interview:
    """A full interview, just begun."""
    return north.interviewing.begin(north.shelf.newest("intake_f3").hash, YES, SPANISH)


def state(north: Application, interview: InterviewId) -> State:
    return north.reading.interview(interview).state


def types_of(north: Application, interview: InterviewId) -> list[str]:
    return [line.type for line in north.reading.history(interview)]


def give(north: Application, interview: InterviewId, path: str, text: str) -> None:
    patch = Patch(path, ((path, Value(text)),))
    north.interviewing.answer(interview, {Compartment.CORE: patch})


def finish(north: Application, interview: InterviewId) -> None:
    north.interviewing.finish(interview, ())


def to_closing(north: Application, interview: InterviewId) -> None:
    finish(north, interview)
    north.closing.accept(interview, lang="es", by="P-1")


def to_confirmed(north: Application, interview: InterviewId) -> None:
    to_closing(north, interview)
    for purpose in SHARING:
        north.consenting.record(interview, Consent(purpose, Decision.DEFERRED))
    north.closing.confirm(interview)


def to_sealed(north: Application, interview: InterviewId) -> None:
    to_confirmed(north, interview)
    north.closing.seal(interview, SENTENCE, "en", PASSPHRASE)


def test_interview_goes_from_the_first_yes_to_the_seal_and_beyond(
    north: Application, told: Interview
) -> None:
    give(north, told.id, "lawyer/has_lawyer", "no")
    give(north, told.id, ACCOUNT, "Me amenazaron.")
    north.interviewing.answer(
        told.id, north.shelf.session(told).answer("about_you/name", "Sol").patches
    )
    finish(north, told.id)
    corrected = Patch(ACCOUNT, ((ACCOUNT, Value("Me amenazaron dos veces.")),))
    assert north.closing.correct(told.id, {Compartment.CORE: corrected}, lang="es") is not None
    assert north.closing.correct(told.id, {}) is None
    north.closing.accept(told.id, lang="es", by="P-1")
    assert north.consenting.open_purposes(told.id) == SHARING
    with pytest.raises(SharingNotAskedError):
        north.closing.confirm(told.id)
    for purpose in SHARING:
        north.consenting.record(told.id, Consent(purpose, Decision.REFUSED))
    north.closing.confirm(told.id)
    north.closing.demand_sealable(told.id)
    with pytest.raises(WrongPassphraseError):
        north.closing.seal(told.id, SENTENCE, "en", "otra cosa distinta del todo lejana")
    assert state(north, told.id) is State.CONFIRMED
    north.closing.seal(told.id, SENTENCE, "en", PASSPHRASE)
    whole = north.reading.interview(told.id)
    assert (whole.state, whole.course.outcome) == (State.SEALED, Outcome.ACCEPTED_CORRECTED)
    assert whole.document.values[ACCOUNT].v == "Me amenazaron dos veces."
    north.closing.add(told.id, "He came back.", lang="en", source=Source.STAFF)
    assert north.reading.interview(told.id).course.addenda == 1
    assert all(line.attested for line in north.reading.history(told.id))
    assert north.verify(lambda _done, _all: None).is_sound


def test_record_without_names_is_sealed_too(north: Application, told: Interview) -> None:
    to_sealed(north, told.id)
    assert "interview.sealed" in types_of(north, told.id)


def test_store_refuses_an_answer_to_a_sealed_record_whoever_asks(
    north: Application, told: Interview
) -> None:
    to_sealed(north, told.id)
    patch = Patch(NEEDS, ((NEEDS, Value("yes")),))
    records: Any = north.interviewing._open_records
    with pytest.raises(sqlcipher.IntegrityError, match="sealed"), records(Compartment.CORE) as core:
        core.append(AnswerGiven(patch), told.id)


def test_lawyer_locks_the_account_until_counsel_agrees(north: Application, told: Interview) -> None:
    with pytest.raises(NarrativeLockedError):
        give(north, told.id, ACCOUNT, "x")
    give(north, told.id, "lawyer/has_lawyer", "yes")
    assert state(north, told.id) is State.NEEDS_ONLY
    with pytest.raises(NarrativeLockedError):
        give(north, told.id, ACCOUNT, "x")
    give(north, told.id, NEEDS, "yes")
    assert north.closing.note_counsel(told.id, has_lawyer=True) is None
    north.closing.counsel_agrees(told.id, "Office 4", "today at ten", "by telephone")
    give(north, told.id, ACCOUNT, "x")
    assert north.reading.interview(told.id).course.counsel is Counsel.AGREED


def test_vital_interest_opens_what_a_referral_needs_by_a_supervisor_with_a_reason(
    north: Application,
) -> None:
    form = north.shelf.newest("intake_f2").hash
    with pytest.raises(ReasonMissingError):
        north.interviewing.begin_restricted(form, " ", SPANISH)
    opened = north.interviewing.begin_restricted(form, "fever, cannot speak", SPANISH)
    assert state(north, opened.id) is State.OPEN_RESTRICTED
    give(north, opened.id, NEEDS, "yes")
    with pytest.raises(RestrictedFieldsError):
        give(north, opened.id, "fear/afraid_here", "yes")
    north.consenting.record(opened.id, YES)
    assert state(north, opened.id) is State.OPEN
    type_ = "vital_interest.invoked"
    assert [may_write(role, type_) for role in (Role.SUPERVISOR, Role.INTERVIEWER)] == [True, False]
    assert is_judged("interview.sealed")


@pytest.mark.parametrize("has_asked", [True, False])
def test_stopped_for_the_persons_sake_is_kept_only_if_they_say_so(
    north: Application, told: Interview, has_asked: bool
) -> None:
    north.closing.stop(told.id, StoppedBy.PERSON, "too much")
    assert state(north, told.id) is State.STOPPED
    if has_asked:
        north.consenting.record(told.id, YES)
        north.closing.not_confirmed(told.id, Outcome.NOT_DONE, "stopped")
        assert state(north, told.id) is State.UNCONFIRMED
    else:
        with pytest.raises(ConsentMissingError):
            north.closing.not_confirmed(told.id, Outcome.NOT_DONE, "stopped")


def test_leaving_early_is_a_normal_state_and_is_sealed_unconfirmed(
    north: Application, told: Interview
) -> None:
    north.interviewing.pause(told.id, PauseReason.MEAL)
    north.closing.leave(told.id, 5)
    north.closing.not_confirmed(told.id, Outcome.NOT_DONE, "left at four", lang="es", by="P-1")
    north.closing.seal(told.id, SENTENCE, "en", PASSPHRASE)
    whole = north.reading.interview(told.id)
    assert (whole.state, whole.course.outcome) == (State.SEALED, Outcome.NOT_DONE)


def test_change_of_interpreter_is_a_boundary_that_answers_know(
    north: Application, told: Interview
) -> None:
    for code in ("I-3", "I-7"):
        now = Languages("mam", "mam", True, code, promise="promise/1", is_accepted=True)
        north.interviewing.record_languages(told.id, now)
        give(north, told.id, NEEDS, "yes" if code == "I-3" else "no")
    said = [
        event.via
        for each in north.reading.record_entries(told.id)
        if isinstance(event := decoded(each), AnswerGiven)
    ]
    assert said == ["I-3", "I-7"]


def decoded(entry: Any) -> object:
    from intake.ledger import event_codec, header

    return event_codec.decode(header.decode(entry.header).type, entry.body)


def test_care_is_noted_and_changes_nothing(north: Application, told: Interview) -> None:
    north.closing.note_care(told.id, Care.DISTRESS, ACCOUNT)
    north.closing.note_care(told.id, Care.TOPIC_CHANGED, ACCOUNT, to=NEEDS)
    assert types_of(north, told.id)[-2:] == ["care.noted", "care.noted"]
    assert north.reading.interview(told.id).state is State.OPEN


def test_another_day_needs_another_yes(north: Application, told: Interview) -> None:
    desk = north.interviewing
    assert not desk.must_ask_again(told.id)
    desk.pause(told.id, PauseReason.ANOTHER_DAY)
    later = Interviewing(
        desk._open_records, desk._reading, (lambda: desk._now() + ANOTHER_DAY, bytes)
    )
    sooner = Interviewing(
        desk._open_records,
        desk._reading,
        (lambda: desk._now() + ANOTHER_DAY - timedelta(hours=1), bytes),
    )
    assert (later.must_ask_again(told.id), sooner.must_ask_again(told.id)) == (True, False)
    with pytest.raises(ConsentMissingError):
        later.resume(told.id)
    with pytest.raises(ConsentMissingError):
        later.resume(told.id, Consent(Purpose.AUDIO, Decision.GRANTED))
    later.resume(told.id, YES)
    assert state(north, told.id) is State.OPEN


def test_new_statement_of_fear_opens_a_linked_interview_at_any_time(
    north: Application, told: Interview
) -> None:
    to_sealed(north, told.id)
    form = north.shelf.newest("intake_f5").hash
    for _ in range(2):
        again = north.interviewing.begin(form, YES, SPANISH, follows=told.id)
        assert north.reading.interview(again.id).follows == told.id
    assert north.reading.interview(told.id).follows == NO_RECORD
    assert len(north.reading.following(told.id)) == 2


def test_what_the_person_raised_is_remembered(north: Application, told: Interview) -> None:
    north.closing.note_care(told.id, Care.DISTRESS)
    assert not north.reading.interview(told.id).course.is_raised
    north.closing.note_care(told.id, Care.RAISED_SENSITIVE)
    assert north.reading.interview(told.id).course.is_raised


def test_privacy_notice_is_kept_with_its_hash(north: Application) -> None:
    notice = PrivacyNotice(Notice.MX, "mx/1", "ab" * 32, "es")
    form = north.shelf.newest("intake_f2").hash
    opened = north.interviewing.begin(form, YES, SPANISH, notice=notice)
    assert types_of(north, opened.id)[:2] == ["interview.opened", "notice.given"]
    assert north.reading.interview(opened.id).are_sensitive_closed
    north.consenting.give_notice(opened.id, PrivacyNotice(Notice.US, "us/1", "ab" * 32, "es"))
    assert not north.reading.interview(opened.id).are_sensitive_closed


Act = Callable[[Application, InterviewId], object]


@pytest.mark.parametrize(
    ("reach", "act", "error"),
    [
        pytest.param(
            lambda *_: None,
            lambda north, each: north.consenting.record(
                each, Consent(Purpose.LAWYER, Decision.GRANTED, recipient="Office 4")
            ),
            SharingTooEarlyError,
            id="sharing before the reading back",
        ),
        pytest.param(
            lambda *_: None,
            lambda north, each: north.closing.accept(each, lang="es", by="P-1"),
            WrongStateError,
            id="accepted what was not finished",
        ),
        pytest.param(
            finish,
            lambda north, each: north.closing.seal(each, SENTENCE, "en", PASSPHRASE),
            WrongStateError,
            id="sealed unread",
        ),
        pytest.param(
            finish,
            lambda north, each: north.closing.not_confirmed(each, Outcome.NOT_DONE, ""),
            ReasonMissingError,
            id="reading back skipped silently",
        ),
        pytest.param(
            to_sealed,
            lambda north, each: give(north, each, NEEDS, "yes"),
            ClosedInterviewError,
            id="edited after the seal",
        ),
        pytest.param(
            to_sealed,
            lambda north, each: north.interviewing.pause(each),
            ClosedInterviewError,
            id="paused after the seal",
        ),
        pytest.param(
            to_closing,
            lambda north, each: north.closing.add(each, "x"),
            WrongStateError,
            id="added to before the seal",
        ),
    ],
)
def test_what_is_no_transition_is_refused_and_writes_nothing(
    north: Application, told: Interview, reach: Act, act: Act, error: type[IntakeError]
) -> None:
    reach(north, told.id)
    before = types_of(north, told.id)
    with pytest.raises(error):
        act(north, told.id)
    assert types_of(north, told.id) == before


def test_who_cannot_read_names_seals_what_they_can(north: Application, told: Interview) -> None:
    to_confirmed(north, told.id)
    reading: Any = WithoutIdentity(north.reading)
    desk = Closing(north.interviewing._open_records, reading, north.closing._open_judgement)
    desk.seal(told.id, SENTENCE, "en", PASSPHRASE)
    assert state(north, told.id) is State.SEALED


def test_file_with_an_account_of_somebody_who_has_a_lawyer_is_recorded_without_it(
    north: Application,
) -> None:
    form = north.shelf.newest("intake_f3").hash
    answers = {"lawyer/has_lawyer": "yes", ACCOUNT: "Me amenazaron."}
    recorded = north.at_once.record(form, (YES, SPANISH), answers)
    assert [(each.path, each.rule) for each in recorded.misfits] == [(ACCOUNT, "locked")]
    assert recorded.recorded == 1
    assert ACCOUNT not in north.reading.interview(recorded.interview.id).document.values
