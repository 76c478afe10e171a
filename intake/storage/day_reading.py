"""Questions about the day at the shelter; implements `services.day_ports.DayReading`."""

import json
from collections.abc import Iterator, Mapping
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.consent import Notice
from intake.domain.day_dates import Arranged, CaseDate, DateKind, DateSource, Outcome
from intake.domain.day_interpreters import InterpreterGender, InterpreterNoted, Spoken
from intake.domain.day_links import Relation, inverse
from intake.domain.day_names import Given, Known
from intake.domain.day_tally import DoorTallied
from intake.domain.errors import NotGrantedError
from intake.domain.ids import ChainId, InterviewId
from intake.domain.tokens import NameKeptApart, Token, TokenKind
from intake.services.day_ports import (
    KnownDate,
    KnownInterpreter,
    KnownName,
    KnownTally,
    Linked,
)
from intake.storage import documents
from intake.storage.day_waiting import SqlWaiting

_DATES: Final = (
    "SELECT case_date.uid, case_code, case_date.id, kind, day, source, report_time, hearing_time,"
    " port, court, arranged, outcome, reason FROM case_date"
    " JOIN interview ON interview.uid = case_date.uid"
)
_IN_ORDER: Final = (
    " ORDER BY day, CASE WHEN report_time != '' THEN report_time ELSE hearing_time END, case_code"
)
_LINKS: Final = (
    "SELECT interview.uid, case_code, relation, here,"
    " EXISTS (SELECT 1 FROM case_secret WHERE case_secret.uid = interview.uid) FROM"
    " (SELECT other AS uid, relation, 1 AS here FROM case_link WHERE case_link.uid = ?1"
    " UNION ALL SELECT case_link.uid, relation, 0 FROM case_link WHERE other = ?1) AS link"
    " JOIN interview ON interview.uid = link.uid ORDER BY case_code"
)
_TALLIES: Final = (
    "SELECT door_tally.chain, door_tally.seq, day, adults, minors, need, offered FROM door_tally"
    " JOIN entry ON entry.chain = door_tally.chain AND entry.seq = door_tally.seq"
    " WHERE day = ? ORDER BY entry.hlc, door_tally.chain, door_tally.seq"
)
_LATE: Final = (
    "SELECT entry.subject FROM entry LEFT JOIN document ON document.uid = entry.subject"
    " WHERE entry.subject IS NOT NULL GROUP BY entry.subject"
    " HAVING max(entry.pos) > coalesce(document.as_of, 0)"
)
_SURNAMES: Final = ("surname_1", "surname_2")
_NAMES: Final = ("name", "us_name")
_BORN: Final = ("birth_date", "us_birth_date")
"""The last part of the path of the questions that all our forms share."""


