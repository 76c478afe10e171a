"""What the proof of a chain leaves open: the rows beside the entries, and what is not there."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.errors import BrokenLedgerError, UnreadableFormError
from intake.domain.events import ChainBegun
from intake.domain.ids import OrganisationId
from intake.forms.xform import read_form
from intake.ledger import event_codec, header
from intake.ledger.canonical import BrokenBytes
from intake.ledger.chain import Rule
from intake.ledger.header import Header
from intake.storage import entries, form_media, kept_apart

COLUMNS: Final = "columns"
UNREADABLE: Final = "unreadable"
XFORM: Final = "xform"
COMPARTMENTS: Final = "compartments"
MEDIA: Final = "media"
ROLE: Final = "role"
APART: Final = "apart"


def own_chains(connection: sqlcipher.Connection) -> tuple[bytes, ...]:
    """Return the chain that is written here, and those that it came after, newest first."""
    chain: bytes | None = connection.execute("SELECT chain FROM meta").fetchone()[0]
    found: list[bytes] = []
    while chain is not None and chain not in found:
        found.append(chain)
        chain = _predecessor(connection, chain)
    return tuple(found)


def signed_before(connection: sqlcipher.Connection, chain: bytes, seq: int) -> int:
    """Return the last entry of a chain before `seq` that is signed: up to there all was good."""
    (found,) = connection.execute(
        "SELECT max(seq) FROM entry JOIN signature ON signature.pos = entry.pos"
        " WHERE chain = ? AND seq < ?",
        (chain, seq),
    ).fetchone()
    return found or 0


def session_begun(connection: sqlcipher.Connection, chain: bytes) -> int:
    """Return the number of the entry that opened the newest session of a chain."""
    (found,) = connection.execute(
        "SELECT max(seq) FROM entry WHERE chain = ? AND type = ?",
        (chain, event_codec.SESSION_OPENED),
    ).fetchone()
    return found or 0


def columns(
    connection: sqlcipher.Connection, chain: bytes, is_allowed: Callable[[Header], bool]
) -> Iterator[BrokenLedgerError]:
    """Yield the first entry whose columns, or whose actor's role, say something else.

    What was set apart when it came is judged by `kept_apart.check`.
    """
    apart = kept_apart.numbers(connection, chain)
    rows = connection.execute(
        "SELECT seq, header, type, subject, actor, hlc FROM entry"
        " WHERE chain = ? AND header IS NOT NULL ORDER BY seq",
        (chain,),
    )
    for seq, data, *said in rows:
        try:
            head = header.decode(data)
        except BrokenBytes:  # which the proof of the chain tells
            continue
        actor, subject = bytes.fromhex(head.actor), entries.subject_of(head)
        if said != [head.type, subject, actor, head.hlc]:
            yield BrokenLedgerError(chain.hex(), seq, COLUMNS)
            return
        if not is_allowed(head) and seq not in apart:
            yield BrokenLedgerError(chain.hex(), seq, ROLE)
            return


def forms(connection: sqlcipher.Connection) -> Iterator[str]:
    """Yield what does not hold of a kept form, with the beginning of its hash."""
    rows = connection.execute("SELECT hash, xform, compartments FROM form ORDER BY hash")
    for hash_, xform, kept_in in rows:
        name = hash_.hex()[:16]
        if hashlib.sha256(xform).digest() != hash_:
            yield f"{XFORM} {name}"
        elif not _stated(xform).issubset(json.loads(kept_in)):
            yield f"{COMPARTMENTS} {name}"
    for hash_ in form_media.altered(connection):
        yield f"{MEDIA} {hash_.hex()[:16]}"


def _stated(xform: bytes) -> set[str]:
    """Return the questions that the form itself keeps apart; the person decides where."""
    with suppress(UnreadableFormError):  # it is the form that was kept, whatever reads it
        return set(read_form(xform).compartments())
    return set()


def _predecessor(connection: sqlcipher.Connection, chain: bytes) -> bytes | None:
    row = connection.execute(
        "SELECT body FROM entry WHERE chain = ? AND seq = 1 AND body IS NOT NULL", (chain,)
    ).fetchone()
    try:
        begun = event_codec.decode(event_codec.CHAIN_BEGUN, row[0]) if row else None
    except BrokenBytes:
        return None
    if not isinstance(begun, ChainBegun) or begun.predecessor is None:
        return None
    return bytes.fromhex(begun.predecessor)


def span(
    connection: sqlcipher.Connection, chain: bytes
) -> tuple[int, int, int, OrganisationId | None]:
    """Return the first and the last number of a chain, how many are here, and whose it is."""
    first, last, here = connection.execute(
        "SELECT min(seq), max(seq), count(*) FROM entry WHERE chain = ?", (chain,)
    ).fetchone()
    row = connection.execute(
        "SELECT seq, header FROM entry WHERE chain = ? AND header IS NOT NULL LIMIT 1", (chain,)
    ).fetchone()
    try:
        return first, last, here, header.decode(row[1]).org if row else None
    except BrokenBytes as broken:
        raise BrokenLedgerError(chain.hex(), row[0], Rule.HEADER) from broken


def digest(connection: sqlcipher.Connection, table: str, where: str = "1") -> bytes:
    """Return what tells whether a table of a projection is the same after a replay."""
    digest = hashlib.sha256()
    wanted = f"SELECT * FROM {table} WHERE {where} ORDER BY 1, 2"  # noqa: S608 - ours
    for row in connection.execute(wanted):
        digest.update(repr(row).encode())
    return digest.digest()
