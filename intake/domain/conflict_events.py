"""What is noted where a record is written to at more than one station."""

from dataclasses import dataclass
from enum import StrEnum

from intake.domain.answers import Patch
from intake.domain.events import Event

End = tuple[str, int, str]
"""An entry, and all before it on its chain: chain, number, link."""


class How(StrEnum):
    """How somebody settled what stood side by side."""

    CHOSEN = "chosen"
    """One of them holds."""
    OTHER = "other"
    """None of them: what holds was written anew."""
    BOTH = "both"
    """Both were said, and stay so."""
    ADDENDUM = "addendum"
    """The record was sealed before: what was sealed stays, and an addendum says the rest."""


@dataclass(frozen=True, slots=True)
class RecordContinued(Event):
    """Somebody goes on, at this station, with a record of which so much from elsewhere is here.

    What this station writes in the record from here on takes the place of that, and of nothing
    that it does not know.
    """

    ends: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class ConflictSettled(Event):
    """A person settled values that stood side by side; each of them stays in the ledger.

    `patch` names the question, and holds what changes with it: nothing where both stay.
    """

    patch: Patch
    over: tuple[End, ...]
    """The entries that are settled."""
    how: How
    reason: str
    lang: str = ""
    via: str = ""
