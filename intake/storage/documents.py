"""The documents of interviews: rebuilt when a section is left, brought up to date when read."""

import json
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.answers import Document
from intake.domain.conflict_events import ConflictSettled
from intake.domain.course_events import AnswerCorrected, InterviewSealed
from intake.domain.events import AnswerGiven, FormChanged
from intake.ledger.bodies import conflicts
from intake.ledger.bodies.answers import read_value, value_members
from intake.ledger.bodies.closing import SEALED
from intake.storage import entries

_CHANGING: Final = (
    "answer.given",
    "answer.corrected",
    conflicts.SETTLED,
    "form.changed",
    SEALED,
)
_IN_CHANGING: Final = f"type IN ({', '.join('?' * len(_CHANGING))})"


def current(connection: sqlcipher.Connection, uid: bytes) -> Document:
    """Return the document with every answer of this compartment: the row, and what came since."""
    row = connection.execute("SELECT as_of, body FROM document WHERE uid = ?", (uid,)).fetchone()
    as_of, document = (row[0], decode(row[1])) if row else (0, Document())
    return _replayed(connection, uid, document, since=as_of)


def as_of(connection: sqlcipher.Connection, uid: bytes, last: int) -> Document:
    """Return the document as replay alone gives it, up to the entry at `last`."""
    return _replayed(connection, uid, Document(), until=last)


def refresh(connection: sqlcipher.Connection, uid: bytes) -> None:
    """Bring the row of one document up to its last entry."""
    last = last_pos(connection, uid)
    if last:
        _write(connection, uid, last, current(connection, uid))


def rebuild(connection: sqlcipher.Connection, uid: bytes) -> None:
    """Write the row of one document from its entries alone."""
    last = last_pos(connection, uid)
    if last:
        _write(connection, uid, last, as_of(connection, uid, last))


def last_pos(connection: sqlcipher.Connection, uid: bytes) -> int:
    """Return where the last entry of one record stands, or 0."""
    (last,) = connection.execute(
        "SELECT coalesce(max(pos), 0) FROM entry WHERE subject = ?", (uid,)
    ).fetchone()
    return int(last)


def encode(document: Document) -> str:
    """Return the stored form of a document; equal documents are equal text."""
    members = {
        "values": {path: value_members(value) for path, value in document.values.items()},
        "rows": {repeat: list(uids) for repeat, uids in document.rows.items()},
    }
    return json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(text: str) -> Document:
    """Return the document of its stored form."""
    members = json.loads(text)
    return Document(
        {path: read_value(value) for path, value in members["values"].items()},
        {repeat: tuple(uids) for repeat, uids in members["rows"].items()},
    )


def _replayed(
    connection: sqlcipher.Connection,
    uid: bytes,
    document: Document,
    *,
    since: int = 0,
    until: int | None = None,
) -> Document:
    where, values = f"subject = ? AND pos > ? AND {_IN_CHANGING}", (uid, since, *_CHANGING)
    for each in entries.happened(connection, where, values):
        if until is not None and each.pos > until:
            continue
        if isinstance(each.event, InterviewSealed):
            break  # what others changed later stands in the ledger, and not in what was sealed
        if isinstance(each.event, AnswerGiven | AnswerCorrected | ConflictSettled):
            document = document.after(each.event.patch)
        elif isinstance(each.event, FormChanged):
            document = document.without(each.event.lost)
    return document


def _write(connection: sqlcipher.Connection, uid: bytes, last: int, document: Document) -> None:
    connection.execute(
        "INSERT INTO document (uid, as_of, body) VALUES (?, ?, ?)"
        " ON CONFLICT (uid) DO UPDATE SET as_of = excluded.as_of, body = excluded.body",
        (uid, last, encode(document)),
    )
