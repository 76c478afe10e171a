"""What the organisation is: it decides which words a judgement may use (decisions.md 6)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from intake.domain.events import Event


class OrganisationMode(StrEnum):
    """What is decided here, and by whom."""

    HUMANITARIAN = "humanitarian"
    """Nobody signs a legal conclusion: noted, noted in part, not explored, not assessed."""
    ATTORNEY_SUPERVISED = "attorney_supervised"
    """The same, until counsel turns conclusions on."""
    ADJUDICATING = "adjudicating"
    """Determinations are really made here."""


@dataclass(frozen=True, slots=True)
class InForce:
    """The mode that holds at some point of the ledger."""

    mode: OrganisationMode = OrganisationMode.HUMANITARIAN
    by_counsel: bool = False
    """Counsel has turned conclusions on."""

    @property
    def has_conclusions(self) -> bool:
        """Positive, negative and unclear may be said, and overruled."""
        return self.mode is OrganisationMode.ADJUDICATING or (
            self.mode is OrganisationMode.ATTORNEY_SUPERVISED and self.by_counsel
        )


DEFAULT: Final = InForce()
"""Where nobody said anything."""


@dataclass(frozen=True, slots=True)
class ModeSet(Event):
    """A coordinator says what the organisation is, from this entry on."""

    in_force: InForce
    reason: str
