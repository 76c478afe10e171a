"""What a crash left: interviews that were open, and entries that nobody vouches for yet."""

from dataclasses import dataclass
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.ids import PersonId
from intake.domain.interview import State
from intake.storage.files import StoreFiles


@dataclass(frozen=True, slots=True)
class Interrupted:
    """What earlier sessions left undone, as found at unlock before anything new was written."""

    open_interviews: tuple[bytes, ...] = ()
    tails: tuple[tuple[Compartment, int], ...] = ()
    """Where this person's own unattested tail begins, for each compartment that has one."""


def interrupted(files: StoreFiles, person: PersonId) -> Interrupted:
    """Look at the sessions of every file that were never closed."""
    touched: set[bytes] = set()
    drafted: set[bytes] = set()
    tails: list[tuple[Compartment, int]] = []
    was_left_open = False
    for compartment in files.granted():
        with files.reading(compartment) as connection:
            drafted |= {uid for (uid,) in connection.execute("SELECT DISTINCT uid FROM draft")}
            first = _tail(connection, bytes.fromhex(person))
            if first is not None:
                tails.append((compartment, first))
            since = _left_open_since(connection)
            if since is not None:
                was_left_open = True
                touched |= _touched(connection, since)
    if not was_left_open:
        return Interrupted(tails=tuple(tails))
    with files.reading(Compartment.CORE) as connection:
        found = _open_of(connection, touched, drafted)
    return Interrupted(found, tuple(tails))


def _open_of(
    connection: sqlcipher.Connection, touched: set[bytes], drafted: set[bytes]
) -> tuple[bytes, ...]:
    """Return those that were going on, and those that paused with half-typed text."""
    found = []
    for uid in sorted(touched | drafted):
        row = connection.execute("SELECT state FROM interview WHERE uid = ?", (uid,)).fetchone()
        state = row[0] if row else ""
        if state == State.OPEN or (state == State.PAUSED and uid in drafted):
            found.append(uid)
    return tuple(found)


_MINE: Final = "chain = (SELECT chain FROM meta)"


def _left_open_since(connection: sqlcipher.Connection) -> int | None:
    """Return where the first session begins after which none was closed, or None."""
    (since,) = connection.execute(
        f"SELECT min(opened) FROM session WHERE {_MINE} AND opened >"  # noqa: S608 - ours
        f" coalesce((SELECT max(opened) FROM session WHERE {_MINE} AND closed IS NOT NULL), 0)"
    ).fetchone()
    return None if since is None else int(since)


def _touched(connection: sqlcipher.Connection, since: int) -> set[bytes]:
    rows = connection.execute(
        f"SELECT DISTINCT subject FROM entry WHERE {_MINE} AND seq >= ?"  # noqa: S608 - ours
        " AND subject IS NOT NULL",
        (since,),
    )
    return {subject for (subject,) in rows}


def _tail(connection: sqlcipher.Connection, person: bytes) -> int | None:
    """Return where this person's entries begin of which some are attested by nobody.

    Only a session that was never closed leaves any; it ends where the next one begins.
    """
    (first,) = connection.execute(
        "SELECT min(entry.seq) FROM session AS s"
        " CROSS JOIN entry ON entry.chain = s.chain"  # in this order, by the numbers of a session
        " AND entry.seq >= s.opened AND entry.seq <"
        " coalesce((SELECT min(opened) FROM session AS n WHERE n.chain = s.chain"
        "           AND n.opened > s.opened), 9223372036854775807)"
        " WHERE s.chain = (SELECT chain FROM meta) AND s.closed IS NULL AND entry.actor = ?"
        " AND NOT EXISTS (SELECT 1 FROM signature WHERE signature.pos = entry.pos)"
        " AND NOT EXISTS (SELECT 1 FROM attestation AS a WHERE a.chain = entry.chain"
        " AND a.actor = entry.actor AND entry.seq BETWEEN a.first_seq AND a.seq)",
        (person,),
    ).fetchone()
    return None if first is None else int(first)
