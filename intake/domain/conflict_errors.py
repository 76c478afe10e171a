"""What may not fit when somebody settles what stands side by side; see `intake.domain.errors`."""

from dataclasses import dataclass

from intake.domain.failure import IntakeError


@dataclass(eq=False)
class ConflictRefusedError(IntakeError):
    """It cannot be settled so. `rule` names why: "gone", "sealed", "heard", "reason" and so on."""

    rule: str


@dataclass(eq=False)
class ConflictsOpenError(IntakeError):
    """Before the seal somebody has to look at what stands side by side; `count` of them do."""

    count: int


@dataclass(eq=False)
class SamePersonRefusedError(IntakeError):
    """Two records cannot be called one person's so. `rule` is "itself", "second", "gone" or so."""

    rule: str
