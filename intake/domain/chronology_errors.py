"""What may not fit in a chronology; see `intake.domain.errors`."""

from dataclasses import dataclass

from intake.domain.failure import IntakeError


@dataclass(eq=False)
class StepRefusedError(IntakeError):
    """A step does not fit. `rule` names what: "outcome", "source", "level", "date" and so on."""

    rule: str


@dataclass(eq=False)
class UnprovenStepError(IntakeError):
    """What a supervisor or headquarters did needs a document that was seen, or an officer."""

    level: str


@dataclass(eq=False)
class UnknownStepError(IntakeError):
    """There is no such step, or no such source. `what` is "step" or "source"."""

    what: str
