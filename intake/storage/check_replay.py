"""Projections against a replay beside them, in memory: nobody waits, and nothing is written.

A file with few entries is replayed whole; of a larger one some records are. The check that takes
everything back afterwards, and lets writers wait, is in `verification`.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.storage import migrating, projections, row_checks

FEW: Final = 20_000
"""Entries of a file that is replayed whole."""
RECORDS: Final = 200
"""Records that are replayed of a larger one, chosen anew each time."""
_HEAVY: Final = frozenset({"chunk", "form", "form_file", "form_media"})
"""What no replay looks at, and what holds nothing but bytes."""
_OF_SESSIONS: Final = "('session.opened', 'session.closed', 'checkpoint')"
_OF_RECORDS: Final = ("interview", projections.DOCUMENT)
"""What one record gives by itself, whatever others say."""


def compare(
    connection: sqlcipher.Connection, compartment: Compartment, breathe: Callable[[], None]
) -> Iterator[str]:
    """Yield the tables that are not what replay gives; `breathe` may raise CancelledError."""
    (count,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    with closing(sqlcipher.connect(":memory:", isolation_level=None)) as replay:
        migrating.migrate(replay, compartment)
        if count <= FEW:
            tables = _copy_whole(connection, replay, compartment, breathe)
        else:
            tables = _copy_some(connection, replay, breathe)
        try:
            projections.rebuild(replay, compartment, breathe)
        except sqlcipher.IntegrityError:  # the ledger holds what cannot have happened
            yield "replay"
            return
        for table, condition in tables:
            one = row_checks.digest(connection, table, condition)
            if one != row_checks.digest(replay, table, condition):
                yield table


def _copy_whole(
    connection: sqlcipher.Connection,
    replay: sqlcipher.Connection,
    compartment: Compartment,
    breathe: Callable[[], None],
) -> list[tuple[str, str]]:
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    known = {name for (name,) in names if not name.startswith("sqlite_")} - _HEAVY
    for table in (
        "entry",
        *sorted(known - {"entry"}),
    ):  # entries first: a trigger looks at the rest
        _copy(connection, replay, table, breathe)
    return [(each, "1") for each in (*projections.views(compartment), projections.DOCUMENT)]


def _copy_some(
    connection: sqlcipher.Connection, replay: sqlcipher.Connection, breathe: Callable[[], None]
) -> list[tuple[str, str]]:
    chosen = ", ".join(f"x'{uid.hex()}'" for uid in _some(connection))
    of_these = f"uid IN ({chosen})"
    of_entries = f"subject IN ({chosen}) OR (subject IS NULL AND type NOT IN {_OF_SESSIONS})"
    _copy(connection, replay, "entry", breathe, of_entries)
    at_these = f"pos IN (SELECT pos FROM entry WHERE {of_entries})"  # noqa: S608 - ids of ours
    for table in ("kept_apart", "signature"):
        _copy(connection, replay, table, breathe, at_these)
    _copy(connection, replay, "meta", breathe)
    here = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    tables = [(each, of_these) for each in _OF_RECORDS if each in here]
    for table, condition in tables:
        _copy(connection, replay, table, breathe, condition)
    return tables


def _some(connection: sqlcipher.Connection) -> set[bytes]:
    """Choose records by chance, without going through all of them."""
    found = set[bytes]()
    for _ in range(RECORDS):
        row = connection.execute(
            "SELECT subject FROM entry WHERE subject IS NOT NULL AND pos >="
            " (SELECT abs(random()) % (max(pos) + 1) FROM entry) ORDER BY pos LIMIT 1"
        ).fetchone()
        if row is not None:
            found.add(row[0])
    return found


def _copy(
    connection: sqlcipher.Connection,
    replay: sqlcipher.Connection,
    table: str,
    breathe: Callable[[], None],
    condition: str = "1",
) -> None:
    rows = connection.execute(f"SELECT * FROM {table} WHERE {condition}")  # noqa: S608 - names of ours
    while group := rows.fetchmany(500):
        places = ", ".join("?" * len(group[0]))
        replay.executemany(f"INSERT INTO {table} VALUES ({places})", group)  # noqa: S608
        breathe()
