"""Which entries of a file may be gone: those that two people have signed for, and no others."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from intake.domain.erasing import ErasureApproved, ErasureOrdered, RecordErased, places
from intake.domain.ids import ChainId, PersonId

_DOMAIN: Final = b"intake/1/erase\0"
Place = tuple[ChainId, int]


@dataclass(frozen=True, slots=True)
class Signed:
    """An order or an approval that counts: signed by the judgement key of its actor."""

    person: PersonId
    event: ErasureOrdered | ErasureApproved


@dataclass(frozen=True, slots=True)
class Erasure:
    """A record that is to be erased: who ordered it and who approved it."""

    ordered: Signed
    approved: Signed | None = None

    @property
    def is_decided(self) -> bool:
        """Two people have signed."""
        return self.approved is not None


@dataclass(slots=True)
class Decisions:
    """Orders and approvals in the order of the ledger; only the first approval of each counts."""

    _found: dict[str, Erasure] = field(default_factory=dict)

    def note(self, signed: Signed) -> None:
        """Note one more: nobody approves their own order, and nothing that was not ordered."""
        name, before = signed.event.erasure, self._found.get(signed.event.erasure)
        if isinstance(signed.event, ErasureOrdered):
            self._found.setdefault(name, Erasure(signed))
        elif before is not None and not before.is_decided and _is_same(before.ordered, signed):
            self._found[name] = Erasure(before.ordered, signed)

    @property
    def all(self) -> tuple[Erasure, ...]:
        """Every order, oldest first."""
        return tuple(self._found.values())

    def decided(self, erasure: str) -> Erasure | None:
        """Return an act that two people have signed, or None."""
        found = self._found.get(erasure)
        return found if found is not None and found.is_decided else None


def _is_same(ordered: Signed, approved: Signed) -> bool:
    """Tell whether somebody else approves what was ordered, all of it."""
    is_other = ordered.person != approved.person
    is_same_record = ordered.event.record == approved.event.record
    named = places(approved.event.stretches)
    return is_other and is_same_record and places(ordered.event.stretches) <= named


def leaves_hash(leaves: Iterable[tuple[ChainId, int, bytes]]) -> str:
    """Return what an order and an approval say of the leaves that they name, in this order."""
    digest = hashlib.sha256(_DOMAIN)
    for chain, seq, leaf in leaves:
        digest.update(bytes.fromhex(chain) + seq.to_bytes(8, "big") + leaf)
    return digest.hexdigest()


def declared(decisions: Decisions, done: Sequence[RecordErased]) -> frozenset[Place]:
    """Return the entries that may be gone, by what one file says was erased in it.

    What the first of the two did not name, because it was written between them, is named by the
    second; of a record itself there is nothing such, else the order would be outdated.
    """
    found: set[Place] = set()
    for each in done:
        decision = decisions.decided(each.erasure)
        if decision is not None and decision.approved is not None:
            found |= places(each.stretches) & places(decision.approved.event.stretches)
    return frozenset(found)
