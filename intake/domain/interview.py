"""An interview, and the rules for asking its questions; `closing` has those that come after.

The methods decide and return an event, or refuse with an IntakeError; `after` only remembers.
Nothing here reads a clock, a file or a database, so every rule is tested with plain values.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from intake.domain import permissions
from intake.domain.answers import Document, Patch, Path
from intake.domain.case_codes import CaseCode
from intake.domain.conflict_events import ConflictSettled
from intake.domain.consent import Consent, Languages, Notice, Purpose
from intake.domain.course import Course, FormGuard, stepped
from intake.domain.course_errors import (
    NarrativeLockedError,
    RestrictedFieldsError,
    WrongStateError,
)
from intake.domain.course_events import AnswerCorrected, CounselNoted
from intake.domain.errors import ClosedInterviewError, ConsentMissingError, SkipReasonMissingError
from intake.domain.events import (
    AnswerGiven,
    ConsentRecorded,
    Event,
    FormChanged,
    InterviewOpened,
    InterviewPaused,
    InterviewResumed,
    LanguageRecorded,
    QuestionsFinished,
)
from intake.domain.ids import NO_RECORD, FormHash, InterviewId
from intake.domain.states import ASKING, FINISHED, TAKES_ANSWERS, Basis, Counsel, PauseReason, State

__all__ = ["FINISHED", "Interview", "State", "after", "opened"]

NO_GUARD: Final = FormGuard()


@dataclass(frozen=True, slots=True)
class Interview:
    """The state of one interview after its events so far."""

    id: InterviewId
    case_code: CaseCode
    form: FormHash
    form_id: str
    form_version: str
    site: str = ""
    state: State = State.OPEN
    consents: tuple[Consent, ...] = ()
    languages: Languages | None = None
    document: Document = field(default_factory=Document)
    course: Course = field(default_factory=Course)
    follows: InterviewId = NO_RECORD
    """The interview after which the person says again that they are afraid."""

    @property
    def may_collect(self) -> bool:
        """What is said may be kept: the person allows it, or could not and is in danger."""
        is_asked = any(each.purpose is Purpose.COLLECT for each in self.consents)
        if self.course.basis is Basis.VITAL_INTEREST and not is_asked:
            return not self.course.asks_again
        return permissions.allows(self.consents, Purpose.COLLECT) and not self.course.asks_again

    @property
    def are_sensitive_closed(self) -> bool:
        """By the law of Mexico sensitive sections wait for a consent on paper."""
        written = any(
            each.purpose is Purpose.COLLECT and each.form.is_written
            for each in permissions.in_force(self.consents)
        )
        return self.course.notice is Notice.MX and not written

    def answer(
        self, patch: Patch, *, lang: str = "", via: str = "", guard: FormGuard = NO_GUARD
    ) -> AnswerGiven:
        """Decide whether `patch` may be recorded; `guard` says what its form keeps closed.

        Through whom it comes is known from the languages, unless `via` says otherwise.
        """
        if not self.may_collect:
            raise ConsentMissingError(self.id)
        self._demand_questions()
        self.demand_open(patch, guard)
        through = self.languages.via if self.languages else ""
        return AnswerGiven(patch, lang=lang, via=via or through)

    def demand_open(self, patch: Patch, guard: FormGuard) -> None:
        """Refuse an answer whose question is closed now; skipping is always open."""
        says_something = any(path == patch.asked and value.v for path, value in patch.values)
        asked = _generic(patch.asked)
        if not says_something:
            return
        state = self.course.resumes_to if self.state is State.PAUSED else self.state
        if state is State.OPEN_RESTRICTED and asked not in guard.referral:
            raise RestrictedFieldsError(self.id, patch.asked)
        if asked in guard.sensitive and self.are_sensitive_closed:
            raise RestrictedFieldsError(self.id, patch.asked)
        if asked in guard.raised and not self.course.is_raised:
            raise RestrictedFieldsError(self.id, patch.asked)
        if asked in guard.narratives:
            self._demand_account(guard)

    def counsel(self, patch: Patch, guard: FormGuard) -> CounselNoted | None:
        """Return what an answer says of a lawyer of the person's own, or None if nothing new."""
        said = dict(patch.values).get(guard.lawyer) if guard.lawyer else None
        if said is None or patch.asked != guard.lawyer or said.is_blank:
            return None
        return self.note_counsel(has_lawyer=said.v == guard.lawyer_yes)

    def note_counsel(self, *, has_lawyer: bool) -> CounselNoted | None:
        """Return that the person was asked about a lawyer, or None where that is known."""
        self._demand_questions()
        known = {True: {Counsel.HAS, Counsel.AGREED}, False: {Counsel.NONE}}
        return None if self.course.counsel in known[has_lawyer] else CounselNoted(has_lawyer)

    def record_languages(self, languages: Languages) -> LanguageRecorded:
        """Note the languages and the interpreter from here on; a segment ends here.

        Nobody interprets without a promise, unless somebody's life is in danger.
        """
        self._demand_questions()
        if self.course.basis is not Basis.VITAL_INTEREST:
            permissions.demand_promise(languages)
        return LanguageRecorded(languages)

    def change_form(
        self, form: FormHash, form_version: str, lost: tuple[Path, ...], *, reason: str = ""
    ) -> FormChanged:
        """Go on with another version; `lost` are the paths that it has no place for."""
        self._demand_questions()
        return FormChanged(self.form, form, form_version, lost, reason.strip())

    def pause(self, reason: PauseReason | None = None) -> InterviewPaused:
        """Stop the clock."""
        self._demand_questions()
        return InterviewPaused(reason)

    def resume(self, *, is_another_day: bool = False) -> InterviewResumed:
        """Go on where it stopped; on another day the person is asked again first."""
        self._demand_questions()
        if is_another_day:
            raise ConsentMissingError(self.id)
        return InterviewResumed()

    def finish(self, unanswered: tuple[str, ...] = (), override: str = "") -> QuestionsFinished:
        """Finish; `unanswered` are the visible questions with neither answer nor skip.

        With some of them, and with an answer that its form does not allow, it needs `override`:
        the reason why it is finished all the same.
        """
        self._demand_questions()
        if self.state not in ASKING:
            raise WrongStateError(self.id, self.state.value, "finish")
        if unanswered and not override.strip():
            raise SkipReasonMissingError(self.id, unanswered)
        return QuestionsFinished(override.strip() if unanswered else "")

    def _demand_account(self, guard: FormGuard) -> None:
        is_asked = self.course.counsel is not Counsel.NOT_ASKED
        if self.course.counsel is Counsel.HAS or (guard.lawyer and not is_asked):
            raise NarrativeLockedError(self.id, is_asked)

    def _demand_questions(self) -> None:
        if self.state not in TAKES_ANSWERS:
            raise ClosedInterviewError(self.id)


