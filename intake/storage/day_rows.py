"""The rows of the day at the shelter, brought up entry by entry or rebuilt for one record."""

import json
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.day_dates import CaseDate, DateClosed, DateNoted
from intake.domain.day_interpreters import InterpreterNamed, InterpreterNoted
from intake.domain.day_links import CaseLinked, CaseUnlinked, SecretsFlagged
from intake.domain.day_tally import DoorTallied, DoorTallyTakenBack
from intake.domain.privacy_events import PrivacyProfileSet
from intake.domain.tokens import NameKeptApart
from intake.ledger.bodies import day
from intake.ledger.bodies.testimony import NAME
from intake.storage import entries
from intake.storage.entries import Happened

_OF_CASES: Final = ("case_date", "case_link", "case_secret")
_TYPES: Final = tuple(body.name for body in day.BODIES)
VIEWS: Final = {
    Compartment.CORE: ("door_tally", "interpreter", "privacy_profile", *_OF_CASES),
    Compartment.IDENTITY: ("interpreter_name", "kept_name"),
}
"""The tables that replay fills, by compartment."""


def bring_up_store(connection: sqlcipher.Connection, happened: Happened) -> None:
    """Bring up what belongs to no record."""
    chain, seq = bytes.fromhex(happened.header.chain), happened.header.seq
    match happened.event:
        case DoorTallied() as tally:
            counts = (tally.day, tally.adults, tally.minors, tally.need, tally.offered)
            connection.execute(
                "INSERT INTO door_tally VALUES (?, ?, ?, ?, ?, ?, ?)", (chain, seq, *counts)
            )
        case DoorTallyTakenBack() as back:
            connection.execute(
                "DELETE FROM door_tally WHERE chain = ? AND seq = ?",
                (bytes.fromhex(back.chain), back.seq),
            )
        case InterpreterNoted() as noted:
            _put_interpreter(connection, noted, happened.header.hlc)
        case PrivacyProfileSet(notice=notice):
            connection.execute(
                "INSERT INTO privacy_profile (chain, notice, hlc) VALUES (?, ?, ?)"
                " ON CONFLICT (chain) DO UPDATE SET notice = excluded.notice, hlc = excluded.hlc"
                " WHERE excluded.hlc >= hlc",
                (chain, notice.value, happened.header.hlc),
            )
        case _:
            pass


def bring_up_identity(connection: sqlcipher.Connection, happened: Happened) -> None:
    """Bring up who the interpreters are, and whom stories name."""
    if isinstance(happened.event, NameKeptApart):
        name = happened.event
        connection.execute(
            "INSERT OR REPLACE INTO kept_name (uid, kind, number, text) VALUES (?, ?, ?, ?)",
            (
                bytes.fromhex(happened.header.subject),
                name.token.kind.value,
                name.token.number,
                name.text,
            ),
        )
    if isinstance(happened.event, InterpreterNamed):
        named = happened.event
        connection.execute(
            "INSERT INTO interpreter_name (code, name, phone, hlc) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (code) DO UPDATE SET name = excluded.name, phone = excluded.phone,"
            " hlc = excluded.hlc WHERE excluded.hlc >= hlc",
            (named.code, named.name, named.phone, happened.header.hlc),
        )


def bring_up_case(connection: sqlcipher.Connection, happened: Happened) -> None:
    """Bring up what belongs to one record."""
    uid = bytes.fromhex(happened.header.subject)
    match happened.event:
        case DateNoted(date=date):
            _put_date(connection, uid, date)
        case DateClosed() as over:
            connection.execute(
                "UPDATE case_date SET outcome = ?, reason = ? WHERE uid = ? AND id = ?",
                (over.outcome.value, over.reason, uid, over.id),
            )
        case CaseLinked(other=other, relation=relation):
            connection.execute(
                "INSERT OR REPLACE INTO case_link (uid, other, relation) VALUES (?, ?, ?)",
                (uid, bytes.fromhex(other), relation.value),
            )
        case CaseUnlinked(other=other):
            connection.execute(
                "DELETE FROM case_link WHERE uid = ? AND other = ?", (uid, bytes.fromhex(other))
            )
        case SecretsFlagged(keeps=keeps):
            connection.execute("DELETE FROM case_secret WHERE uid = ?", (uid,))
            if keeps:
                connection.execute(
                    "INSERT INTO case_secret (uid, flagged) VALUES (?, ?)",
                    (uid, happened.header.wall),
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


def rebuild_names(connection: sqlcipher.Connection, uid: bytes) -> None:
    """Write the names of one record from its entries alone."""
    connection.execute("DELETE FROM kept_name WHERE uid = ?", (uid,))
    for happened in entries.happened(connection, "subject = ? AND type = ?", (uid, NAME)):
        bring_up_identity(connection, happened)


def _put_date(connection: sqlcipher.Connection, uid: bytes, date: CaseDate) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO case_date (uid, id, kind, day, source, report_time, hearing_time,"
        " port, court, arranged, outcome, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '')",
        (
            uid,
            date.id,
            date.kind.value,
            date.day,
            date.source.value,
            date.report_time,
            date.hearing_time,
            date.port,
            date.court,
            json.dumps([each.value for each in date.arranged]),
        ),
    )


def _put_interpreter(connection: sqlcipher.Connection, noted: InterpreterNoted, hlc: int) -> None:
    languages = json.dumps([[each.language, each.variant] for each in noted.languages])
    connection.execute(
        "INSERT INTO interpreter (code, languages, gender, by_phone, hours, worked_well_for,"
        " is_active, hlc) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET"
        " languages = excluded.languages, gender = excluded.gender, by_phone = excluded.by_phone,"
        " hours = excluded.hours, worked_well_for = excluded.worked_well_for,"
        " is_active = excluded.is_active, hlc = excluded.hlc WHERE excluded.hlc >= hlc",
        (
            noted.code,
            languages,
            noted.gender.value,
            noted.by_phone,
            noted.hours,
            json.dumps(noted.worked_well_for),
            noted.is_active,
            hlc,
        ),
    )
