"""What staff meet when an interview is not where an act needs it to be."""

from dataclasses import dataclass

from intake.domain.failure import IntakeError
from intake.domain.ids import InterviewId


@dataclass(eq=False)
class UnknownInterviewError(IntakeError):
    """No interview has this id or case code."""

    named: str


@dataclass(eq=False)
class ClosedInterviewError(IntakeError):
    """The questions are finished; a finished interview takes no answer."""

    interview: InterviewId


@dataclass(eq=False)
class ConsentMissingError(IntakeError):
    """Nothing is kept before the person allows it."""

    interview: InterviewId


@dataclass(eq=False)
class SkipReasonMissingError(IntakeError):
    """These questions are neither answered nor skipped."""

    interview: InterviewId
    paths: tuple[str, ...]


class CourseError(IntakeError):
    """An act that the course of the interview, or its person, does not allow now."""


@dataclass(eq=False)
class WrongStateError(CourseError):
    """The record is not where this act begins. `state` and `act` are codes."""

    interview: InterviewId
    state: str
    act: str


@dataclass(eq=False)
class NarrativeLockedError(CourseError):
    """No account is taken before the question about a lawyer, nor before counsel agrees."""

    interview: InterviewId
    is_asked: bool


@dataclass(eq=False)
class RestrictedFieldsError(CourseError):
    """The question is closed: no more than a referral needs, or sensitive without a paper."""

    interview: InterviewId
    path: str


@dataclass(eq=False)
class SharingTooEarlyError(CourseError):
    """Sharing is asked when the person has heard what was written."""

    interview: InterviewId
    purpose: str


@dataclass(eq=False)
class ConsentStepError(CourseError):
    """A decision does not follow on the one before. `was` is empty where nothing was asked."""

    purpose: str
    was: str
    said: str


@dataclass(eq=False)
class RecipientMissingError(CourseError):
    """A yes to sharing names who receives it, and a referral the service too."""

    purpose: str


@dataclass(eq=False)
class SharingNotAskedError(CourseError):
    """These purposes were neither asked nor put off."""

    interview: InterviewId
    purposes: tuple[str, ...]


@dataclass(eq=False)
class ReasonMissingError(CourseError):
    """The act is allowed with a reason only. `act` is a code."""

    act: str


@dataclass(eq=False)
class ConsentScopeError(CourseError):
    """The consent in force does not allow that this interview leaves so."""

    interview: InterviewId
    purpose: str
