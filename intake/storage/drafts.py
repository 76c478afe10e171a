"""Half-typed text: one overwritten row for each question, never evidence."""

from datetime import UTC, datetime

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.ids import InterviewId
from intake.services.ports import Draft


def save(connection: sqlcipher.Connection, draft: Draft) -> None:
    """Overwrite the draft of one question."""
    connection.execute(
        "INSERT INTO draft (uid, path, text, caret, saved) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (uid, path) DO UPDATE"
        " SET text = excluded.text, caret = excluded.caret, saved = excluded.saved",
        (
            bytes.fromhex(draft.interview),
            draft.path,
            draft.text,
            draft.caret,
            int(draft.saved.timestamp() * 1000),
        ),
    )


def drop(connection: sqlcipher.Connection, interview: InterviewId, path: str) -> None:
    """Delete the draft of one question."""
    connection.execute(
        "DELETE FROM draft WHERE uid = ? AND path = ?", (bytes.fromhex(interview), path)
    )


def drop_all(connection: sqlcipher.Connection, interview: InterviewId) -> None:
    """Delete every draft of an interview."""
    connection.execute("DELETE FROM draft WHERE uid = ?", (bytes.fromhex(interview),))


def are_any(connection: sqlcipher.Connection) -> bool:
    """Tell whether this compartment has a draft at all."""
    (any_,) = connection.execute("SELECT EXISTS (SELECT 1 FROM draft)").fetchone()
    return bool(any_)


def kept(connection: sqlcipher.Connection) -> list[Draft]:
    """Return every draft of this compartment."""
    rows = connection.execute("SELECT uid, path, text, caret, saved FROM draft")
    return [
        Draft(InterviewId(uid.hex()), path, text, caret, datetime.fromtimestamp(saved / 1000, UTC))
        for uid, path, text, caret, saved in rows
    ]
