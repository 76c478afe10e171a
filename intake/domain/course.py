"""What a record remembers of its course, beside its state and its answers."""

from dataclasses import dataclass, replace

from intake.domain.answers import Path
from intake.domain.consent import Consent, Notice, Purpose
from intake.domain.course_events import (
    AddendumAdded,
    AnswerCorrected,
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
from intake.domain.events import (
    ConsentRecorded,
    Event,
    InterviewPaused,
    InterviewResumed,
    QuestionsFinished,
)
from intake.domain.states import AFTER_SEAL, Basis, Care, Counsel, Outcome, State


@dataclass(frozen=True, slots=True)
class FormGuard:
    """Which questions of a form are closed at some time; paths without the rows of repeats."""

    lawyer: Path = ""
    """Asks whether the person has a lawyer; empty where the form does not ask."""
    lawyer_yes: str = "yes"
    narratives: frozenset[Path] = frozenset()
    """Where the person tells what happened."""
    referral: frozenset[Path] = frozenset()
    """What a referral needs: all that is asked without consent."""
    sensitive: frozenset[Path] = frozenset()
    """By the law of Mexico these wait for a consent on paper."""
    raised: frozenset[Path] = frozenset()
    """These open only when the person has come to it by themselves."""


@dataclass(frozen=True, slots=True)
class Course:
    """What a record remembers of its course."""

    resumes_to: State = State.OPEN
    """Where a pause came from."""
    asks_again: bool = False
    """It was stopped, and the person has not said that it may be kept."""
    basis: Basis = Basis.CONSENT
    counsel: Counsel = Counsel.NOT_ASKED
    notice: Notice | None = None
    outcome: Outcome | None = None
    corrections: int = 0
    addenda: int = 0
    is_raised: bool = False
    """The person came to sensitive matters by themselves."""


def stepped(  # noqa: PLR0911 - one return for each fact
    state: State, course: Course, event: Event
) -> tuple[State, Course]:
    """Return state and course as they are once `event` has happened; most events change neither."""
    if state in AFTER_SEAL and not isinstance(event, AddendumAdded):
        return state, course  # what others wrote at the same time is in the ledger, and set aside
    match event:
        case InterviewPaused() if state is not State.PAUSED:
            return State.PAUSED, replace(course, resumes_to=state)
        case InterviewResumed():
            return course.resumes_to, course
        case ConsentRecorded(consent=consent):
            return _consented(state, course, consent)
        case (
            CounselNoted() | CounselAgreed() | VitalInterestInvoked() | NoticeGiven() | CareNoted()
        ):
            return _opening(state, course, event)
        case InterviewStopped():
            return State.STOPPED, replace(course, asks_again=True)
        case InterviewLeft():
            return State.LEFT_EARLY, course
        case _:
            return _closing(state, course, event)


def _consented(state: State, course: Course, consent: Consent) -> tuple[State, Course]:
    if consent.purpose is not Purpose.COLLECT or not consent.is_yes:
        return state, course
    course = replace(course, asks_again=False, basis=Basis.CONSENT)
    return _gone(state, course, State.OPEN_RESTRICTED, State.OPEN)


def _opening(
    state: State,
    course: Course,
    event: CounselNoted | CounselAgreed | VitalInterestInvoked | NoticeGiven | CareNoted,
) -> tuple[State, Course]:
    match event:
        case CounselNoted(has_lawyer=True):
            return _gone(state, replace(course, counsel=Counsel.HAS), State.OPEN, State.NEEDS_ONLY)
        case CounselNoted():
            return _gone(state, replace(course, counsel=Counsel.NONE), State.NEEDS_ONLY, State.OPEN)
        case CounselAgreed():
            return _gone(
                state, replace(course, counsel=Counsel.AGREED), State.NEEDS_ONLY, State.OPEN
            )
        case VitalInterestInvoked():
            return State.OPEN_RESTRICTED, replace(course, basis=Basis.VITAL_INTEREST)
        case CareNoted(kind=kind):
            is_raised = course.is_raised or kind is Care.RAISED_SENSITIVE
            return state, replace(course, is_raised=is_raised)
        case _:
            return state, replace(course, notice=event.notice.notice)


def _gone(state: State, course: Course, was: State, now: State) -> tuple[State, Course]:
    """Go from one state to another, or do so once the pause is over."""
    resumes_to = now if course.resumes_to is was else course.resumes_to
    return now if state is was else state, replace(course, resumes_to=resumes_to)


def _closing(  # noqa: PLR0911 - one return for each fact
    state: State, course: Course, event: Event
) -> tuple[State, Course]:
    match event:
        case QuestionsFinished():
            return State.READBACK, course
        case AnswerCorrected():
            return state, replace(course, corrections=course.corrections + 1)
        case ReadbackRecorded(outcome=outcome):
            now = State.CLOSING if outcome.is_yes else State.UNCONFIRMED
            return now, replace(course, outcome=outcome)
        case InterviewConfirmed():
            return State.CONFIRMED, course
        case InterviewSealed():
            return State.SEALED, course
        case AddendumAdded():
            return state, replace(course, addenda=course.addenda + 1)
        case _:
            return state, course
