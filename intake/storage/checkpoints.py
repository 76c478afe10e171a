"""Signatures over one's own entries: on the checkpoint, and on the end of every record it covers.

The checkpoint proves the stretch to those who hold the chain; the signature on the last entry of a
record proves that record to those who hold nothing else.
"""

from collections.abc import Callable

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.ids import OrganisationId
from intake.ledger import header
from intake.ledger.entry import Entry, Signature
from intake.storage import entries

SignEntry = Callable[[Entry, OrganisationId, str], Signature]
"""Signs an entry of an organisation; the purpose of a signature is the type of its entry."""


def first_unsigned(connection: sqlcipher.Connection, chain: bytes, opened: int) -> int | None:
    """Return where the unsigned stretch of the session begins, or None when all is signed."""
    (last,) = connection.execute(
        "SELECT coalesce(max(seq), 0) FROM attestation WHERE chain = ?", (chain,)
    ).fetchone()
    first = max(opened, int(last) + 1)
    return first if first <= entries.head(connection, chain).seq else None


def sign(connection: sqlcipher.Connection, chain: bytes, seq: int, by: SignEntry) -> None:
    """Sign one entry."""
    rows = connection.execute("SELECT pos FROM entry WHERE chain = ? AND seq = ?", (chain, seq))
    _sign_all(connection, rows.fetchall(), by)


def sign_records(connection: sqlcipher.Connection, chain: bytes, first: int, by: SignEntry) -> None:
    """Sign the last entry of every record that whoever is at the device touched from `first` on.

    Entries of other people may lie between: nobody signs for them.
    """
    rows = connection.execute(
        "SELECT max(pos) FROM entry WHERE chain = ? AND seq >= ? AND subject IS NOT NULL"
        " AND actor = (SELECT actor FROM session WHERE session.chain = entry.chain"
        "              ORDER BY opened DESC LIMIT 1)"
        " GROUP BY subject",
        (chain, first),
    )
    _sign_all(connection, rows.fetchall(), by)


def _sign_all(connection: sqlcipher.Connection, found: list[tuple[int]], by: SignEntry) -> None:
    for (pos,) in found:
        for entry in list(entries.select(connection, "pos = ?", (pos,))):
            head = header.decode(entry.header or b"")
            entries.add_signature(connection, pos, by(entry, head.org, head.type))
