"""An interview, and the rules for changing it.

The methods decide and return an event, or refuse with an IntakeError; `after` only remembers.
Nothing here reads a clock, a file or a database, so every rule is tested with plain values.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from intake.domain.answers import Document, Patch, Path
from intake.domain.case_codes import CaseCode
from intake.domain.consent import Consent, Decision, Languages, Purpose
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
from intake.domain.ids import FormHash, InterviewId


class State(StrEnum):
    """Where a record stands (domain.md 9.4); later states arrive with their issues."""

    OPEN = "open"
    PAUSED = "paused"
    READBACK = "readback"
    """The questions are finished; they have not been read back to the person yet."""


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

    @property
    def may_collect(self) -> bool:
        """The newest decision about keeping what is said is a yes."""
        for consent in reversed(self.consents):
            if consent.purpose is Purpose.COLLECT:
                return consent.decision is Decision.GRANTED
        return False

    def answer(self, patch: Patch, *, lang: str = "", via: str = "") -> AnswerGiven:
        """Decide whether `patch` may be recorded."""
        if not self.may_collect:
            raise ConsentMissingError(self.id)
        if self.state is State.READBACK:
            raise ClosedInterviewError(self.id)
        return AnswerGiven(patch, lang=lang, via=via)

    def record_languages(self, languages: Languages) -> LanguageRecorded:
        """Note the languages and the interpreter from here on."""
        if self.state is State.READBACK:
            raise ClosedInterviewError(self.id)
        return LanguageRecorded(languages)

    def change_form(
        self, form: FormHash, form_version: str, lost: tuple[Path, ...], *, reason: str = ""
    ) -> FormChanged:
        """Go on with another version; `lost` are the paths that it has no place for."""
        if self.state is State.READBACK:
            raise ClosedInterviewError(self.id)
        return FormChanged(self.form, form, form_version, lost, reason.strip())

    def pause(self) -> InterviewPaused:
        """Stop the clock."""
        if self.state is State.READBACK:
            raise ClosedInterviewError(self.id)
        return InterviewPaused()

    def resume(self) -> InterviewResumed:
        """Go on where it stopped."""
        if self.state is State.READBACK:
            raise ClosedInterviewError(self.id)
        return InterviewResumed()

    def finish(self, unanswered: tuple[str, ...] = (), override: str = "") -> QuestionsFinished:
        """Finish; `unanswered` are the visible questions with neither answer nor skip.

        With some of them, and with an answer that its form does not allow, it needs `override`:
        the reason why it is finished all the same.
        """
        if self.state is State.READBACK:
            raise ClosedInterviewError(self.id)
        if unanswered and not override.strip():
            raise SkipReasonMissingError(self.id, unanswered)
        return QuestionsFinished(override.strip() if unanswered else "")


def opened(interview: InterviewId, event: InterviewOpened) -> Interview:
    """Return the interview that `event` opens."""
    return Interview(
        interview,
        event.case_code,
        event.form,
        event.form_id,
        event.form_version,
        site=event.site,
    )


def after(interview: Interview, event: Event) -> Interview:  # noqa: PLR0911 - one return for each fact
    """Return `interview` as it is once `event` has happened; unrelated events change nothing."""
    match event:
        case ConsentRecorded(consent=consent):
            return replace(interview, consents=(*interview.consents, consent))
        case LanguageRecorded(languages=languages):
            return replace(interview, languages=languages)
        case AnswerGiven(patch=patch):
            return replace(interview, document=interview.document.after(patch))
        case FormChanged() as changed:
            return _moved(interview, changed)
        case InterviewPaused():
            return replace(interview, state=State.PAUSED)
        case InterviewResumed():
            return replace(interview, state=State.OPEN)
        case QuestionsFinished():
            return replace(interview, state=State.READBACK)
        case _:
            return interview


def _moved(interview: Interview, changed: FormChanged) -> Interview:
    return replace(
        interview,
        form=changed.form,
        form_version=changed.form_version,
        document=interview.document.without(changed.lost),
    )
