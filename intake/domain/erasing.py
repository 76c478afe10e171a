"""Erasing a record: a steward orders it, somebody else approves it, and then it is done.

Both sign the same list of entries. What is left of an entry is what the chain is made of: its leaf
and its links, which say nothing. The act names the record by its random id, which is printed on no
paper and names nobody once the record is gone; the case code goes with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from intake.domain.events import Event
from intake.domain.ids import ChainId, InterviewId
from intake.domain.receipts import Head


class ErasingReason(StrEnum):
    """Why a record is erased."""

    WISH = "wish"
    """The person does not want it kept."""
    PERIOD = "period"
    """The time for which it may be kept is over."""
    NOTICE = "notice"
    """The station where it began has erased it, or its steward asks for that."""


class Step(StrEnum):
    """How far it is that a record is erased."""

    WISHED = "wished"
    """A steward has to order it."""
    ORDERED = "ordered"
    """Somebody else has to approve it."""
    OUTDATED = "outdated"
    """Something was written to it since it was ordered: it has to be ordered anew."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Entries of one chain that follow one another, by number."""

    chain: ChainId
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ErasureOrdered(Event):
    """A steward says that a record is to be erased, entry by entry."""

    erasure: str
    """The name of the act: 16 random bytes as hexadecimal digits."""
    record: InterviewId
    reason: ErasingReason
    stretches: tuple[Stretch, ...]
    leaves: str
    """The hash over the leaves of these entries, in this order."""


@dataclass(frozen=True, slots=True)
class ErasureApproved(Event):
    """Somebody else says the same, of the same entries; more of the store may name the record."""

    erasure: str
    record: InterviewId
    stretches: tuple[Stretch, ...]
    leaves: str


@dataclass(frozen=True, slots=True)
class RecordErased(Event):
    """What is left of a record in one file: which entries are gone, and by which act."""

    erasure: str
    record: InterviewId
    reason: ErasingReason
    stretches: tuple[Stretch, ...]
    judgements: int = 0
    """So many assessments and reviews are among them."""
    head: Head | None = None
    """In core: the entry that says the same in the file with the names, where that came first."""


def stretches(places: Iterable[tuple[ChainId, int]]) -> tuple[Stretch, ...]:
    """Return the entries at these places as stretches, by chain and number."""
    found: list[Stretch] = []
    for chain, numbers in groupby(sorted(set(places)), key=lambda place: place[0]):
        for _, run in groupby(enumerate(seq for _, seq in numbers), key=lambda n: n[1] - n[0]):
            together = [seq for _, seq in run]
            found.append(Stretch(chain, together[0], together[-1]))
    return tuple(found)


def places(named: Iterable[Stretch]) -> frozenset[tuple[ChainId, int]]:
    """Return the place of every entry that is named."""
    return frozenset(
        (each.chain, seq) for each in named for seq in range(each.first, each.last + 1)
    )