class SqlDay(SqlWaiting):
    """Reads with connections of its own, one for each thread that asks; never writes."""

    def dates_between(self, first: str, last: str) -> tuple[KnownDate, ...]:
        """Return days in force from `first` to `last`, withdrawn ones left out, in order."""
        return self._dates("day BETWEEN ? AND ? AND outcome != 'withdrawn'", first, last)

    def open_before(self, day: str) -> tuple[KnownDate, ...]:
        """Return days before `day` of which nobody noted how they ended, oldest first."""
        return self._dates("day < ? AND outcome = ''", day)

    def dates_of(self, interview: InterviewId) -> tuple[KnownDate, ...]:
        """Return every day of one case, withdrawn ones too, in order."""
        return self._dates("case_date.uid = ?", bytes.fromhex(interview))

    def tallies(self, day: str) -> tuple[KnownTally, ...]:
        """Return the tallies of a day that count, in the order in which they were made."""
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(_TALLIES, (day,)).fetchall()
        return tuple(
            KnownTally(ChainId(chain.hex()), seq, DoorTallied(*tally))
            for chain, seq, *tally in rows
        )

    def links_of(self, interview: InterviewId) -> tuple[Linked, ...]:
        """Return the cases that one is linked with, from whichever side."""
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(_LINKS, (bytes.fromhex(interview),)).fetchall()
        return tuple(
            Linked(
                InterviewId(uid.hex()),
                CaseCode(code),
                Relation(relation) if here else inverse(Relation(relation)),
                keeps_secrets=bool(keeps),
                is_from_here=bool(here),
            )
            for uid, code, relation, here, keeps in rows
        )

    def keeps_secrets(self, interview: InterviewId) -> bool:
        """Tell whether the person of a case keeps something from the family."""
        with self._files.reading(Compartment.CORE) as connection:
            row = connection.execute(
                "SELECT 1 FROM case_secret WHERE uid = ?", (bytes.fromhex(interview),)
            ).fetchone()
        return row is not None

    def interpreters(self) -> tuple[KnownInterpreter, ...]:
        """Return the roster, by code; names only where the identity key is here."""
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(
                "SELECT code, languages, gender, by_phone, hours, worked_well_for, is_active"
                " FROM interpreter ORDER BY code"
            ).fetchall()
        names = self._names_of_interpreters()
        return tuple(
            KnownInterpreter(_interpreter(row), *names.get(row[0], ("", ""))) for row in rows
        )

    def kept_names(self) -> tuple[KnownName, ...]:
        """Return every name behind a token, or raise NotGrantedError."""
        if not self._files.can_read(Compartment.IDENTITY):
            raise NotGrantedError(Compartment.IDENTITY.value)
        with self._files.reading(Compartment.IDENTITY) as connection:
            rows = connection.execute(
                "SELECT uid, kind, number, text FROM kept_name ORDER BY text, uid"
            ).fetchall()
        with self._files.reading(Compartment.CORE) as connection:
            codes = dict(connection.execute("SELECT uid, case_code FROM interview"))
        return tuple(
            KnownName(
                InterviewId(uid.hex()),
                CaseCode(codes[uid]),
                NameKeptApart(Token(TokenKind(kind), number), text),
            )
            for uid, kind, number, text in rows
            if uid in codes
        )

    def privacy_profile(self) -> Notice | None:
        """Return by whose law this store works, or None where nobody said."""
        with self._files.reading(Compartment.CORE) as connection:
            row = connection.execute(
                "SELECT notice FROM privacy_profile WHERE chain = (SELECT chain FROM meta)"
            ).fetchone()
        return Notice(row[0]) if row is not None else None

    def identities(self) -> tuple[Known, ...]:
        """Return names and dates of birth of the identity file, or raise NotGrantedError."""
        if not self._files.can_read(Compartment.IDENTITY):
            raise NotGrantedError(Compartment.IDENTITY.value)
        with self._files.reading(Compartment.IDENTITY) as connection:
            given = dict(_given(connection))
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute("SELECT uid, case_code FROM interview").fetchall()
        return tuple(
            Known(InterviewId(uid.hex()), CaseCode(code), given[uid])
            for uid, code in rows
            if uid in given
        )

    def _dates(self, where: str, *values: object) -> tuple[KnownDate, ...]:
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(f"{_DATES} WHERE {where}{_IN_ORDER}", values).fetchall()
        return tuple(_date(*row) for row in rows)

    def _names_of_interpreters(self) -> dict[str, tuple[str, str]]:
        if not self._files.can_read(Compartment.IDENTITY):
            return {}
        with self._files.reading(Compartment.IDENTITY) as connection:
            rows = connection.execute("SELECT code, name, phone FROM interpreter_name")
            return {code: (name, phone) for code, name, phone in rows}


def _date(uid: bytes, code: str, *row: str) -> KnownDate:
    id_, kind, day, source, *rest = row
    report_time, hearing_time, port, court, arranged, outcome, reason = rest
    date = CaseDate(
        id_,
        DateKind(kind),
        day,
        DateSource(source),
        report_time=report_time,
        hearing_time=hearing_time,
        port=port,
        court=court,
        arranged=tuple(map(Arranged, json.loads(arranged))),
    )
    ended = Outcome(outcome) if outcome else None
    return KnownDate(InterviewId(uid.hex()), CaseCode(code), date, ended, reason)


def _interpreter(row: tuple[str, str, str, int, str, str, int]) -> InterpreterNoted:
    code, languages, gender, by_phone, hours, topics, active = row
    return InterpreterNoted(
        code,
        tuple(Spoken(*each) for each in json.loads(languages)),
        gender=InterpreterGender(gender),
        by_phone=bool(by_phone),
        hours=hours,
        worked_well_for=tuple(json.loads(topics)),
        is_active=bool(active),
    )


def _given(connection: sqlcipher.Connection) -> Iterator[tuple[bytes, Given]]:
    """Yield what was given of each record: from its document, and whole where that is behind."""
    late = {uid for (uid,) in connection.execute(_LATE)}
    for uid, body in connection.execute("SELECT uid, body FROM document").fetchall():
        if uid not in late:
            members = json.loads(body)["values"]
            found = _names({path: each.get("v", "") for path, each in members.items()})
            if found:
                yield uid, found
    for uid in late:
        values = documents.current(connection, uid).values
        found = _names({path: each.v for path, each in values.items()})
        if found:
            yield uid, found


def _names(values: Mapping[str, str]) -> Given | None:
    answers = {path.rpartition("/")[2]: text for path, text in values.items() if "[" not in path}
    parts = (answers.get(each, "") for each in ("given_names", *_SURNAMES))
    names = (" ".join(filter(None, parts)), *(answers.get(each, "") for each in _NAMES))
    found = tuple(dict.fromkeys(filter(None, names)))
    born = next((answers[each] for each in _BORN if answers.get(each)), "")
    return Given(found, born) if found else None
