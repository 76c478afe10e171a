"""What happens beside the questions, without a window and without a store."""

from dataclasses import replace
from datetime import UTC
from typing import Any

import pytest

from intake.assets import folder
from intake.domain.answers import Patch, SkipReason, Value
from intake.domain.case_codes import CaseCode
from intake.domain.consent import Consent, ConsentForm, Decision, Languages, Notice, Purpose
from intake.domain.consent import PrivacyNotice as Paper
from intake.domain.course import FormGuard
from intake.domain.course_events import (
    CareNoted,
    CounselAgreed,
    CounselNoted,
    InterviewLeft,
    InterviewStopped,
    NoticeGiven,
    VitalInterestInvoked,
)
from intake.domain.errors import DiskFullError
from intake.domain.events import (
    ConsentRecorded,
    Event,
    InterviewPaused,
    InterviewResumed,
    LanguageRecorded,
    QuestionsFinished,
)
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import Interview, after
from intake.domain.states import Care, PauseReason, State, StoppedBy
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.xform import read_form
from intake.i18n import Words
from intake.ui.presenters.course_acts import BREAK_AFTER, Act, CourseActs, CourseDesk, acts_now
from intake.ui.presenters.interview_course import InterviewCourse
from intake.ui.presenters.left_over import left_over, left_text
from tests.ui.fakes import NOW, InlineLane

WORDS = Words("en")
GUARD = FormGuard(
    "lawyer/has_lawyer",
    "yes",
    narratives=frozenset({"story"}),
    referral=frozenset({"needs"}),
    sensitive=frozenset({"health"}),
    raised=frozenset({"health", "private/what"}),
)
YES = ConsentRecorded(Consent(Purpose.COLLECT, Decision.GRANTED))


def standing(*events: Event) -> Interview:
    found = Interview(InterviewId("e1" * 16), CaseCode("0123456789"), FormHash("0" * 64), "f", "1")
    for event in events:
        found = after(found, event)
    return found


class Running:
    """Stands for the interview on the screen."""

    def __init__(self, interview: Interview) -> None:
        self.interview = interview
        self.saved = 0

    def stand(self, interview: Interview) -> None:
        self.interview = interview

    def save_drafts(self) -> None:
        self.saved += 1

    def state(self) -> Any:
        return type("State", (), {"answered": 7, "page": type("Page", (), {"paths": ("a", "b")})})


class Store:
    """Takes every act as the services do, and remembers them."""

    def __init__(self, running: Running) -> None:
        self.running, self.acts, self.is_another_day = running, list[Any](), False
        self.error: Exception | None = None

    def _take(self, event: Event, *facts: object) -> None:
        if self.error is not None:
            raise self.error
        self.acts.append((event, *facts))
        self.interview_now = after(self.running.interview, event)

    def interview(self, _id: object) -> Interview:
        return self.interview_now

    def pause(self, _id: object, reason: PauseReason | None) -> None:
        self._take(InterviewPaused(reason))

    def resume(self, _id: object, consent: Consent | None) -> None:
        self._take(InterviewResumed(), consent)

    def must_ask_again(self, _id: object) -> bool:
        return self.is_another_day

    def record(self, _id: object, consent: Consent) -> None:
        self._take(ConsentRecorded(consent))

    def stop(self, _id: object, by: StoppedBy, reason: str) -> None:
        self._take(InterviewStopped(by, reason))

    def leave(self, _id: object, answered: int) -> None:
        self._take(InterviewLeft(answered))

    def record_languages(self, _id: object, languages: Languages) -> None:
        self._take(LanguageRecorded(languages))

    def note_care(self, _id: object, kind: Care, path: str) -> None:
        self._take(CareNoted(kind, path))

    def counsel_agrees(self, _id: object, *said: str) -> None:
        self._take(CounselAgreed(*said))


class Room:
    def __init__(self, *events: Event) -> None:
        self.running = Running(standing(*events))
        self.store = Store(self.running)
        self.time, self.states, self.told, self.asked = 0.0, list[Any](), list[Any](), 0
        store: Any = self.store
        desk = CourseDesk(
            store, store, store, store, InlineLane(), lambda: self.time, self.told.append, self._ask
        )
        running: Any = self.running
        self.acts = CourseActs(desk, running, WORDS, self.states.append)
        self.acts.refresh()

    def _ask(self) -> None:
        self.asked += 1

    @property
    def now(self) -> Any:
        return self.states[-1]


