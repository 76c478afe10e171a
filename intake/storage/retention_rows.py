"""The rows of holds, requests and retention, brought up entry by entry or for one record."""

import json
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.holds import HoldLifted, HoldSet
from intake.domain.requests import RequestAnswered, RequestReceived
from intake.domain.retention import RetentionPolicySet
from intake.ledger.bodies import retention
from intake.storage import entries
from intake.storage.entries import Happened

_OF_CASES: Final = ("hold", "data_request")
_TYPES: Final = tuple(body.name for body in retention.BODIES)
VIEWS: Final = (*_OF_CASES, "retention_policy")
"""The tables of core that replay fills."""


def bring_up_store(connection: sqlcipher.Connection, happened: Happened) -> None:
    """Bring up what belongs to no record: how long records are kept."""
    if isinstance(happened.event, RetentionPolicySet):
        head, policy = happened.header, happened.event.policy
        periods = [[e.purpose.value, e.days, e.at_end.value] for e in policy.periods]
        connection.execute(
            "INSERT INTO retention_policy (chain, seq, hlc, periods, asking)"
            " VALUES (?, ?, ?, ?, ?)",
            (bytes.fromhex(head.chain), head.seq, head.hlc, json.dumps(periods), policy.asking),
        )


def bring_up_case(connection: sqlcipher.Connection, happened: Happened) -> None:
    """Bring up what belongs to one record."""
    uid = bytes.fromhex(happened.header.subject)
    match happened.event:
        case HoldSet() as hold:
            said = (hold.source.value, hold.by, hold.reason, hold.until)
            connection.execute(
                "INSERT OR REPLACE INTO hold (uid, id, source, said_by, reason, until, since,"
                " lifted) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
                (uid, hold.id, *said, happened.header.wall),
            )
        case HoldLifted(id=id_):
            connection.execute("UPDATE hold SET lifted = 1 WHERE uid = ? AND id = ?", (uid, id_))
        case RequestReceived() as asked:
            days = (asked.kind.value, asked.day, asked.due, asked.law.value, asked.by.value)
            connection.execute(
                "INSERT OR REPLACE INTO data_request (uid, id, kind, day, due, law, said_by,"
                " answered, answer, reason) VALUES (?, ?, ?, ?, ?, ?, ?, '', '', '')",
                (uid, asked.id, *days),
            )
        case RequestAnswered() as told:
            connection.execute(
                "UPDATE data_request SET answered = ?, answer = ?, reason = ?"
                " WHERE uid = ? AND id = ?",
                (told.day, told.answer.value, told.reason, uid, told.id),
            )
        case _:
            pass


def rebuild_case(connection: sqlcipher.Connection, uid: bytes) -> None:
    """Write the rows of one record from its entries alone."""
    for table in _OF_CASES:
        connection.execute(f"DELETE FROM {table} WHERE uid = ?", (uid,))  # noqa: S608 - ours
    where = f"subject = ? AND type IN ({', '.join('?' * len(_TYPES))})"
    for happened in entries.happened(connection, where, (uid, *_TYPES)):
        bring_up_case(connection, happened)
