"""Steps of a government as the ledger holds them: noted, and corrected by a new one."""

from dataclasses import dataclass

from intake.domain.chronology import Step
from intake.domain.events import Event


@dataclass(frozen=True, slots=True)
class StepNoted(Event):
    """Somebody tells of a step; other accounts of it stay beside this one."""

    step: Step


@dataclass(frozen=True, slots=True)
class StepCorrected(Event):
    """An account was written down wrongly: `step` stands in the place of `former`, which stays.

    Another account of the same thing is no correction.
    """

    former: str
    step: Step
    why: str