def test_pause_has_a_reason_and_the_way_on_is_shown() -> None:
    room = Room(YES)
    assert (room.now.line, room.now.offer, Act.PAUSE in room.now.acts) == ("", None, True)
    room.acts.pause(PauseReason.MEAL)
    assert room.store.acts == [(InterviewPaused(PauseReason.MEAL),)]
    assert room.running.saved == 1
    assert room.now.offer is Act.RESUME
    assert Act.PAUSE not in room.now.acts
    room.acts.resume()
    assert room.running.interview.state is State.OPEN
    assert room.now.line == ""


def test_on_another_day_the_person_is_asked_again_first() -> None:
    room = Room(YES, InterviewPaused())
    room.store.is_another_day = True
    room.acts.resume()
    assert (room.asked, room.store.acts) == (1, [])
    room.acts.said_yes(YES.consent)
    assert room.store.acts == [(InterviewResumed(), YES.consent)]


def test_pause_goes_back_to_where_it_came_from() -> None:
    room = Room(YES, CounselNoted(has_lawyer=True))
    room.acts.pause()
    room.acts.resume()
    assert room.running.interview.state is State.NEEDS_ONLY


def test_account_waits_until_counsel_agrees() -> None:
    room = Room(YES, CounselNoted(has_lawyer=True))
    assert room.now.offer is Act.COUNSEL
    assert Act.COUNSEL in room.now.acts
    room.acts.counsel_agrees("Office 4", "today", "by telephone")
    assert room.running.interview.state is State.OPEN
    assert Act.COUNSEL not in room.now.acts


def test_stopped_interview_is_kept_only_with_a_new_yes() -> None:
    room = Room(YES)
    room.acts.stop(StoppedBy.PERSON)
    assert (room.now.offer, room.now.acts) == (Act.END, frozenset())
    room.acts.said_yes(YES.consent)
    assert room.running.interview.may_collect
    assert room.now.offer is Act.END
    assert "may be kept" in room.now.line


def test_whoever_leaves_is_noted_with_the_answers_so_far() -> None:
    room = Room(YES)
    room.acts.leave()
    assert room.store.acts == [(InterviewLeft(7),)]
    assert "normal" in room.now.line


def test_restricted_interview_offers_a_yes() -> None:
    assert Room(VitalInterestInvoked("danger")).now.offer is Act.CONSENT


def test_nothing_is_offered_once_the_questions_are_finished() -> None:
    assert acts_now(standing(YES, QuestionsFinished())) == frozenset()


def test_another_interpreter_comes_without_a_reason() -> None:
    room = Room(YES)
    now = Languages("mam", "mam", interpreter="I-7", promise="promise/1")
    room.acts.change_languages(now)
    assert room.running.interview.languages == now


def test_care_is_noted_at_the_question_that_is_shown() -> None:
    room = Room(YES)
    room.acts.note(Care.DISTRESS)
    room.acts.note(Care.RAISED_SENSITIVE)
    assert room.store.acts == [(CareNoted(Care.DISTRESS, "a"),),
                               (CareNoted(Care.RAISED_SENSITIVE, "a"),)]  # fmt: skip
    assert Act.RAISED not in room.now.acts


@pytest.mark.parametrize("said", [Care.BREAK_OFFERED, Care.BREAK_DECLINED])
def test_break_is_due_after_a_time_of_asking_whatever_the_clock_says(said: Care) -> None:
    room = Room(YES)
    room.time = BREAK_AFTER - 1.0
    room.acts.refresh()
    assert room.now.break_due == ""
    room.time += 1
    room.acts.refresh()
    assert "break" in room.now.break_due
    room.acts.note(said)
    assert room.now.break_due == ""
    room.time += BREAK_AFTER
    room.acts.speak(Words("es"))
    assert "descanso" in room.now.break_due


