"""What the ledger says of instructions from above that bear on judgements."""

from dataclasses import dataclass
from enum import StrEnum

from intake.domain.events import Event


class PolicyDirection(StrEnum):
    """Which findings an instruction is about."""

    BOTH = "both"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    NONE = "none"
    """It is about no finding."""

    @property
    def is_one_sided(self) -> bool:
        """It asks for something of one direction only."""
        return self in {PolicyDirection.POSITIVE, PolicyDirection.NEGATIVE}


@dataclass(frozen=True, slots=True)
class InstructionEntered(Event):
    """An instruction was given; it is shown, and not carried out silently."""

    day: str
    text: str
    source: str
    """Who gave it, by office or role, and how it is known."""
    direction: PolicyDirection
