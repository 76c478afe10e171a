"""Entries of the ledger as rows, and back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.errors import BrokenLedgerError
from intake.domain.events import AnswerGiven, ChainBegun, Event
from intake.domain.ids import NO_RECORD
from intake.ledger import event_codec, header
from intake.ledger.canonical import BrokenBytes
from intake.ledger.entry import Entry, Signature
from intake.ledger.header import Header
from intake.ledger.heads import ChainHead, RecordHead

_COLUMNS: Final = (
    "entry.pos, chain, seq, leaf, link, rlink, record_count, header, body, salt_h, salt_b"
)
_AT_ONCE: Final = 256
"""Rows that are deciphered before any is looked at: a proof is an eighth quicker so."""
HISTORY: Final = "hlc, chain, seq"
"""The one order in which entries are replayed: the same everywhere, whoever came first."""
_COUNTS: Final = "pos NOT IN (SELECT pos FROM kept_apart WHERE adopted = 0)"


@dataclass(frozen=True, slots=True)
class Happened:
    """An entry that can be read: what happened, and its header."""

    pos: int
    header: Header
    event: Event


def head(connection: sqlcipher.Connection, chain: bytes) -> ChainHead:
    """Return where `chain` stands."""
    row = connection.execute(
        "SELECT seq, link, hlc FROM entry WHERE chain = ? ORDER BY seq DESC LIMIT 1", (chain,)
    ).fetchone()
    return ChainHead(chain, row[0], row[1], row[2] or 0) if row else ChainHead(chain)


def link_at(connection: sqlcipher.Connection, chain: bytes, seq: int) -> bytes | None:
    """Return the link of one entry, or None when it is not here."""
    row = connection.execute(
        "SELECT link FROM entry WHERE chain = ? AND seq = ?", (chain, seq)
    ).fetchone()
    return bytes(row[0]) if row else None


def own_chains(connection: sqlcipher.Connection) -> frozenset[bytes]:
    """Return the chain of this file, and those it went on from after it was put back in time."""
    (chain,) = connection.execute("SELECT chain FROM meta").fetchone()
    own: set[bytes] = set()
    while chain is not None and chain not in own:
        own.add(chain)
        begun = next(happened(connection, "chain = ? AND seq = 1", (chain,)), None)
        before = begun.event.predecessor if begun and isinstance(begun.event, ChainBegun) else None
        chain = bytes.fromhex(before) if before else None
    return frozenset(own)


def is_core(connection: sqlcipher.Connection) -> bool:
    """Tell whether this file is the one in which records are judged."""
    (compartment,) = connection.execute("SELECT compartment FROM meta").fetchone()
    return str(compartment) == Compartment.CORE


def last_asked(connection: sqlcipher.Connection, subject: bytes) -> tuple[int, str] | None:
    """Return which question of a record was answered last here, after its place in time."""
    found: tuple[int, str] | None = None
    for each in happened(connection, "subject = ?", (subject,)):
        if isinstance(each.event, AnswerGiven):
            found = each.header.hlc, each.event.patch.asked
    return found


def chains_of(
    connection: sqlcipher.Connection, subject: bytes, type_: str = ""
) -> frozenset[bytes]:
    """Return the chains in which entries of one record stand, or its entries of one type."""
    rows = connection.execute(
        "SELECT DISTINCT chain FROM entry WHERE subject = ? AND ? IN ('', type)", (subject, type_)
    )
    return frozenset(chain for (chain,) in rows)


def record_head(connection: sqlcipher.Connection, chain: bytes, subject: bytes) -> RecordHead:
    """Return where one record stands within `chain`."""
    row = connection.execute(
        "SELECT record_count, rlink FROM entry WHERE subject = ? AND chain = ?"
        " ORDER BY pos DESC LIMIT 1",
        (subject, chain),
    ).fetchone()
    return RecordHead(*row) if row else RecordHead()


def insert(
    connection: sqlcipher.Connection, entry: Entry, head: Header | None, subject: bytes | None
) -> int:
    """Add a row, with its signatures; return its pos."""
    cursor = connection.execute(
        "INSERT INTO entry (chain, seq, leaf, link, rlink, record_count, header, salt_h, salt_b,"
        " type, subject, actor, hlc, body) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            entry.chain,
            entry.seq,
            entry.leaf,
            entry.link,
            entry.rlink,
            entry.record_count,
            entry.header,
            entry.salt_h,
            entry.salt_b,
            head.type if head else None,
            subject,
            bytes.fromhex(head.actor) if head else None,
            head.hlc if head else None,
            entry.body,
        ),
    )
    pos = int(cursor.lastrowid)
    for each in entry.signatures:
        add_signature(connection, pos, each)
    return pos


def add_signature(connection: sqlcipher.Connection, pos: int, signature: Signature) -> None:
    """Add one signature to an entry that is there."""
    connection.execute(
        "INSERT OR IGNORE INTO signature (pos, purpose, key, signature) VALUES (?, ?, ?, ?)",
        (pos, signature.purpose, signature.key, signature.signature),
    )


def select(
    connection: sqlcipher.Connection, where: str = "1", values: tuple[object, ...] = ()
) -> Iterator[Entry]:
    """Yield entries with their signatures; `where` is a condition and an order of ours."""
    rows = connection.execute(
        f"SELECT {_COLUMNS}, EXISTS (SELECT 1 FROM signature WHERE signature.pos = entry.pos)"  # noqa: S608
        f" FROM entry WHERE {where}",
        values,
    )
    for pos, chain, seq, leaf, link, rlink, count, head, body, salt_h, salt_b, signed in rows:
        signatures = _signatures(connection, pos) if signed else ()
        yield Entry(chain, seq, leaf, link, rlink, count, head, body, salt_h, salt_b, signatures)


def of_chain(connection: sqlcipher.Connection, chain: bytes) -> Iterator[Entry]:
    """Yield the entries of one chain in their order: what a proof walks through."""
    signatures: dict[int, tuple[Signature, ...]] = {}
    for pos, *row in connection.execute(
        "SELECT signature.pos, purpose, key, signature FROM signature"
        " CROSS JOIN entry ON entry.pos = signature.pos WHERE chain = ? ORDER BY 1, 2, 3",
        (chain,),
    ):
        signatures[pos] = (*signatures.get(pos, ()), Signature(*row))
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM entry WHERE chain = ? ORDER BY seq",  # noqa: S608 - ours
        (chain,),
    )
    while some := rows.fetchmany(_AT_ONCE):
        for pos, _, seq, leaf, link, rlink, count, head, body, salt_h, salt_b in some:
            signed = signatures.get(pos, ())
            yield Entry(chain, seq, leaf, link, rlink, count, head, body, salt_h, salt_b, signed)


def happened(
    connection: sqlcipher.Connection, where: str = "1", values: tuple[object, ...] = ()
) -> Iterator[Happened]:
    """Yield what can be read and counts, in the order of `HISTORY`.

    Withheld and erased entries are passed, and those that are kept apart.
    """
    rows = connection.execute(
        "SELECT pos, chain, seq, header, body FROM entry"  # noqa: S608
        f" WHERE header IS NOT NULL AND body IS NOT NULL AND ({where}) AND {_COUNTS}"
        f" ORDER BY {HISTORY}",
        values,
    )
    for pos, chain, seq, head, body in rows:
        try:
            decoded = header.decode(head)
            event = event_codec.decode(decoded.type, body)
        except BrokenBytes as broken:
            raise BrokenLedgerError(chain.hex(), seq, str(broken)) from broken
        yield Happened(pos, decoded, event)


def subject_of(head: Header) -> bytes | None:
    """Return the record that an entry belongs to, as it is kept in a row."""
    return None if head.subject == NO_RECORD else bytes.fromhex(head.subject)


def _signatures(connection: sqlcipher.Connection, pos: int) -> tuple[Signature, ...]:
    rows = connection.execute(
        "SELECT purpose, key, signature FROM signature WHERE pos = ? ORDER BY purpose, key", (pos,)
    )
    return tuple(Signature(*row) for row in rows)
