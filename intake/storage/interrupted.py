"""What a crash left: interviews that were open, and entries that nobody vouches for yet."""

from dataclasses import dataclass
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.ids import InterviewId, PersonId
from intake.domain.interview import State
from intake.storage.files import StoreFiles


@dataclass(frozen=True, slots=True)
class Interrupted:
    """What earlier sessions left undone, as found at unlock before anything new was written."""

    open_interviews: tuple[bytes, ...] = ()
    tails: tuple[tuple[Compartment, int], ...] = ()
    """Where this person's own unattested tail begins, for each compartment that has one."""


def interrupted(files: StoreFiles, person: PersonId) -> Interrupted:
    """Look at the sessions that were never closed.

    Core has every session; another file has one only where something was written in it.
    """
    drafted: set[bytes] = set()
    tails: list[tuple[Compartment, int]] = []
    for compartment in files.granted():
        with files.reading(compartment) as connection:
            drafted |= {uid for (uid,) in connection.execute("SELECT DISTINCT uid FROM draft")}
            first = _tail(connection, bytes.fromhex(person))
            if first is not None:
                tails.append((compartment, first))
    with files.reading(Compartment.CORE) as connection:
        begun = _left_open_since(connection)
    if begun is None:
        return Interrupted(tails=tuple(tails))
    touched: set[bytes] = set()
    for compartment in files.granted():
        with files.reading(compartment) as connection:
            touched |= _touched(connection, begun)
    with files.reading(Compartment.CORE) as connection:
        found = _open_of(connection, touched, drafted)
    return Interrupted(found, tuple(tails))


def left_open(files: StoreFiles) -> tuple[InterviewId, ...]:
    """Return every interview that a crash cut off and nobody has gone on with since.

    Its newest entry of this store stands in a session that was never closed, and is not the one
    that is open now.
    """
    newest = dict[bytes, tuple[int, bool]]()
    with files.reading(Compartment.CORE) as connection:
        rows = connection.execute("SELECT uid FROM interview WHERE state = ?", (State.OPEN.value,))
        going_on = [uid for (uid,) in rows]
        (now_begun,) = connection.execute(_NOW_BEGUN).fetchone()
    for compartment in files.granted():
        with files.reading(compartment) as connection:
            for uid in going_on:
                last = connection.execute(_NEWEST, (uid,)).fetchone()
                if last is not None:
                    newest[uid] = max(newest.get(uid, (0, False)), (last[0], bool(last[1])))
    return tuple(
        InterviewId(uid.hex())
        for uid, (last, is_left) in newest.items()
        if is_left and last < now_begun
    )


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


_NEWEST: Final = (
    "SELECT hlc, EXISTS (SELECT 1 FROM session AS s WHERE s.chain = entry.chain"  # noqa: S608
    " AND s.closed IS NULL AND s.opened <= seq AND NOT EXISTS (SELECT 1 FROM session AS n"
    " WHERE n.chain = s.chain AND n.opened > s.opened AND n.opened <= seq))"
    f" FROM entry WHERE subject = ? AND {_MINE} ORDER BY seq DESC LIMIT 1"
)
_NOW_BEGUN: Final = (
    f"SELECT max(hlc) FROM entry WHERE {_MINE}"  # noqa: S608 - ours
    f" AND seq = (SELECT max(opened) FROM session WHERE {_MINE})"
)


def _left_open_since(connection: sqlcipher.Connection) -> int | None:
    """Return when the first session began after which none was closed, or None."""
    (since,) = connection.execute(
        f"SELECT min(hlc) FROM entry WHERE {_MINE} AND seq ="  # noqa: S608 - ours
        f" (SELECT min(opened) FROM session WHERE {_MINE} AND opened >"
        f" coalesce((SELECT max(opened) FROM session WHERE {_MINE} AND closed IS NOT NULL), 0))"
    ).fetchone()
    return None if since is None else int(since)


def _touched(connection: sqlcipher.Connection, begun: int) -> set[bytes]:
    """Return the records of which something was written since, by the first session after it."""
    rows = connection.execute(
        f"SELECT DISTINCT subject FROM entry WHERE {_MINE} AND subject IS NOT NULL"  # noqa: S608
        " AND seq >= (SELECT min(s.opened) FROM session AS s CROSS JOIN entry AS e"
        " ON e.chain = s.chain AND e.seq = s.opened"
        f" WHERE s.{_MINE} AND e.hlc >= ?)",
        (begun,),
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
