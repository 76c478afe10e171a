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
class JudgementRefusedError(CourseError):
    """A judgement does not count here. `refusal` is a code of `standing.Refusal`."""

    interview: InterviewId
    refusal: str


@dataclass(eq=False)
class OneDirectionError(CourseError):
    """Only findings of one direction would be finished, and `left` of the other would wait."""

    left: int


@dataclass(eq=False)
class NotTheirWordsError(CourseError):
    """What came through an interpreter is marked as if it had been heard otherwise."""

    interview: InterviewId
    path: str
    heard: str
    """How it was heard: a code of `spans.SpanKind`."""


@dataclass(eq=False)
class PromiseMissingError(CourseError):
    """Nobody interprets before the promise was read to them and accepted."""

    interpreter: str
    """A code, never a name."""


@dataclass(eq=False)
class NoteTooLongError(CourseError):
    """A sealed note has one size, and the text does not fit. Both are bytes of UTF-8."""

    size: int
    most: int


@dataclass(eq=False)
class CarryNotAskedError(CourseError):
    """A copy for the person, before they were asked who could find it."""

    interview: InterviewId


@dataclass(eq=False)
class ConsentScopeError(CourseError):
    """The consent in force does not allow that this interview leaves so."""

    interview: InterviewId
    purpose: str
