"""What happens to an interview beside its questions: pauses, care, another interpreter, its end."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from intake.domain.consent import Consent, Languages
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.domain.states import (
    ASKING,
    TAKES_ANSWERS,
    Care,
    Counsel,
    PauseReason,
    State,
    StoppedBy,
)
from intake.i18n import Words
from intake.services.closing import Closing
from intake.services.consenting import Consenting
from intake.services.interviewing import Interviewing
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.lane import Lane

Tell = Callable[[IntakeError], None]
"""Says what went wrong."""
BREAK_AFTER: Final = 25 * 60
"""Seconds of asking after which a break is offered."""


class Act(StrEnum):
    """What may be done now."""

    PAUSE = "pause"
    STOP = "stop"
    LEFT = "left"
    INTERPRETER = "interpreter"
    TOPIC = "topic"
    DISTRESS = "distress"
    RAISED = "raised"
    COUNSEL = "counsel"
    RESUME = "resume"
    CONSENT = "consent"
    """The person says yes, where nobody said it yet."""
    END = "end"
    """What comes after the questions, where they were not finished."""


@dataclass(frozen=True, slots=True)
class CourseState:
    """What the bar below the header says, and what the menu offers."""

    acts: frozenset[Act]
    line: str
    """One calm sentence; empty while questions are asked as usual."""
    offer: Act | None
    """What the bar leads to."""
    break_due: str
    """That it is time to offer a break; empty while it is not."""


class ReadsInterview(Protocol):
    """Reads one interview."""

    def interview(self, interview: InterviewId, /) -> Interview:
        """Return it as it stands."""


@dataclass(frozen=True, slots=True)
class CourseDesk:
    """What the presenter works with."""

    interviewing: Interviewing
    closing: Closing
    consenting: Consenting
    reading: ReadsInterview
    writer: Lane
    steady: Callable[[], float]
    """Seconds that no change of the clock moves."""
    tell: Tell
    ask_again: Callable[[], None]
    """Told that a new yes is needed before it goes on."""


class CourseActs:
    """Does them on the writer lane, in order with the answers, and shows where it stands then."""

    def __init__(
        self,
        desk: CourseDesk,
        running: InterviewPresenter,
        words: Words,
        show: Callable[[CourseState], None],
    ) -> None:
        self._desk, self._running, self._words, self._show = desk, running, words, show
        self._asked_since = desk.steady()
        self._was_asking = self._is_asking

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show where it stands; called when the screen has changed, and from time to time."""
        self._count_time()
        self._show(self.state())

    def state(self) -> CourseState:
        """Return what is shown."""
        interview = self._running.interview
        line, offer = _line(interview, self._words)
        is_due = self._is_asking and self._desk.steady() - self._asked_since >= BREAK_AFTER
        gettext = self._words.gettext
        due = gettext("It is time to offer a break: water, air, a moment.") if is_due else ""
        return CourseState(acts_now(interview), line, offer, due)

    # --- acts

    def pause(self, reason: PauseReason | None = None) -> None:
        """Stop the clock."""
        self._do(lambda each: self._desk.interviewing.pause(each, reason))

    def resume(self) -> None:
        """Go on; on another day the person is asked again first."""
        interview = self._running.interview.id
        self._desk.writer.run(
            lambda: self._desk.interviewing.must_ask_again(interview),
            lambda is_needed: self._desk.ask_again() if is_needed else self._resume(None),
            self._desk.tell,
        )

    def said_yes(self, consent: Consent) -> None:
        """Note a new yes; a pause is over with it."""
        if self._running.interview.state is State.PAUSED:
            self._resume(consent)
        else:
            self._do(lambda each: self._desk.consenting.record(each, consent))

    def stop(self, by: StoppedBy, reason: str = "") -> None:
        """Stop for the person's sake."""
        self._do(lambda each: self._desk.closing.stop(each, by, reason))

    def leave(self) -> None:
        """Note that the person left before the end."""
        answered = self._running.state().answered
        self._do(lambda each: self._desk.closing.leave(each, answered))

    def change_languages(self, languages: Languages) -> None:
        """Go on in another language or with another interpreter; nobody asks why."""
        self._do(lambda each: self._desk.interviewing.record_languages(each, languages))

    def note(self, kind: Care) -> None:
        """Note something about how the person is, at the question that is shown."""
        path = next(iter(self._running.state().page.paths), "")
        if kind in {Care.BREAK_OFFERED, Care.BREAK_DECLINED}:
            self._asked_since = self._desk.steady()
        self._do(lambda each: self._desk.closing.note_care(each, kind, path))

    def counsel_agrees(self, who: str, when: str, how: str) -> None:
        """Open the account."""
        self._do(lambda each: self._desk.closing.counsel_agrees(each, who, when, how))

    def _resume(self, consent: Consent | None) -> None:
        self._do(lambda each: self._desk.interviewing.resume(each, consent))

    def _do(self, job: Callable[[InterviewId], object]) -> None:
        desk, interview = self._desk, self._running.interview.id
        self._running.save_drafts()

        def act() -> Interview:
            job(interview)
            return desk.reading.interview(interview)

        def done(found: Interview) -> None:
            self._running.stand(found)
            self.refresh()

        desk.writer.run(act, done, desk.tell)

    # --- the time of asking

    @property
    def _is_asking(self) -> bool:
        return self._running.interview.state in ASKING

    def _count_time(self) -> None:
        """Begin the time of asking anew after a pause: it was a break."""
        if self._is_asking and not self._was_asking:
            self._asked_since = self._desk.steady()
        self._was_asking = self._is_asking


def acts_now(interview: Interview) -> frozenset[Act]:
    """Return what may be done to an interview as it stands."""
    acts: set[Act] = set()
    if interview.state in TAKES_ANSWERS:
        acts |= {Act.STOP, Act.LEFT, Act.INTERPRETER, Act.TOPIC, Act.DISTRESS}
        if not interview.course.is_raised:
            acts.add(Act.RAISED)
        if interview.course.counsel is Counsel.HAS:
            acts.add(Act.COUNSEL)
    if interview.state in ASKING:
        acts.add(Act.PAUSE)
    return frozenset(acts)


def _line(interview: Interview, words: Words) -> tuple[str, Act | None]:
    gettext, state = words.gettext, interview.state
    if state is State.PAUSED:
        return gettext("Paused. Nothing of the interview is shown."), Act.RESUME
    if state is State.NEEDS_ONLY:
        waits = gettext("The person has a lawyer: what happened waits until the lawyer agrees.")
        return waits, Act.COUNSEL
    if state is State.OPEN_RESTRICTED:
        only = gettext("There is no permission: only what a referral needs is asked.")
        return only, Act.CONSENT
    if state is State.STOPPED and interview.course.asks_again:
        stopped = gettext("Stopped. What was written is kept only if the person says so again.")
        return stopped, Act.END
    left = gettext("The person left before the end. That is normal; nothing is missing.")
    stopped = gettext("Stopped. The person said that what was written may be kept.")
    said = {State.LEFT_EARLY: left, State.STOPPED: stopped}.get(state, "")
    return said, Act.END if said else None
