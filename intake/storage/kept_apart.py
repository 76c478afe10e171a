"""Entries that are signed well and do not count: nobody's by right, or nobody's for certain.

They are in the ledger like every other, and no projection is made of them until somebody here
vouches for them. Nothing is dropped.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.ids import NO_RECORD, ChainId
from intake.domain.vouching import ApartReason, EntryAdopted
from intake.ledger import event_codec
from intake.ledger.authority import is_judged
from intake.ledger.bodies.reviews import MODE_SET
from intake.ledger.bodies.vouching import ADOPTED
from intake.ledger.canonical import BrokenBytes
from intake.ledger.entry import Entry
from intake.ledger.header import Header, decode
from intake.services.kept_apart import KeptEntry
from intake.storage import entries, judgement_rows, roster_order
from intake.storage.files import StoreFiles

_NEVER_COUNT: Final = (ApartReason.ROSTER, ApartReason.SIGNATURE)
Stands: TypeAlias = Callable[[Header, bytes], bool]
"""Given the header and the link of an entry; see `roster_chain.standing`."""
JudgementKey: TypeAlias = Callable[[Header], bytes | None]
"""Tells the judgement key that an actor had by the roster that the entry names."""


@dataclass(frozen=True, slots=True)
class Judge:
    """What entries from elsewhere are judged by; without a roster all of them count."""

    is_allowed: Callable[[Header], bool] = lambda _header: True
    stands: Stands | None = None
    versions: Mapping[str, int] = field(default_factory=dict)
    """Of every roster that is known, by its hash: on one chain they never go down."""
    judgement_key: JudgementKey = lambda _header: None

    def why_of(self, header: Header, entry: Entry) -> ApartReason | None:
        """Return why an entry does not count, its judgement signature included."""
        return self.why(header, entry.link) or self._unsigned(header, entry)

    def _unsigned(self, header: Header, entry: Entry) -> ApartReason | None:
        key = self.judgement_key(header) if is_judged(header.type) else None
        is_missing = key is not None and key not in {each.key for each in entry.signatures}
        return ApartReason.SIGNATURE if is_missing else None

    def why(self, header: Header, link: bytes) -> ApartReason | None:
        """Return why an entry does not count by itself; a missing role is named first."""
        if not self.is_allowed(header):
            return ApartReason.ROLE
        if self.stands is not None and not self.stands(header, link):
            return ApartReason.KEYS
        return None


def why(
    connection: sqlcipher.Connection, judge: Judge, entry: Entry, header: Header
) -> ApartReason | None:
    """Return why an entry from elsewhere is kept apart; those of no record only prove others."""
    if roster_order.falls(connection, entry, header, judge.versions):
        return ApartReason.ROSTER
    only_proves = header.subject == NO_RECORD and header.type != MODE_SET
    return None if only_proves else judge.why_of(header, entry)


def keep(connection: sqlcipher.Connection, pos: int, reason: ApartReason) -> None:
    """Keep an entry apart; whoever vouched for it already still does."""
    connection.execute(
        "INSERT INTO kept_apart (pos, reason) VALUES (?, ?)"
        " ON CONFLICT (pos) DO UPDATE SET reason = excluded.reason",
        (pos, reason.value),
    )


def adopt(connection: sqlcipher.Connection, event: EntryAdopted) -> None:
    """Let an entry count from now on; its record must be replayed after that."""
    connection.execute(
        "UPDATE kept_apart SET adopted = 1"
        " WHERE pos = (SELECT pos FROM entry WHERE chain = ? AND seq = ? AND link = ?)"
        " AND reason != 'rule'",
        (bytes.fromhex(event.chain), event.seq, bytes.fromhex(event.link)),
    )


def every(files: StoreFiles) -> tuple[KeptEntry, ...]:
    """Return what is kept apart in every file whose key is here."""
    found: list[KeptEntry] = []
    for compartment in files.granted():
        with files.reading(compartment) as connection:
            found += rows(connection, compartment)
    return tuple(found)


def rows(connection: sqlcipher.Connection, compartment: Compartment) -> Iterator[KeptEntry]:
    """Yield what is kept apart in one file, in the order in which it came.

    What is of no record is left out: it says nothing that anybody could vouch for.
    """
    found = connection.execute(
        "SELECT entry.header, entry.link, kept_apart.reason FROM kept_apart"
        " JOIN entry ON entry.pos = kept_apart.pos"
        " WHERE kept_apart.adopted = 0 AND entry.header IS NOT NULL"
        " AND entry.subject IS NOT NULL ORDER BY entry.pos"
    )
    for data, link, reason in found:
        header = decode(data)
        yield KeptEntry(
            compartment,
            ChainId(header.chain),
            header.seq,
            link.hex(),
            header.subject,
            header.type,
            header.actor,
            header.wall,
            ApartReason(reason),
        )


@dataclass(slots=True)
class Found:
    """What a check of one chain has found: how many entries do not count, and what is not right."""

    count: int = 0
    wrong: tuple[int, ...] = ()
    """Kept apart without a reason, or counted although nobody vouches: by number."""


def check(
    connection: sqlcipher.Connection, chain: bytes, judge: Judge, judgement_key: JudgementKey
) -> Found:
    """Judge a chain again, and the rows that keep entries of it apart. Nothing is changed."""
    kept = dict(
        connection.execute(
            "SELECT entry.seq, kept_apart.adopted FROM kept_apart"
            " JOIN entry ON entry.pos = kept_apart.pos WHERE entry.chain = ? AND reason != 'rule'",
            (chain,),
        )
    )
    ruled = _ruled(connection, chain)
    vouched = _vouched(connection, chain, judgement_key) if any(kept.values()) else frozenset()
    found, newest = Found(len(ruled)), 0
    if entries.is_core(connection):
        found.wrong = tuple(sorted(ruled ^ judgement_rows.refused(connection, chain)))
    for entry in entries.of_chain(connection, chain):
        with suppress(BrokenBytes):  # which the proof of the chain says
            header = decode(entry.header) if entry.header else None
            version = judge.versions.get(header.roster, newest) if header else newest
            verdict = judge.why_of(header, entry) if header else None
            if version < newest:
                verdict = ApartReason.ROSTER
            newest = max(newest, version)
            if entry.seq not in kept and verdict not in _NEVER_COUNT:
                found.count += verdict is ApartReason.KEYS
            elif (
                entry.seq not in kept
                or verdict is None
                or (kept[entry.seq] and (entry.seq, entry.link) not in vouched)
            ):
                found.wrong += (entry.seq,)
            else:
                found.count += not kept[entry.seq]
    return found


def _ruled(connection: sqlcipher.Connection, chain: bytes) -> frozenset[int]:
    """Return the entries of a chain that do not follow on what happened before."""
    rows = connection.execute(
        "SELECT entry.seq FROM kept_apart JOIN entry ON entry.pos = kept_apart.pos"
        " WHERE entry.chain = ? AND reason = 'rule'",
        (chain,),
    )
    return frozenset(seq for (seq,) in rows)


def numbers(connection: sqlcipher.Connection, chain: bytes) -> frozenset[int]:
    """Return which entries of a chain were set apart when they came, whoever vouches since."""
    found = connection.execute(
        "SELECT entry.seq FROM kept_apart JOIN entry ON entry.pos = kept_apart.pos"
        " WHERE entry.chain = ?",
        (chain,),
    )
    return frozenset(seq for (seq,) in found)


def _vouched(
    connection: sqlcipher.Connection, chain: bytes, judgement_key: JudgementKey
) -> frozenset[tuple[int, bytes]]:
    """Return the entries of a chain for which somebody here vouches, by judgement signature."""
    own, found = entries.own_chains(connection), set[tuple[int, bytes]]()
    for entry in entries.select(connection, "type = ?", (ADOPTED,)):
        header = decode(entry.header or b"")
        event = event_codec.decode(header.type, entry.body or b"")
        is_signed = judgement_key(header) in {each.key for each in entry.signatures}
        is_by_us = is_signed and entry.chain in own
        if is_by_us and isinstance(event, EntryAdopted) and event.chain == chain.hex():
            found.add((event.seq, bytes.fromhex(event.link)))
    return frozenset(found)
