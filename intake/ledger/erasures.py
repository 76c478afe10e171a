"""Which entries of a file may be gone: those that two people have signed for, and no others."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from intake.domain.erasing import ErasureApproved, ErasureOrdered, RecordErased, places
from intake.domain.ids import ChainId, PersonId

_DOMAIN: Final = b"intake/1/erase\0"
Place = tuple[ChainId, int]


@dataclass(frozen=True, slots=True)
class Erasure:
    """A record that is to be erased: who ordered it, and who approved it."""

    order: ErasureOrdered
    ordered_by: PersonId
    approval: ErasureApproved | None = None
    approved_by: PersonId | None = None

    @property
    def is_decided(self) -> bool:
        """Two people have signed."""
        return self.approval is not None

    def approved(self, person: PersonId, approval: ErasureApproved) -> "Erasure":
        """Return the same, approved; or as it is, where this person or these entries do not fit."""
        is_other = person != self.ordered_by and approval.record == self.order.record
        names_all = places(self.order.stretches) <= places(approval.stretches)
        if self.is_decided or not is_other or not names_all:
            return self
        return Erasure(self.order, self.ordered_by, approval, person)


@dataclass(slots=True)
class Decisions:
    """Orders and approvals in the order of the ledger; only the first approval of each counts.

    What is noted must be signed by the judgement key of whoever it is of.
    """

    _found: dict[str, Erasure] = field(default_factory=dict)

    def note(self, person: PersonId, event: ErasureOrdered | ErasureApproved) -> None:
        """Note one more: nobody approves their own order, and nothing that was not ordered."""
        before = self._found.get(event.erasure)
        if isinstance(event, ErasureOrdered):
            self._found.setdefault(event.erasure, Erasure(event, person))
        elif before is not None:
            self._found[event.erasure] = before.approved(person, event)

    @property
    def all(self) -> tuple[Erasure, ...]:
        """Every order, oldest first."""
        return tuple(self._found.values())

    def decided(self, erasure: str) -> Erasure | None:
        """Return an act that two people have signed, or None."""
        found = self._found.get(erasure)
        return found if found is not None and found.is_decided else None


def leaves_hash(leaves: Iterable[tuple[ChainId, int, bytes]]) -> str:
    """Return what an order and an approval say of the leaves that they name, in this order."""
    digest = hashlib.sha256(_DOMAIN)
    for chain, seq, leaf in leaves:
        digest.update(bytes.fromhex(chain) + seq.to_bytes(8, "big") + leaf)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Declared:
    """The entries of one file that may be gone."""

    by_both: frozenset[Place] = frozenset()
    by_one: frozenset[Place] = frozenset()
    """Written between the two signatures: good for what belongs to no record."""


def declared(decisions: Decisions, done: Iterable[RecordErased]) -> Declared:
    """Return the entries that may be gone, by what one file says was erased in it."""
    both, one = set[Place](), set[Place]()
    for each in done:
        found = decisions.decided(each.erasure)
        if found is not None and found.approval is not None and found.order.record == each.record:
            gone = places(each.stretches) & places(found.approval.stretches)
            both |= gone & places(found.order.stretches)
            one |= gone - places(found.order.stretches)
    return Declared(frozenset(both), frozenset(one))
