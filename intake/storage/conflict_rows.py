"""Which questions of a record stand with different answers; what a station knew of the others."""

from collections.abc import Iterable, Iterator
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.conflict_events import ConflictSettled, End, RecordContinued
from intake.domain.conflicts import Noted, are_open
from intake.domain.course_events import AnswerCorrected
from intake.domain.events import AnswerGiven, Event
from intake.domain.ids import InterviewId
from intake.ledger.bodies.conflicts import CONTINUED, SETTLED
from intake.storage import entries
from intake.storage.at_hand import AtHand
from intake.storage.entries import Happened
from intake.storage.files import StoreFiles

VIEWS: Final = ("conflict",)
"""The table that replay fills, in every file that holds answers."""
_HOLD: Final = frozenset({Compartment.CORE, Compartment.IDENTITY})
_TYPES: Final = ("answer.given", "answer.corrected", SETTLED, CONTINUED)
_IN_TYPES: Final = f"type IN ({', '.join('?' * len(_TYPES))})"
_SAYS: Final = AnswerGiven | AnswerCorrected
_COUNTS: Final = "pos NOT IN (SELECT pos FROM kept_apart WHERE adopted = 0)"


def views(compartment: Compartment) -> tuple[str, ...]:
    """Return the tables of a compartment that replay fills."""
    return VIEWS if compartment in _HOLD else ()


def continued(
    connection: sqlcipher.Connection, hand: AtHand, event: Event, subject: InterviewId
) -> RecordContinued | None:
    """Before an answer: return how much of its record is known from elsewhere, where that is new.

    It is asked once for each record that is written to.
    """
    if subject == hand.named or not isinstance(event, _SAYS):
        return None
    chain = hand.head.chain
    ends = _ends_elsewhere(connection, chain, subject)
    hand.named, hand.is_shared = subject, bool(ends)
    is_new = ends and not _are_named(connection, chain, subject, ends)
    return RecordContinued(ends) if is_new else None


def bring_up(connection: sqlcipher.Connection, hand: AtHand, happened: Happened) -> None:
    """Settle a record anew where an entry changes an answer that stood beside others."""
    is_about = hand.is_shared and isinstance(happened.event, _SAYS)
    if is_about or isinstance(happened.event, ConflictSettled):
        settle(connection, bytes.fromhex(happened.header.subject))


def settle(connection: sqlcipher.Connection, uid: bytes) -> None:
    """Write which questions of one record stand with different answers."""
    connection.execute("DELETE FROM conflict WHERE uid = ?", (uid,))
    (chains,) = connection.execute(
        f"SELECT count(DISTINCT chain) FROM entry WHERE subject = ? AND {_IN_TYPES}",  # noqa: S608
        (uid, *_TYPES),
    ).fetchone()
    if chains > 1:
        connection.executemany(
            "INSERT INTO conflict (uid, path) VALUES (?, ?)",
            [(uid, path) for path in are_open(noted(connection, uid))],
        )


def settle_all(connection: sqlcipher.Connection, compartment: Compartment) -> None:
    """Write it for every record of a file that more than one chain has written to."""
    if compartment in _HOLD:
        rows = connection.execute(
            f"SELECT subject FROM entry WHERE subject IS NOT NULL AND {_IN_TYPES}"  # noqa: S608
            " GROUP BY subject HAVING count(DISTINCT chain) > 1 ORDER BY subject",
            _TYPES,
        ).fetchall()
        for (uid,) in rows:
            settle(connection, uid)


def noted(connection: sqlcipher.Connection, uid: bytes) -> Iterator[Noted]:
    """Yield what has to do with the answers of a record, in the one order of history."""
    found = entries.happened(connection, f"subject = ? AND {_IN_TYPES}", (uid, *_TYPES))
    for each in found:
        head = each.header
        link = _link(connection, bytes.fromhex(head.chain), head.seq)
        end = (head.chain, head.seq, link)
        yield Noted(end, head.actor, head.wall, each.event, head.org)


class SqlConflicts:
    """Questions about conflicts; implements `services.conflicts.ConflictReading`."""

    def __init__(self, files: StoreFiles) -> None:
        self._files = files

    def records(self) -> frozenset[InterviewId]:
        """Return the records in which something stands side by side, as far as this person sees."""
        found: set[bytes] = set()
        for compartment in _HOLD & set(self._files.granted()):
            with self._files.reading(compartment) as connection:
                rows = connection.execute("SELECT DISTINCT uid FROM conflict")
                found.update(uid for (uid,) in rows)
        return frozenset(InterviewId(uid.hex()) for uid in found)

    def noted(self, interview: InterviewId, compartment: Compartment) -> tuple[Noted, ...]:
        """Return what one compartment holds of the answers of a record, in order."""
        with self._files.reading(compartment) as connection:
            return tuple(noted(connection, bytes.fromhex(interview)))


def _ends_elsewhere(
    connection: sqlcipher.Connection, chain: bytes, subject: InterviewId
) -> tuple[End, ...]:
    rows = connection.execute(
        "SELECT chain, max(seq) FROM entry"  # noqa: S608 - our own words
        f" WHERE subject = ? AND chain <> ? AND header IS NOT NULL AND {_COUNTS}"
        " GROUP BY chain ORDER BY chain",
        (bytes.fromhex(subject), chain),
    )
    return tuple((other.hex(), seq, _link(connection, other, seq)) for other, seq in rows)


def _are_named(
    connection: sqlcipher.Connection, chain: bytes, subject: InterviewId, ends: Iterable[End]
) -> bool:
    where, values = "subject = ? AND chain = ? AND type = ?", (bytes.fromhex(subject), chain)
    known: dict[str, int] = {}
    for each in entries.happened(connection, where, (*values, CONTINUED)):
        if isinstance(each.event, RecordContinued):
            for other, seq, _ in each.event.ends:
                known[other] = max(known.get(other, 0), seq)
    return all(seq <= known.get(other, 0) for other, seq, _ in ends)


def _link(connection: sqlcipher.Connection, chain: bytes, seq: int) -> str:
    return (entries.link_at(connection, chain, seq) or b"").hex()