def opened(interview: InterviewId, event: InterviewOpened) -> Interview:
    """Return the interview that `event` opens."""
    return Interview(
        interview,
        event.case_code,
        event.form,
        event.form_id,
        event.form_version,
        site=event.site,
        follows=event.follows,
    )


def after(interview: Interview, event: Event) -> Interview:
    """Return `interview` as it is once `event` has happened; unrelated events change nothing."""
    match event:
        case AnswerGiven(patch=patch) | ConflictSettled(patch=patch):
            return replace(interview, document=interview.document.after(patch))
        case LanguageRecorded(languages=languages):
            return replace(interview, languages=languages)
        case FormChanged() as changed:
            return _moved(interview, changed)
        case ConsentRecorded(consent=consent):
            interview = replace(interview, consents=(*interview.consents, consent))
        case AnswerCorrected(patch=patch):
            interview = replace(interview, document=interview.document.after(patch))
        case _:
            pass
    state, course = stepped(interview.state, interview.course, event)
    return replace(interview, state=state, course=course)


def _moved(interview: Interview, changed: FormChanged) -> Interview:
    return replace(
        interview,
        form=changed.form,
        form_version=changed.form_version,
        document=interview.document.without(changed.lost),
    )


def _generic(path: Path) -> Path:
    return "/".join(part.partition("[")[0] for part in path.split("/"))
