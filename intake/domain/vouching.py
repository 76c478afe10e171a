"""What came from elsewhere and does not count here, until somebody vouches for it."""

from dataclasses import dataclass
from enum import StrEnum

from intake.domain.events import Event
from intake.domain.ids import ChainId


class ApartReason(StrEnum):
    """Why an entry from elsewhere is kept apart."""

    ROLE = "role"
    """Whoever wrote it did not hold the role that such an act takes."""
    ROSTER = "roster"
    """It names an older roster than an entry before it on the same chain."""
    KEYS = "keys"
    """The keys were in other hands later, and nobody had seen the entry before."""
    SIGNATURE = "signature"
    """It counts only with its author's judgement signature, and has none."""
    RULE = "rule"
    """It does not follow on what happened to its record before; nobody can vouch for that."""


@dataclass(frozen=True, slots=True)
class EntryAdopted(Event):
    """A coordinator vouches for an entry that was kept apart: from now on it counts here.

    An event of the record and of the compartment of that entry.
    """

    chain: ChainId
    seq: int
    link: str
    reason: str
    """In the coordinator's own words."""
