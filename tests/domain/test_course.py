"""Every step of an interview up to its seal, and every step that is not one, in plain values."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from intake.domain import closing, permissions
from intake.domain.answers import Document, Patch, SkipReason, Value
from intake.domain.case_codes import CaseCode
from intake.domain.consent import (
    SHARING,
    Assent,
    Consent,
    ConsentForm,
    Decision,
    Languages,
    Notice,
    PrivacyNotice,
    Purpose,
)
from intake.domain.course import FormGuard
from intake.domain.course_errors import (
    ConsentScopeError,
    NarrativeLockedError,
    PromiseMissingError,
    ReasonMissingError,
    RestrictedFieldsError,
    SharingNotAskedError,
    SharingTooEarlyError,
    WrongStateError,
)
from intake.domain.course_events import (
    AddendumAdded,
    CareNoted,
    CounselAgreed,
    CounselNoted,
    InterviewConfirmed,
    InterviewLeft,
    InterviewSealed,
    InterviewStopped,
    NoticeGiven,
    ReadbackRecorded,
    VitalInterestInvoked,
)
from intake.domain.errors import ClosedInterviewError, ConsentMissingError
from intake.domain.events import (
    AnswerGiven,
    ConsentRecorded,
    Event,
    InterviewOpened,
    InterviewPaused,
    InterviewResumed,
    LanguageRecorded,
    QuestionsFinished,
)
from intake.domain.failure import IntakeError
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import Interview, after, opened
from intake.domain.states import (
    Basis,
    Care,
    Counsel,
    Outcome,
    PauseReason,
    Source,
    State,
    StoppedBy,
)

YES = ConsentRecorded(Consent(Purpose.COLLECT, Decision.GRANTED))
GONE = ConsentRecorded(Consent(Purpose.COLLECT, Decision.WITHDRAWN))
HAS, HAS_NONE = CounselNoted(has_lawyer=True), CounselNoted(has_lawyer=False)
AGREED = CounselAgreed("Office 4", "today", "by phone")
VITAL = VitalInterestInvoked("fever")
STOPPED, LEFT = InterviewStopped(StoppedBy.PERSON), InterviewLeft(5)
PAUSED, RESUMED = InterviewPaused(PauseReason.REST), InterviewResumed()
FINISHED = QuestionsFinished()
RAISED = CareNoted(Care.RAISED_SENSITIVE)
HEARD = ReadbackRecorded(Outcome.ACCEPTED, lang="es", by="P-1")
NOT_HEARD = ReadbackRecorded(Outcome.NOT_DONE, reason="the bus")
ALL_ASKED = tuple(ConsentRecorded(Consent(each, Decision.DEFERRED)) for each in SHARING)
SEALED = InterviewSealed("I wrote this.", "en", is_confirmed=True, ends=())
GUARD = FormGuard(
    lawyer="lawyer/has_lawyer",
    narratives=frozenset({"harm/what"}),
    referral=frozenset({"needs/three"}),
    sensitive=frozenset({"health/details"}),
    raised=frozenset({"health/details"}),
)


def interview(*events: Event) -> Interview:
    first = InterviewOpened(FormHash("0" * 64), "f", "1", CaseCode("0123456789"))
    found = opened(InterviewId("e1" * 16), first)
    for event in events:
        found = after(found, event)
    return found


def said(path: str, text: str = "x") -> Patch:
    return Patch(path, ((path, Value(text)),))


BEGUN = (YES,)
CLOSING = (YES, FINISHED, HEARD)
CONFIRMED = (*CLOSING, *ALL_ASKED, InterviewConfirmed())


@pytest.mark.parametrize(
    ("events", "state"),
    [
        pytest.param(BEGUN, State.OPEN, id="3 a yes opens"),
        pytest.param((YES, HAS), State.NEEDS_ONLY, id="3b a lawyer: needs only"),
        pytest.param((YES, HAS_NONE), State.OPEN, id="no lawyer: open"),
        pytest.param((YES, HAS, AGREED), State.OPEN, id="3c counsel agrees"),
        pytest.param((YES, HAS, HAS_NONE), State.OPEN, id="the answer was mistaken"),
        pytest.param((VITAL,), State.OPEN_RESTRICTED, id="5 vital interest"),
        pytest.param((VITAL, YES), State.OPEN, id="and then the person says yes"),
        pytest.param((VITAL, PAUSED, YES, RESUMED), State.OPEN, id="yes in a pause"),
        pytest.param((YES, PAUSED), State.PAUSED, id="6 pause"),
        pytest.param((YES, PAUSED, PAUSED, RESUMED), State.OPEN, id="a pause is one pause"),
        pytest.param((YES, HAS, PAUSED, RESUMED), State.NEEDS_ONLY, id="goes on where it stood"),
        pytest.param((YES, HAS, PAUSED, AGREED, RESUMED), State.OPEN, id="agreed in the pause"),
        pytest.param((YES, PAUSED, HAS, RESUMED), State.NEEDS_ONLY, id="a lawyer in the pause"),
        pytest.param((YES, HAS_NONE, PAUSED, AGREED, RESUMED), State.OPEN, id="nothing to lift"),
        pytest.param((YES, STOPPED), State.STOPPED, id="7 stopped"),
        pytest.param((YES, LEFT), State.LEFT_EARLY, id="7b left"),
        pytest.param((YES, FINISHED), State.READBACK, id="9 questions finished"),
        pytest.param(CLOSING, State.CLOSING, id="10 accepted"),
        pytest.param((YES, FINISHED, NOT_HEARD), State.UNCONFIRMED, id="11 not read back"),
        pytest.param((YES, LEFT, NOT_HEARD), State.UNCONFIRMED, id="11 after leaving"),
        pytest.param((YES, STOPPED, YES, NOT_HEARD), State.UNCONFIRMED, id="11 after stopping"),
        pytest.param(CONFIRMED, State.CONFIRMED, id="11b confirmed"),
        pytest.param((*CONFIRMED, SEALED), State.SEALED, id="12 sealed"),
        pytest.param((*CONFIRMED, SEALED, AddendumAdded("x")), State.SEALED, id="25 addendum"),
        pytest.param((*CONFIRMED, SEALED, GONE), State.SEALED, id="28 taken back after the seal"),
        pytest.param((*CONFIRMED, SEALED, FINISHED), State.SEALED, id="set aside after the seal"),
    ],
)
def test_steps_of_the_life_of_a_record(events: tuple[Event, ...], state: State) -> None:
    assert interview(*events).state is state


Act = Callable[[Interview], object]


def answer(path: str) -> Act:
    return lambda each: each.answer(said(path), guard=GUARD)


def decide(purpose: Purpose, decision: Decision = Decision.GRANTED) -> Act:
    named = Consent(purpose, decision, recipient="Office 4", service="legal")
    return lambda each: closing.decide(each, named)


def seal(each: Interview) -> object:
    return closing.seal(each, "I wrote this.", "en", ())


@pytest.mark.parametrize(
    ("events", "act", "error"),
    [
        pytest.param((), answer("needs/three"), ConsentMissingError, id="content before C3"),
        pytest.param((YES, GONE), answer("needs/three"), ConsentMissingError, id="taken back"),
        pytest.param(BEGUN, answer("harm/what"), NarrativeLockedError, id="account before A9b"),
        pytest.param((YES, HAS), answer("harm/what"), NarrativeLockedError, id="in NEEDS_ONLY"),
        pytest.param(
            (YES, HAS, PAUSED), answer("harm/what"), NarrativeLockedError, id="nor in its pause"
        ),
        pytest.param((VITAL,), answer("harm/when"), RestrictedFieldsError, id="beyond a referral"),
        pytest.param(
            (VITAL, PAUSED), answer("harm/when"), RestrictedFieldsError, id="nor in its pause 2"
        ),
        pytest.param(
            (NoticeGiven(PrivacyNotice(Notice.MX, "1", "a" * 64, "es")), YES, RAISED),
            answer("health/details"),
            RestrictedFieldsError,
            id="sensitive in MX with an oral yes",
        ),
        pytest.param(
            (YES, CareNoted(Care.DISTRESS)),
            answer("health/details"),
            RestrictedFieldsError,
            id="sensitive before the person comes to it",
        ),
        pytest.param((YES, FINISHED), answer("needs/three"), ClosedInterviewError, id="finished"),
        pytest.param(
            (*CONFIRMED, SEALED), answer("needs/three"), ClosedInterviewError, id="after the seal"
        ),
        pytest.param((YES, STOPPED), answer("needs/three"), ConsentMissingError, id="stopped"),
        pytest.param((YES, LEFT), answer("needs/three"), ClosedInterviewError, id="left"),
        pytest.param(BEGUN, decide(Purpose.LAWYER), SharingTooEarlyError, id="sharing while open"),
        pytest.param(
            (YES, FINISHED), decide(Purpose.LAWYER), SharingTooEarlyError, id="before L closes"
        ),
        pytest.param(
            BEGUN,
            decide(Purpose.CONTACT, Decision.REFUSED),
            SharingTooEarlyError,
            id="C10 comes last too",
        ),
        pytest.param(
            (YES, PAUSED), lambda each: each.finish(), WrongStateError, id="finish in a pause"
        ),
        pytest.param(
            BEGUN,
            lambda each: closing.accept(each, lang="es", by="P-1"),
            WrongStateError,
            id="read back before the questions are finished",
        ),
        pytest.param(
            (YES, FINISHED, GONE),
            lambda each: closing.accept(each, lang="es", by="P-1"),
            ConsentMissingError,
            id="read back what may not be kept",
        ),
        pytest.param(
            BEGUN,
            lambda each: closing.not_confirmed(each, Outcome.REFUSED, "no time"),
            WrongStateError,
            id="skip the reading back",
        ),
        pytest.param(
            (YES, FINISHED),
            lambda each: closing.not_confirmed(each, Outcome.NOT_DONE, " "),
            ReasonMissingError,
            id="skip the reading back silently",
        ),
        pytest.param(
            (YES, FINISHED),
            lambda each: closing.not_confirmed(each, Outcome.ACCEPTED, "fine"),
            WrongStateError,
            id="a yes is not a no",
        ),
        pytest.param(
            (YES, STOPPED),
            lambda each: closing.not_confirmed(each, Outcome.NOT_DONE, "stopped"),
            ConsentMissingError,
            id="stopped and not allowed again",
        ),
        pytest.param(CLOSING, closing.confirm, SharingNotAskedError, id="sharing not asked"),
        pytest.param((YES, FINISHED), closing.confirm, WrongStateError, id="confirm unread"),
        pytest.param((YES, FINISHED), seal, WrongStateError, id="seal what was not read back"),
        pytest.param(CLOSING, seal, WrongStateError, id="seal in closing"),
        pytest.param((*CONFIRMED, SEALED), seal, WrongStateError, id="seal twice"),
        pytest.param((*CONFIRMED, GONE), seal, ConsentMissingError, id="seal what is taken back"),
        pytest.param(
            CONFIRMED,
            lambda each: closing.seal(each, "", "en", ()),
            ReasonMissingError,
            id="sign nothing",
        ),
        pytest.param(
            CONFIRMED, lambda each: closing.add(each, "x"), WrongStateError, id="add before it"
        ),
        pytest.param(
            (*CONFIRMED, SEALED),
            lambda each: closing.add(each, " "),
            ReasonMissingError,
            id="add nothing",
        ),
        pytest.param(
            BEGUN,
            lambda each: closing.correct(each, said("needs/three"), Document()),
            WrongStateError,
            id="correct while asking",
        ),
        pytest.param(
            (*CONFIRMED, SEALED),
            lambda each: closing.correct(each, said("needs/three"), Document()),
            WrongStateError,
            id="correct after the seal",
        ),
        pytest.param(
            (YES, FINISHED),
            lambda each: closing.stop(each, StoppedBy.PERSON),
            WrongStateError,
            id="stop after the end",
        ),
        pytest.param(
            (YES, FINISHED), lambda each: closing.leave(each, 9), WrongStateError, id="left after"
        ),
        pytest.param(
            BEGUN,
            lambda each: closing.counsel_agrees(each, "a", "b", "c"),
            WrongStateError,
            id="nobody to agree",
        ),
        pytest.param(
            (YES, HAS),
            lambda each: closing.counsel_agrees(each, "a", "", "c"),
            ReasonMissingError,
            id="agreed, and nobody knows when",
        ),
        pytest.param(
            (YES, PAUSED),
            lambda each: each.resume(is_another_day=True),
            ConsentMissingError,
            id="another day without a new yes",
        ),
        pytest.param(
            (*CONFIRMED, SEALED),
            lambda each: each.note_counsel(has_lawyer=True),
            ClosedInterviewError,
            id="a lawyer after the seal",
        ),
        pytest.param((YES, GONE), closing.demand_may_leave, ConsentScopeError, id="export it"),
        pytest.param((YES, STOPPED), closing.demand_may_leave, ConsentScopeError, id="or stopped"),
        pytest.param(
            BEGUN,
            lambda each: closing.demand_may_leave(each, Purpose.STATISTICS),
            ConsentScopeError,
            id="export without scope",
        ),
    ],
)
def test_steps_that_are_not_one(
    events: tuple[Event, ...], act: Act, error: type[IntakeError]
) -> None:
    with pytest.raises(error):
        act(interview(*events))


def test_nobody_opens_without_consent_and_without_a_reason() -> None:
    assert closing.invoke_vital_interest(" fever ") == VitalInterestInvoked("fever")
    with pytest.raises(ReasonMissingError):
        closing.invoke_vital_interest(" ")


def test_question_about_a_lawyer_comes_before_the_account() -> None:
    interview(YES, HAS_NONE).answer(said("harm/what"), guard=GUARD)
    interview(YES, HAS, AGREED).answer(said("harm/what"), guard=GUARD)
    without_the_question = replace(GUARD, lawyer="")
    interview(YES).answer(said("harm/what"), guard=without_the_question)


def test_skip_is_never_closed() -> None:
    skip = Patch("harm/what", (("harm/what", Value(skip=SkipReason.NOT_ASKED)),))
    assert interview(YES, HAS).answer(skip, guard=GUARD) == AnswerGiven(skip)


def test_row_of_a_repeat_is_as_closed_as_its_question() -> None:
    with pytest.raises(NarrativeLockedError):
        interview(YES, HAS).answer(said("harm[k3]/what"), guard=GUARD)


def test_needs_are_asked_in_every_open_state() -> None:
    for events in ((YES, HAS), (VITAL,), (YES,)):
        interview(*events).answer(said("needs/three"), guard=GUARD)


def test_answer_about_a_lawyer_says_whether_there_is_one() -> None:
    found = interview(YES)
    assert found.counsel(said(GUARD.lawyer, "yes"), GUARD) == HAS
    assert found.counsel(said(GUARD.lawyer, "no"), GUARD) == HAS_NONE
    assert found.counsel(said("needs/three"), GUARD) is None
    assert found.counsel(said(GUARD.lawyer, "yes"), FormGuard()) is None
    assert found.counsel(Patch(GUARD.lawyer, ((GUARD.lawyer, Value()),)), GUARD) is None
    calculated = Patch("needs/three", ((GUARD.lawyer, Value("yes")),))
    assert found.counsel(calculated, GUARD) is None


def test_lawyer_that_is_known_is_not_noted_again() -> None:
    assert interview(YES, HAS).note_counsel(has_lawyer=True) is None
    assert interview(YES, HAS, AGREED).note_counsel(has_lawyer=True) is None
    assert interview(YES, HAS_NONE).note_counsel(has_lawyer=False) is None
    assert interview(YES, HAS_NONE).course.counsel is Counsel.NONE


def test_answer_comes_through_whoever_interprets_now() -> None:
    found = interview(YES, LanguageRecorded(Languages("mam", "spa", interpreter="I-3")))
    assert found.answer(said("a")).via == "I-3"
    relay = Languages("mam", "spa", interpreter="I-3", relay_interpreter="I-7")
    changed = after(found, LanguageRecorded(relay))
    assert changed.answer(said("a")).via == "I-3+I-7"
    assert changed.answer(said("a"), via="paper").via == "paper"
    assert interview(YES).answer(said("a")).via == ""


def test_stopped_interview_is_kept_only_where_the_person_says_so_again() -> None:
    stopped = interview(YES, STOPPED)
    assert not stopped.may_collect
    assert after(stopped, YES).may_collect
    closing.demand_may_leave(after(stopped, YES))


def test_vital_interest_keeps_without_consent_until_the_person_decides() -> None:
    found = interview(VITAL)
    assert (found.may_collect, found.course.basis) == (True, Basis.VITAL_INTEREST)
    refused = after(found, ConsentRecorded(Consent(Purpose.COLLECT, Decision.REFUSED)))
    assert not refused.may_collect


def test_child_that_does_not_assent_allows_nothing() -> None:
    consent = Consent(Purpose.COLLECT, Decision.GRANTED, assent=Assent.NO)
    assert not interview(ConsentRecorded(consent)).may_collect
    assert interview(ConsentRecorded(replace(consent, assent=Assent.YES))).may_collect


def test_sensitive_sections_open_with_a_consent_on_paper_in_mexico() -> None:
    mexico = NoticeGiven(PrivacyNotice(Notice.MX, "1", "a" * 64, "es"))
    oral = interview(mexico, YES)
    assert oral.are_sensitive_closed
    paper = Consent(Purpose.COLLECT, Decision.GRANTED, form=ConsentForm.MARK_PAPER)
    written = after(oral, ConsentRecorded(paper))
    assert not written.are_sensitive_closed
    raised = after(after(written, RAISED), CareNoted(Care.DISTRESS))
    raised.answer(said("health/details"), guard=GUARD)
    assert not interview(YES).are_sensitive_closed


def test_correction_keeps_the_former_text() -> None:
    found = interview(YES, LanguageRecorded(Languages("mam", "spa", interpreter="I-3")), FINISHED)
    before = Document({"needs/three": Value("a")})
    event = closing.correct(found, said("needs/three", "b"), before, lang="es")
    assert event.was == (("needs/three", Value("a")),)
    assert (event.lang, event.via) == ("es", "I-3")
    corrected = after(found, event)
    assert corrected.document.values["needs/three"].v == "b"
    assert closing.accept(corrected, lang="es", by="P-1").outcome is Outcome.ACCEPTED_CORRECTED
    assert closing.accept(found, lang="es", by="P-1").outcome is Outcome.ACCEPTED
    elsewhere = closing.accept(found, lang="es", by="P-1", was_corrected=True)
    assert elsewhere.outcome is Outcome.ACCEPTED_CORRECTED
    assert closing.correct(interview(YES, FINISHED), said("a"), Document(), via="I-9").via == "I-9"


def test_seal_says_whether_the_person_confirmed() -> None:
    assert closing.seal(interview(*CONFIRMED), "I", "en", ()).is_confirmed
    unread = interview(YES, FINISHED, NOT_HEARD)
    assert not closing.seal(unread, "I", "en", ()).is_confirmed


def test_addendum_says_from_whom_it_comes() -> None:
    sealed = interview(
        LanguageRecorded(Languages("mam", "spa", interpreter="I-3")), *CONFIRMED, SEALED
    )
    assert closing.add(sealed, "He came back.").via == "I-3"
    assert closing.add(sealed, "Seen on paper.", source=Source.STAFF).via == ""
    assert closing.add(interview(*CONFIRMED, SEALED), "x").via == ""
    assert after(sealed, AddendumAdded("x")).course.addenda == 1


def test_taking_back_waits_for_nothing() -> None:
    shared = Consent(Purpose.LAWYER, Decision.GRANTED, recipient="Office 4")
    found = interview(YES, ConsentRecorded(shared))
    closing.decide(found, replace(shared, decision=Decision.WITHDRAWN))
    assert closing.decide(interview(*CLOSING), shared) == ConsentRecorded(shared)


@pytest.mark.parametrize("named", ["ACNUR", "unhcr", ""])
def test_sharing_with_an_agency_is_one_matter_however_it_was_named(named: str) -> None:
    bare = Consent(Purpose.UNHCR, Decision.GRANTED)
    once = replace(bare, recipient=named)
    assert closing.decide(interview(*CLOSING), once) == ConsentRecorded(bare)
    said = interview(*CLOSING, ConsentRecorded(once))  # as an earlier version kept it
    no = closing.decide(said, replace(bare, decision=Decision.WITHDRAWN, recipient="ACNUR"))
    assert not permissions.allows((*said.consents, no.consent), Purpose.UNHCR)


def test_nobody_interprets_without_a_promise_unless_a_life_is_in_danger() -> None:
    silent = Languages("mam", "mam", interpreter_needed=True, interpreter="I-3")
    with pytest.raises(PromiseMissingError):
        interview(YES).record_languages(silent)
    for languages in (replace(silent, promise="promise/1"), replace(silent, interpreter="")):
        assert interview(YES).record_languages(languages) == LanguageRecorded(languages)
    endangered = interview(VitalInterestInvoked("danger"))
    assert endangered.record_languages(silent) == LanguageRecorded(silent)


def test_stop_leave_confirm_and_care_are_facts() -> None:
    assert closing.stop(interview(YES), StoppedBy.INTERVIEWER, " tired ").reason == "tired"
    assert closing.leave(interview(YES, PAUSED), 5) == LEFT
    assert closing.confirm(interview(*CLOSING, *ALL_ASKED)) == InterviewConfirmed()
    assert interview(YES, CareNoted(Care.DISTRESS)) == interview(YES)
    assert interview(YES).resume() == RESUMED
    assert closing.not_confirmed(interview(YES, LEFT), Outcome.REFUSED, " no ").reason == "no"
    assert closing.counsel_agrees(interview(YES, HAS), "Office 4", "today", "by phone") == AGREED


def test_record_leaves_for_a_purpose_that_its_person_allows() -> None:
    figures = ConsentRecorded(Consent(Purpose.STATISTICS, Decision.GRANTED))
    closing.demand_may_leave(interview(YES, figures), Purpose.STATISTICS)
