"""Questions about what is kept and how long; implements `services.retention_ports`."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.consent import ConsentSource, Notice, Purpose
from intake.domain.errors import UnknownInterviewError
from intake.domain.holds import Hold, HoldSet, HoldSource
from intake.domain.ids import InterviewId
from intake.domain.requests import (
    Request,
    RequestAnswer,
    RequestAnswered,
    RequestKind,
    RequestReceived,
)
from intake.domain.retention import AtEnd, Kept, Period, RetentionPolicy
from intake.domain.states import Basis
from intake.storage import course_rows, interview_rows
from intake.storage.files import StoreFiles

_KEPT: Final = "SELECT uid, case_code, updated, consents, course FROM interview"
_NO: Final = 'consents LIKE \'%"withdrawn"%"collect"%\' OR consents LIKE \'%"refused"%"collect"%\''
"""Rows in which a no to keeping may stand: in a decision the word stands before its purpose."""
_QUIET: Final = (
    f"{_KEPT} WHERE updated < ? OR {_NO}"  # noqa: S608 - ours
    " OR uid IN (SELECT uid FROM hold WHERE lifted = 0)"
    " OR uid IN (SELECT uid FROM data_request) ORDER BY updated, uid"
)
_HOLDS: Final = (
    "SELECT uid, id, source, said_by, reason, until, since, lifted FROM hold"
    "{where} ORDER BY since, id"
)
_REQUESTS: Final = (
    "SELECT uid, id, kind, day, due, law, said_by, answered, answer, reason FROM data_request"
    "{where} ORDER BY due, id"
)
_OF_ONE: Final = " WHERE uid = ?"


class SqlRetention:
    """Reads with connections of its own, one for each thread that asks; never writes."""

    def __init__(self, files: StoreFiles) -> None:
        self._files = files

    def policy(self) -> RetentionPolicy:
        """Return how long what is kept: what was said last, else as usual."""
        with self._files.reading(Compartment.CORE) as connection:
            row = connection.execute(
                "SELECT periods, asking FROM retention_policy"
                " ORDER BY hlc DESC, chain, seq DESC LIMIT 1"
            ).fetchone()
        if row is None:
            return RetentionPolicy()
        periods = (
            Period(Purpose(purpose), days, AtEnd(at_end))
            for purpose, days, at_end in json.loads(row[0])
        )
        return RetentionPolicy(tuple(periods), row[1])

    def kept(self, interview: InterviewId) -> Kept:
        """Return what the clocks of one record are read from, or raise UnknownInterviewError."""
        uid = bytes.fromhex(interview)
        with self._files.reading(Compartment.CORE) as connection:
            row = connection.execute(f"{_KEPT}{_OF_ONE}", (uid,)).fetchone()
            if row is None:
                raise UnknownInterviewError(interview)
            holds, requests = _beside(connection, _OF_ONE, (uid,))
        return _kept(row, holds[uid], requests[uid])

    def quiet_since(self, day: str) -> tuple[Kept, ...]:
        """Return every record that may have something due."""
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(_QUIET, (_end_of(day),)).fetchall()
            holds, requests = _beside(connection)
        return tuple(_kept(row, holds[row[0]], requests[row[0]]) for row in rows)

    def holds(self, interview: InterviewId) -> tuple[Hold, ...]:
        """Return every hold of one record, oldest first, also the lifted ones."""
        uid = bytes.fromhex(interview)
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(_HOLDS.format(where=_OF_ONE), (uid,)).fetchall()
        return tuple(_hold(row) for row in rows)


def _beside(
    connection: sqlcipher.Connection, where: str = "", values: Sequence[object] = ()
) -> tuple[dict[bytes, list[Hold]], dict[bytes, list[Request]]]:
    holds: dict[bytes, list[Hold]] = defaultdict(list)
    for row in connection.execute(_HOLDS.format(where=where), values):
        holds[row[0]].append(_hold(row))
    requests: dict[bytes, list[Request]] = defaultdict(list)
    for row in connection.execute(_REQUESTS.format(where=where), values):
        requests[row[0]].append(_request(row))
    return holds, requests


def _kept(row: tuple[Any, ...], holds: list[Hold], requests: list[Request]) -> Kept:
    uid, code, updated, consents, course = row
    return Kept(
        InterviewId(uid.hex()),
        CaseCode(code),
        _day(updated),
        interview_rows.read_consents(consents),
        is_vital=course_rows.read(course).basis is Basis.VITAL_INTEREST,
        holds=tuple(holds),
        requests=tuple(requests),
    )


def _hold(row: tuple[Any, ...]) -> Hold:
    _, id_, source, by, reason, until, since, lifted = row
    said = HoldSet(id_, HoldSource(source), by, reason, until)
    return Hold(said, _day(since), is_lifted=bool(lifted))


def _request(row: tuple[Any, ...]) -> Request:
    _, id_, kind, day, due, law, by, answered, answer, reason = row
    said = RequestReceived(id_, RequestKind(kind), day, due, Notice(law), ConsentSource(by))
    if not answer:
        return Request(said)
    return Request(said, RequestAnswered(id_, answered, RequestAnswer(answer), reason))


def _end_of(day: str) -> int:
    after = date.fromisoformat(day) + timedelta(days=1)
    midnight = datetime(after.year, after.month, after.day, tzinfo=UTC)
    return int(midnight.timestamp() * 1000)


def _day(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()
