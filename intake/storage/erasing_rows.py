"""The rows of a record that go when it is erased, and those that say that it was."""

from collections.abc import Iterator
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.erasing import ErasureApproved, ErasureOrdered, RecordErased
from intake.storage import entries, figure_rows
from intake.storage.entries import Happened

VIEWS: Final = ("erased",)
"""The table that replay fills in every file."""
CORE_VIEWS: Final = ("erasure_act",)
_NAMING: Final = ("uid", "interview", "other")
"""Columns that name a record, in whichever table they stand."""
_KEPT: Final = frozenset(
    {"entry", "mentioned", "figure_record", "erasure_act", "erased", "erased_piece"}
)
"""Of these other rows go, or other columns; `figure_record` tells whom to count anew."""
_BARE: Final = (
    "header = NULL, body = NULL, salt_h = NULL, salt_b = NULL,"
    " type = NULL, subject = NULL, actor = NULL, hlc = NULL"
)


def bring_up(connection: sqlcipher.Connection, happened: Happened) -> None:
    """Note that a record was erased here, or is to be; of other stations nothing is taken."""
    if not isinstance(happened.event, ErasureOrdered | ErasureApproved | RecordErased):
        return
    head, event = happened.header, happened.event
    chain, record = bytes.fromhex(head.chain), bytes.fromhex(event.record)
    if chain not in entries.own_chains(connection):
        return
    if isinstance(event, RecordErased):
        connection.execute(
            "INSERT INTO erased (uid, chain, seq, erasure, reason, at, judgements)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uid) DO NOTHING",
            (
                record,
                chain,
                head.seq,
                event.erasure,
                event.reason.value,
                head.wall,
                event.judgements,
            ),
        )
    elif entries.is_core(connection):
        connection.execute(
            "INSERT INTO erasure_act (chain, seq, uid, erasure) VALUES (?, ?, ?, ?)",
            (chain, head.seq, record, event.erasure),
        )


def erased(connection: sqlcipher.Connection) -> frozenset[bytes]:
    """Return the records that were erased in this file."""
    return frozenset(uid for (uid,) in connection.execute("SELECT uid FROM erased"))


def is_erased(connection: sqlcipher.Connection, uid: bytes) -> bool:
    """Tell whether a record was erased in this file."""
    row = connection.execute("SELECT 1 FROM erased WHERE uid = ?", (uid,)).fetchone()
    return row is not None


def erase(connection: sqlcipher.Connection, event: RecordErased) -> None:
    """Take the content out of every entry that is named, and drop all that was made of it."""
    for each in event.stretches:
        stretch = (bytes.fromhex(each.chain), each.first, each.last)
        for table in ("signature", "kept_apart"):
            connection.execute(
                f"DELETE FROM {table} WHERE pos IN (SELECT pos FROM entry"  # noqa: S608 - ours
                " WHERE chain = ? AND seq BETWEEN ? AND ?)",
                stretch,
            )
        connection.execute(
            f"UPDATE entry SET {_BARE} WHERE chain = ? AND seq BETWEEN ? AND ?",  # noqa: S608
            stretch,
        )
        if entries.is_core(connection):
            connection.execute(
                "DELETE FROM mentioned WHERE chain = ? AND seq BETWEEN ? AND ?", stretch
            )
            connection.execute(
                "DELETE FROM training_exception WHERE chain = ? AND seq BETWEEN ? AND ?", stretch
            )
    drop(connection, bytes.fromhex(event.record))


def drop(connection: sqlcipher.Connection, uid: bytes) -> None:
    """Drop every row that is of a record, or names it."""
    if entries.is_core(connection):
        figure_rows.clear(connection, uid)
    for table, column in list(_naming(connection)):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (uid,))  # noqa: S608 - ours


def drop_all(connection: sqlcipher.Connection) -> None:
    """Drop what other records, or what is kept of judgements, say of records that were erased."""
    for uid in sorted(erased(connection)):
        drop(connection, uid)


def _naming(connection: sqlcipher.Connection) -> Iterator[tuple[str, str]]:
    """Yield where records are named; a table that is added later is found as well."""
    rows = connection.execute(
        "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c"
        " WHERE t.type = 'table'"
    )
    for table, column in rows:
        if column in _NAMING and table not in _KEPT:
            yield table, column
