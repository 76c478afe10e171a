"""Bodies of erasing a record: ordered, approved, done."""

from collections.abc import Sequence
from typing import Final

from intake.domain.erasing import (
    ErasingReason,
    ErasureApproved,
    ErasureOrdered,
    RecordErased,
    Stretch,
)
from intake.domain.ids import ChainId, InterviewId
from intake.domain.people import Role
from intake.ledger.bodies.receipts import head_members, read_head
from intake.ledger.body import Body
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields, hexadecimal_of, integer_of, row

ORDERED: Final = "erasure.ordered"
APPROVED: Final = "erasure.approved"
ERASED: Final = "record.erased"
MOST_NAMED: Final = 1 << 20
"""Entries that one act may name; a record of a whole day has some thousands."""
_APPROVES: Final = frozenset[str]({Role.STEWARD, Role.COORDINATOR})
"""Whoever is the second, beside a steward: only they hold every key, and so know all entries."""


def _ordered(event: ErasureOrdered) -> dict[str, object]:
    return {
        "erasure": event.erasure,
        "record": event.record,
        "reason": event.reason.value,
        "entries": _rows(event.stretches),
        "leaves": event.leaves,
    }


def _read_ordered(fields: Fields) -> ErasureOrdered:
    return ErasureOrdered(
        fields.hexadecimal("erasure", 32),
        InterviewId(fields.hexadecimal("record", 32)),
        ErasingReason(fields.text("reason")),
        _stretches(fields),
        fields.hexadecimal("leaves", 64),
    )


def _approved(event: ErasureApproved) -> dict[str, object]:
    return {
        "erasure": event.erasure,
        "record": event.record,
        "entries": _rows(event.stretches),
        "leaves": event.leaves,
    }


def _read_approved(fields: Fields) -> ErasureApproved:
    return ErasureApproved(
        fields.hexadecimal("erasure", 32),
        InterviewId(fields.hexadecimal("record", 32)),
        _stretches(fields),
        fields.hexadecimal("leaves", 64),
    )


def _erased(event: RecordErased) -> dict[str, object]:
    members: dict[str, object] = {
        "erasure": event.erasure,
        "record": event.record,
        "reason": event.reason.value,
        "entries": _rows(event.stretches),
        "judgements": event.judgements,
    }
    return members if event.head is None else {**members, "head": head_members(event.head)}


def _read_erased(fields: Fields) -> RecordErased:
    return RecordErased(
        fields.hexadecimal("erasure", 32),
        InterviewId(fields.hexadecimal("record", 32)),
        ErasingReason(fields.text("reason")),
        _stretches(fields),
        fields.integer("judgements"),
        read_head(fields.take("head")) if fields.has("head") else None,
    )


def _rows(named: Sequence[Stretch]) -> list[list[object]]:
    return [[each.chain, each.first, each.last] for each in named]


def _stretches(fields: Fields) -> tuple[Stretch, ...]:
    """Take entries that are named once each, in their order."""
    found: list[Stretch] = []
    for item in fields.items("entries"):
        chain, first, last = row(item, 3)
        named = Stretch(ChainId(hexadecimal_of(chain, 32)), integer_of(first), integer_of(last))
        follows = not found or (found[-1].chain, found[-1].last + 1) < (named.chain, named.first)
        if not 1 <= named.first <= named.last or not follows:
            raise BrokenBytes("entries are not in order")
        found.append(named)
    if sum(each.last - each.first + 1 for each in found) > MOST_NAMED:
        raise BrokenBytes("one act names too many entries")
    return tuple(found)


BODIES: Final = (
    Body(ORDERED, ErasureOrdered, _ordered, _read_ordered, by=frozenset({Role.STEWARD})),
    Body(APPROVED, ErasureApproved, _approved, _read_approved, by=_APPROVES),
    Body(ERASED, RecordErased, _erased, _read_erased),
)
