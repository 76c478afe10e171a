"""The rules for what comes beside the questions and after them: consent, reading back, the seal."""

from dataclasses import replace
from typing import Final

from intake.domain import permissions
from intake.domain.answers import Document, Patch, Path, Value
from intake.domain.consent import OF_ONE, SHARING, Consent, Decision, Purpose
from intake.domain.course_errors import (
    ConsentScopeError,
    ReasonMissingError,
    SharingNotAskedError,
    SharingTooEarlyError,
    WrongStateError,
)
from intake.domain.course_events import (
    AddendumAdded,
    AnswerCorrected,
    CounselAgreed,
    InterviewConfirmed,
    InterviewLeft,
    InterviewSealed,
    InterviewStopped,
    ReadbackRecorded,
    VitalInterestInvoked,
)
from intake.domain.errors import ConsentMissingError
from intake.domain.events import ConsentRecorded
from intake.domain.interview import Interview
from intake.domain.states import AFTER_SEAL, HEARD, Counsel, Outcome, Source, State, StoppedBy

_LEFT_FROM: Final = frozenset({State.OPEN, State.OPEN_RESTRICTED, State.NEEDS_ONLY, State.PAUSED})
_UNCONFIRMED_FROM: Final = frozenset({State.READBACK, State.STOPPED, State.LEFT_EARLY})
_SEALED_FROM: Final = frozenset({State.CONFIRMED, State.UNCONFIRMED})
ENOUGH: Final = 5
"""Answers that make what was left an intake, and no mere beginning."""


def invoke_vital_interest(reason: str) -> VitalInterestInvoked:
    """Note without consent what a referral needs; only with a reason."""
    return VitalInterestInvoked(_stated(reason, "vital_interest"))


def decide(interview: Interview, consent: Consent) -> ConsentRecorded:
    """Record a decision; sharing waits for the reading back, taking back waits for nothing.

    Where the purpose names who receives it, nobody else is named: it is one matter in every path.
    """
    if consent.purpose in OF_ONE:
        consent = replace(consent, service="", recipient="")
    permissions.demand_step(interview.consents, consent)
    is_early = consent.purpose in SHARING and interview.state not in HEARD
    if is_early and consent.decision is not Decision.WITHDRAWN:
        raise SharingTooEarlyError(interview.id, consent.purpose.value)
    return ConsentRecorded(consent)


def counsel_agrees(interview: Interview, who: str, when: str, how: str) -> CounselAgreed:
    """Open the account, with who agreed, when and how."""
    if interview.course.counsel is not Counsel.HAS:
        raise WrongStateError(interview.id, interview.state.value, "counsel_agreed")
    said = [_stated(each, "counsel_agreed") for each in (who, when, how)]
    return CounselAgreed(*said)


def stop(interview: Interview, by: StoppedBy, reason: str = "") -> InterviewStopped:
    """Stop for the person's sake."""
    _demand(interview, _LEFT_FROM, "stop")
    return InterviewStopped(by, reason.strip())


def leave(interview: Interview, answered: int) -> InterviewLeft:
    """Note that the person left before the end, with so many answers."""
    _demand(interview, _LEFT_FROM, "left")
    return InterviewLeft(answered)


def correct(
    interview: Interview, patch: Patch, before: Document, *, lang: str = "", via: str = ""
) -> AnswerCorrected:
    """Change an answer while it is read back; `before` is what its compartment holds."""
    _demand_kept(interview)
    _demand(interview, {State.READBACK}, "correct")
    was: tuple[tuple[Path, Value], ...] = tuple(
        (path, before.values.get(path, Value())) for path, _ in patch.values
    )
    through = interview.languages.via if interview.languages else ""
    return AnswerCorrected(patch, was, lang=lang, via=via or through)


def accept(
    interview: Interview, *, lang: str, by: str, was_corrected: bool = False
) -> ReadbackRecorded:
    """Note that the person said it is right, as it was or as it was corrected."""
    _demand_kept(interview)
    _demand(interview, {State.READBACK}, "readback")
    changed = was_corrected or interview.course.corrections > 0
    outcome = Outcome.ACCEPTED_CORRECTED if changed else Outcome.ACCEPTED
    return ReadbackRecorded(outcome, lang=lang, by=by)


def not_confirmed(
    interview: Interview, outcome: Outcome, reason: str, *, lang: str = "", by: str = ""
) -> ReadbackRecorded:
    """Note that reading back was refused or not possible, and why."""
    _demand(interview, _UNCONFIRMED_FROM, "readback")
    if outcome.is_yes:
        raise WrongStateError(interview.id, interview.state.value, "readback")
    _demand_kept(interview)
    return ReadbackRecorded(outcome, lang=lang, by=by, reason=_stated(reason, "readback"))


def confirm(interview: Interview) -> InterviewConfirmed:
    """Close; each purpose of sharing was asked, refused or put off."""
    _demand(interview, {State.CLOSING}, "confirm")
    if missing := permissions.not_asked(interview.consents):
        raise SharingNotAskedError(interview.id, tuple(each.value for each in missing))
    return InterviewConfirmed()


def seal(
    interview: Interview, statement: str, lang: str, ends: tuple[tuple[str, int, str], ...]
) -> InterviewSealed:
    """Freeze; the author signs `statement`, the sentence that was shown."""
    _demand_kept(interview)
    _demand(interview, _SEALED_FROM, "seal")
    is_confirmed = interview.state is State.CONFIRMED
    return InterviewSealed(_stated(statement, "seal"), lang, is_confirmed, ends)


def add(
    interview: Interview, text: str, *, lang: str = "", source: Source = Source.PERSON
) -> AddendumAdded:
    """Add what became known after the seal."""
    _demand_kept(interview)
    _demand(interview, AFTER_SEAL, "addendum")
    through = interview.languages.via if interview.languages and source is Source.PERSON else ""
    return AddendumAdded(_stated(text, "addendum"), lang, source, through)


def demand_may_leave(interview: Interview, purpose: Purpose = Purpose.COLLECT) -> None:
    """Refuse to let a record out that its person does not allow out, or ConsentScopeError."""
    if not interview.may_collect:
        raise ConsentScopeError(interview.id, Purpose.COLLECT.value)
    if purpose is not Purpose.COLLECT and not permissions.allows(interview.consents, purpose):
        raise ConsentScopeError(interview.id, purpose.value)


def _demand(interview: Interview, states: frozenset[State] | set[State], act: str) -> None:
    if interview.state not in states:
        raise WrongStateError(interview.id, interview.state.value, act)


def _demand_kept(interview: Interview) -> None:
    if not interview.may_collect:
        raise ConsentMissingError(interview.id)


def _stated(text: str, act: str) -> str:
    if not text.strip():
        raise ReasonMissingError(act)
    return text.strip()
