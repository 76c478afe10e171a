"""What may not be done about training and instructions; see `intake.domain.errors`."""

from dataclasses import dataclass

from intake.domain.failure import IntakeError


@dataclass(eq=False)
class TrainingMissingError(IntakeError):
    """An interview cannot be begun so: training is not current, and no reason was given.

    `needs_supervisor`: only somebody who supervises may begin it all the same.
    """

    missing: tuple[str, ...]
    needs_supervisor: bool


@dataclass(eq=False)
class TrainingRefusedError(IntakeError):
    """A training cannot be noted so. `rule` is "days", "person", "guidance" or "confirmed"."""

    rule: str


@dataclass(eq=False)
class InstructionRefusedError(IntakeError):
    """An instruction cannot be noted so. `rule` is "date", "text", "source" or "unknown"."""

    rule: str
