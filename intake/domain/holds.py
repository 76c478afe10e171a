"""Holds: counsel or the person says that a record is kept, until a day or until it is lifted.

The steward asks `may_be_erased` before anything is erased or made nameless.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from intake.domain.events import Event


class HoldSource(StrEnum):
    """Whose word keeps the record."""

    COUNSEL = "counsel"
    PERSON = "person"
    """The person wishes that it is kept."""


@dataclass(frozen=True, slots=True)
class HoldSet(Event):
    """A record is kept, whatever its clocks say, until a day or until it is lifted."""

    id: str
    """16 random bytes, in hexadecimal."""
    source: HoldSource
    by: str
    """A code or a name of the office; of the person nothing, or a code."""
    reason: str
    until: str = ""
    """The last day on which it holds, as in 2027-11-24; empty: until it is lifted."""


@dataclass(frozen=True, slots=True)
class HoldLifted(Event):
    """Whoever set a hold no longer asks for it."""

    id: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold as it stands."""

    said: HoldSet
    since: str
    """The day (UTC) on which it was noted."""
    is_lifted: bool = False

    def is_in_force(self, day: str) -> bool:
        """Tell whether it holds on a day as in 2026-11-24."""
        return not self.is_lifted and (not self.said.until or day <= self.said.until)


class Refusal(StrEnum):
    """Why a record may not be erased."""

    COUNSEL = "counsel"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class ErasingFacts:
    """What is asked before a record is erased."""

    holds: Sequence[Hold]
    today: str


def in_force(holds: Sequence[Hold], day: str) -> tuple[Hold, ...]:
    """Return the holds that hold on a day, oldest first."""
    return tuple(each for each in holds if each.is_in_force(day))


def may_be_erased(facts: ErasingFacts) -> Refusal | None:
    """Return why a record may not be erased, or None where nothing holds it."""
    sources = {each.said.source for each in in_force(facts.holds, facts.today)}
    if HoldSource.COUNSEL in sources:
        return Refusal.COUNSEL
    return Refusal.PERSON if sources else None
