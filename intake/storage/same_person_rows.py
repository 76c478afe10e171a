"""The rows of two records of one person: proposed, confirmed by another, or taken back."""

from datetime import UTC, datetime
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.ids import InterviewId, PersonId
from intake.domain.same_person_events import (
    SamePersonConfirmed,
    SamePersonProposed,
    SamePersonTakenBack,
)
from intake.ledger.bodies import same_person
from intake.services.linking import SamePerson, read_likeness
from intake.storage import entries
from intake.storage.entries import Happened
from intake.storage.files import StoreFiles

VIEWS: Final = ("same_person",)
"""The table that replay fills."""
_TYPES: Final = tuple(body.name for body in same_person.BODIES)
_IN_TYPES: Final = f"type IN ({', '.join('?' * len(_TYPES))})"


def bring_up(connection: sqlcipher.Connection, happened: Happened) -> None:
    """Follow one entry; nobody confirms what they proposed themselves."""
    head = happened.header
    uid, actor = bytes.fromhex(head.subject), bytes.fromhex(head.actor)
    match happened.event:
        case SamePersonProposed(other=other) as said:
            connection.execute(
                "INSERT OR IGNORE INTO same_person"
                " (uid, other, proposed_by, proposed, names, birth, reason)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    uid,
                    bytes.fromhex(other),
                    actor,
                    head.wall,
                    said.names,
                    said.birth,
                    said.reason,
                ),
            )
        case SamePersonConfirmed(other=other):
            connection.execute(
                "UPDATE same_person SET confirmed_by = ?, confirmed = ? WHERE uid = ?"
                " AND other = ? AND confirmed_by IS NULL AND proposed_by <> ?",
                (actor, head.wall, uid, bytes.fromhex(other), actor),
            )
        case SamePersonTakenBack(other=other):
            connection.execute(
                "DELETE FROM same_person WHERE uid = ? AND other = ?", (uid, bytes.fromhex(other))
            )
        case _:
            pass


def rebuild(connection: sqlcipher.Connection, uid: bytes) -> None:
    """Write the rows of one record from its entries alone."""
    connection.execute("DELETE FROM same_person WHERE uid = ?", (uid,))
    for each in entries.happened(connection, f"subject = ? AND {_IN_TYPES}", (uid, *_TYPES)):
        bring_up(connection, each)


class SqlSamePerson:
    """Questions about links; implements `services.linking.SamePersonReading`."""

    def __init__(self, files: StoreFiles) -> None:
        self._files = files

    def beside(self, interview: InterviewId) -> frozenset[InterviewId]:
        """Return the records that are called the same person's, proposed or confirmed."""
        uid = bytes.fromhex(interview)
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(
                "SELECT other FROM same_person WHERE uid = ?1"
                " UNION SELECT uid FROM same_person WHERE other = ?1",
                (uid,),
            )
            return frozenset(InterviewId(other.hex()) for (other,) in rows)

    def links(self) -> tuple[SamePerson, ...]:
        """Return every link that was proposed and not taken back, the newest first."""
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(
                "SELECT same_person.uid, other, mine.case_code, theirs.case_code, proposed_by,"
                " proposed, names, birth, reason, confirmed_by, confirmed FROM same_person"
                " JOIN interview AS mine ON mine.uid = same_person.uid"
                " LEFT JOIN interview AS theirs ON theirs.uid = other"
                " ORDER BY proposed DESC, same_person.uid, other"
            ).fetchall()
        return tuple(_link(*row) for row in rows)


def _link(uid: bytes, other: bytes, code: str, other_code: str | None, *said: Any) -> SamePerson:
    proposed_by, proposed, names, birth, reason, confirmed_by, confirmed = said
    return SamePerson(
        InterviewId(uid.hex()),
        InterviewId(other.hex()),
        (CaseCode(code), CaseCode(other_code) if other_code else None),
        PersonId(proposed_by.hex()),
        _at(proposed),
        read_likeness(names, birth),
        reason,
        PersonId(confirmed_by.hex()) if confirmed_by is not None else None,
        _at(confirmed) if confirmed is not None else None,
    )


def _at(wall: int) -> datetime:
    return datetime.fromtimestamp(wall / 1000, UTC)
