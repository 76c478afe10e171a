"""What waits for the coordinator; implements `services.day_ports.WaitingReading`."""

from datetime import UTC, datetime
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain import permissions
from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.consent import Decision
from intake.domain.errors import UnknownInterviewError
from intake.domain.ids import InterviewId, PersonId
from intake.domain.states import State
from intake.ledger.header import hlc_milliseconds
from intake.services.day_ports import PutOff, RecentCase
from intake.storage import documents, interview_rows
from intake.storage.files import StoreFiles

_CASES: Final = (
    "SELECT interview.uid, case_code, state, opened, updated, entry.actor, languages"
    " FROM interview LEFT JOIN entry ON entry.pos = interview.id"
)
_SINCE: Final = f"{_CASES} WHERE updated >= ? ORDER BY updated"
_ONE: Final = f"{_CASES} WHERE interview.uid = ?"
_HAPPENED: Final = (
    "SELECT actor, hlc FROM entry WHERE type = ? AND subject IS NULL"
    " AND pos > (SELECT coalesce(max(id), 0) FROM interview WHERE opened < ?) ORDER BY pos"
)
"""An entry stands behind the interviews that were opened before it: not all of them are read."""


class SqlWaiting:
    """Reads with connections of its own, one for each thread that asks; never writes."""

    def __init__(self, files: StoreFiles) -> None:
        self._files = files

    def touched_since(self, when: datetime, names: frozenset[str]) -> tuple[RecentCase, ...]:
        """Return interviews touched since then, with their answers to questions of these names."""
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(_SINCE, (_milliseconds(when),)).fetchall()
            return tuple(_case(row, _answers(connection, row[0], names)) for row in rows)

    def case(self, interview: InterviewId) -> RecentCase:
        """Return one interview without answers, or raise UnknownInterviewError."""
        with self._files.reading(Compartment.CORE) as connection:
            row = connection.execute(_ONE, (bytes.fromhex(interview),)).fetchone()
        if row is None:
            raise UnknownInterviewError(interview)
        return _case(row, {})

    def put_off(self) -> tuple[PutOff, ...]:
        """Return interviews with a permission that was put off, oldest first."""
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(
                "SELECT uid, case_code, consents, updated FROM interview"
                " WHERE consents LIKE '%\"deferred\"%' ORDER BY updated"
            ).fetchall()
        return tuple(
            PutOff(InterviewId(uid.hex()), CaseCode(code), _moment(updated))
            for uid, code, consents, updated in rows
            if any(
                each.decision is Decision.DEFERRED
                for each in permissions.newest(interview_rows.read_consents(consents)).values()
            )
        )

    def happened(self, type_: str, first: datetime, last: datetime) -> tuple[PersonId, ...]:
        """Return who wrote the entries of a type, of no record, from one moment to another."""
        since, until = _milliseconds(first), _milliseconds(last)
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(_HAPPENED, (type_, since)).fetchall()
        return tuple(
            PersonId(actor.hex()) for actor, hlc in rows if since <= hlc_milliseconds(hlc) < until
        )


def _case(
    row: tuple[bytes, str, str, int, int, bytes | None, str], answers: dict[str, str]
) -> RecentCase:
    uid, code, state, opened, updated, actor, languages = row
    return RecentCase(
        InterviewId(uid.hex()),
        CaseCode(code),
        State(state),
        _moment(opened),
        _moment(updated),
        PersonId((actor or b"").hex()),
        interview_rows.read_languages(languages),
        answers,
    )


def _answers(connection: sqlcipher.Connection, uid: bytes, names: frozenset[str]) -> dict[str, str]:
    values = documents.current(connection, uid).values
    return {
        path: each.v
        for path, each in values.items()
        if each.v and each.rel and path.rpartition("/")[2] in names
    }


def _milliseconds(when: datetime) -> int:
    return int(when.timestamp() * 1000)


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
