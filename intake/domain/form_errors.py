"""What may go wrong with questionnaires; see `intake.domain.errors`."""

from dataclasses import dataclass

from intake.domain.failure import IntakeError
from intake.domain.ids import InterviewId


@dataclass(eq=False)
class UnreadableFormError(IntakeError):
    """The file is no questionnaire that the program can read. `rule` says which check failed."""

    file: str
    rule: str
    detail: str = ""


@dataclass(eq=False)
class UnknownFormError(IntakeError):
    """No form of this name or hash is in the store."""

    named: str


@dataclass(eq=False)
class FormRefusedError(IntakeError):
    """The report lists errors; the form was not added."""

    file: str
    errors: int


@dataclass(eq=False)
class IncompatibleFormVersionError(IntakeError):
    """These paths keep their name and not their type, so it is no version of the same form."""

    form_id: str
    paths: tuple[str, ...]


@dataclass(eq=False)
class NotAVersionError(IntakeError):
    """A record moves to another version of its own form only."""

    form_id: str
    other: str


@dataclass(eq=False)
class AnswersWouldBeLostError(IntakeError):
    """The newer version has no place for this many answers, and nobody has accepted that."""

    interview: InterviewId
    answers: int
