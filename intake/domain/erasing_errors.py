"""Why a record is not erased; see `intake.domain.errors`."""

from dataclasses import dataclass

from intake.domain.failure import IntakeError


@dataclass(eq=False)
class ErasingRefusedError(IntakeError):
    """It cannot be done so. `rule` is "reason", "ordered", "same_person", "changed" or "here"."""

    rule: str
