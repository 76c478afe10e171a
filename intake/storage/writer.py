"""Who writes to the files of a store, and what the session of this process has begun."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from intake.domain.compartments import Compartment
from intake.domain.ids import OrganisationId, PersonId
from intake.ledger.header import UNKNOWN_HASH
from intake.services.ports import Now, Randomness
from intake.storage.at_hand import AtHand
from intake.storage.checkpoints import SignEntry
from intake.storage.kept_apart import Judge


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, with which key, by which clock; `marks` is what this session has begun."""

    org: OrganisationId
    person: PersonId
    role: str
    roster: str
    """Hash of the roster that entries are made under."""
    sign: SignEntry
    now: Now
    randomness: Randomness
    program_version: str
    marks: "Marks"
    roles: tuple[str, ...] = ()
    """All roles of the person; the first that may write an entry is acted in. None: `role`."""
    drift: Callable[[], timedelta] = timedelta
    """By how much the clock on the wall was moved in this session."""
    judge: Callable[[], Judge] = Judge
    """What entries from elsewhere are judged by."""


@dataclass(slots=True)
class Marks:
    """What the session of this process has written so far; changed only by a commit."""

    opened: dict[Compartment, int] = field(default_factory=dict)
    """The number of this session's `session.opened` in the chain of each compartment."""
    after: str = UNKNOWN_HASH
    """What the newest bundle received here says of itself: entries are not earlier than that."""
    clock: int = 0
    """The newest clock value of any file: two files of one store are in one order."""
    left: dict[Compartment, AtHand] = field(default_factory=dict, repr=False)
    """Where the last commit has left each file."""