def test_pause_is_a_break() -> None:
    room = Room(YES)
    room.time = BREAK_AFTER - 1.0
    room.acts.pause()
    room.time += BREAK_AFTER
    room.acts.refresh()
    assert room.now.break_due == ""
    room.acts.resume()
    assert room.now.break_due == ""


def test_failure_is_told_and_nothing_has_changed() -> None:
    room = Room(YES)
    room.store.error = DiskFullError()
    room.acts.pause()
    assert room.told == [room.store.error]
    assert room.running.interview.state is State.OPEN


def closed(path: str, *events: Event) -> str:
    return InterviewCourse(standing(*events), lambda _form: GUARD).closed(path, WORDS)


def test_closed_questions_say_why() -> None:
    has, none = CounselNoted(has_lawyer=True), CounselNoted(has_lawyer=False)
    assert "First ask" in closed("story", YES)
    assert "waits for the lawyer" in closed("story", YES, has)
    assert "waits for the lawyer" in closed("story", YES, has, InterviewPaused())
    assert closed("story", YES, none) == ""
    assert "only what a referral" in closed("story", VitalInterestInvoked("x"))
    assert "only what a referral" in closed("a", VitalInterestInvoked("x"), InterviewPaused())
    assert closed("needs", VitalInterestInvoked("x")) == ""


def test_sensitive_questions_open_when_the_person_comes_to_them() -> None:
    raised = CareNoted(Care.RAISED_SENSITIVE)
    assert "comes to it by themselves" in closed("health", YES)
    assert closed("health", YES, raised) == ""
    mexico = NoticeGiven(Paper(Notice.MX, "1", "a" * 64, "es"))
    assert "on paper" in closed("health", mexico, YES, raised)
    paper = replace(YES.consent, form=ConsentForm.MARK_PAPER)
    assert closed("health", mexico, ConsentRecorded(paper), raised) == ""
    assert "comes to it by themselves" in closed("private[r1]/what", mexico, YES)
    assert closed("private[r1]/what", mexico, YES, raised) == ""


def heard(course: InterviewCourse, said: str) -> None:
    patch = Patch("lawyer/has_lawyer", (("lawyer/has_lawyer", Value(said)),))
    change: Any = type("Change", (), {"patches": {"core": patch}})
    course.heard(change)


def test_answer_about_a_lawyer_closes_the_account_at_once() -> None:
    course = InterviewCourse(standing(YES), lambda _form: GUARD)
    heard(course, "yes")
    assert course.interview.state is State.NEEDS_ONLY
    over = InterviewCourse(standing(YES, InterviewLeft(3)), lambda _form: GUARD)
    heard(over, "yes")
    assert over.interview.state is State.LEFT_EARLY


def test_what_is_typed_was_said_in_the_language_that_is_spoken() -> None:
    spoken = LanguageRecorded(Languages("mam", "mam", used="spa"))
    assert InterviewCourse(standing(spoken), lambda _form: GUARD).said_in == "es"
    assert InterviewCourse(standing(), lambda _form: GUARD).said_in == ""


def test_what_was_left_is_named_with_its_reason() -> None:
    form = read_form(folder("resources").joinpath("forms", "short_intake.xml").read_bytes())
    session = FormSession(form, surroundings=Surroundings(lambda: NOW, UTC, bytes))
    session.skip("fear/afraid_here", SkipReason.LATER)
    session.skip("lawyer/has_lawyer", SkipReason.INTERRUPTED)
    session.skip("fear/danger", SkipReason.WELLBEING)
    left = left_over(session, lambda path: "" if path.startswith("lawyer") else "x " * 90)
    assert [(each.path, each.reason) for each in left] == [
        ("lawyer/has_lawyer", SkipReason.INTERRUPTED),
        ("fear/afraid_here", SkipReason.LATER),
    ]
    assert left_text(left, WORDS).splitlines()[:2] == ["Left for next time", "· lawyer/has_lawyer"]
    assert left_text(left * 2, WORDS).splitlines()[-1] == "and 1 more"
    assert left_text((), WORDS) == ""
    assert left[0].question == "lawyer/has_lawyer"
    assert len(left[1].question) == 90
