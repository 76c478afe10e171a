"""The list of interviews: one page in SQL, by an index, whatever the size of the store."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.case_codes import ALPHABET, read_case_code
from intake.domain.errors import UnknownInterviewError
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import State
from intake.services.ports import InterviewRow, ListPage, ListQuery, Order

_SORTED_BY: Final = {
    Order.UPDATED: "updated",
    Order.OPENED: "opened",
    Order.CODE: "case_code",
    Order.STATE: "state",
    Order.FORM: "form_id",
}
_FEW: Final = 2_000
"""So many rows are found by their state and then sorted; more are met soon on the sorted index."""
_COLUMNS: Final = (
    "interview.uid, case_code, interview.form_id,"
    " coalesce((SELECT title FROM form WHERE form.hash = interview.form), interview.form_id),"
    " state, language, opened, updated, answered, total, interview.form"
)
_LOOKALIKE: Final = str.maketrans("OILU", "011V")


def page(
    connection: sqlcipher.Connection,
    query: ListQuery,
    differing: frozenset[InterviewId] = frozenset(),
) -> ListPage:
    """Return one page, sorted and filtered, ties broken by the order of opening.

    `differing` are the interviews in which answers of two stations stand side by side.
    """
    where, values = _condition(query)
    if query.differing:
        where += " AND lower(hex(uid)) IN (SELECT value FROM json_each(?))"
        values = (*values, json.dumps(sorted(differing)))
    (count,) = connection.execute(
        f"SELECT count(*) FROM interview WHERE {where}",  # noqa: S608 - made of our own words
        values,
    ).fetchone()
    column, direction = _SORTED_BY[query.order], "DESC" if query.descending else "ASC"
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM interview {_index(query, count)} WHERE {where}"  # noqa: S608
        f" ORDER BY interview.{column} {direction}, interview.id {direction} LIMIT ? OFFSET ?",
        (*values, query.limit, query.offset),
    )
    found = tuple(replace(row, differs=row.id in differing) for row in map(_row, rows))
    return ListPage(found, int(count), len(differing))


def opened_by(connection: sqlcipher.Connection, uids: list[bytes]) -> tuple[InterviewRow, ...]:
    """Return the rows of these interviews, newest first."""
    rows = [
        row
        for uid in uids
        for row in connection.execute(
            f"SELECT {_COLUMNS} FROM interview WHERE uid = ?",  # noqa: S608
            (uid,),
        )
    ]
    return tuple(sorted(map(_row, rows), key=lambda row: row.updated, reverse=True))


def following(connection: sqlcipher.Connection, uid: bytes) -> tuple[InterviewRow, ...]:
    """Return the rows of the interviews that follow on one, newest first."""
    rows = connection.execute("SELECT uid FROM interview WHERE follows = ?", (uid,)).fetchall()
    return opened_by(connection, [row[0] for row in rows])


def find(connection: sqlcipher.Connection, typed: str) -> InterviewId:
    """Return the interview that a case code or an id names, or raise UnknownInterviewError."""
    code = read_case_code(typed)
    by_code = connection.execute(
        "SELECT uid FROM interview WHERE case_code = ? ORDER BY id DESC", (code or "",)
    ).fetchone()
    row = (
        by_code
        or connection.execute("SELECT uid FROM interview WHERE uid = ?", (_uid(typed),)).fetchone()
    )
    if row is None:
        raise UnknownInterviewError(typed)
    return InterviewId(row[0].hex())


def _condition(query: ListQuery) -> tuple[str, tuple[object, ...]]:
    parts: list[str] = []
    values: list[object] = []
    if query.states:
        parts.append(f"state IN ({', '.join('?' * len(query.states))})")
        values += [each.value for each in query.states]
    if query.text:
        low = "".join(query.text.upper().split()).replace("-", "").translate(_LOOKALIKE)
        parts.append("case_code >= ? AND case_code < ?")
        values += [low, low + chr(ord(ALPHABET[-1]) + 1)]
    return " AND ".join(parts) or "1", tuple(values)


def _index(query: ListQuery, count: int) -> str:
    """Say which index the page walks along: the planner has no statistics to choose by."""
    if query.text:
        return "INDEXED BY interview_by_code"
    if query.states and count <= _FEW:
        return "INDEXED BY interview_by_state"
    return {
        Order.UPDATED: "INDEXED BY interview_by_updated",
        Order.OPENED: "INDEXED BY interview_by_opened",
        Order.CODE: "INDEXED BY interview_by_code",
        Order.STATE: "INDEXED BY interview_by_state",
        Order.FORM: "INDEXED BY interview_by_form",
    }[query.order]


def _uid(typed: str) -> bytes:
    try:
        return bytes.fromhex(typed)
    except ValueError:
        return b""


def _row(row: tuple[bytes, str, str, str, str, str, int, int, int, int, bytes]) -> InterviewRow:
    uid, code, form_id, title, state, language, opened, updated, answered, total, form = row
    return InterviewRow(
        InterviewId(uid.hex()),
        code,
        form_id,
        title,
        State(state),
        language,
        datetime.fromtimestamp(opened / 1000, UTC),
        datetime.fromtimestamp(updated / 1000, UTC),
        answered,
        total,
        FormHash(form.hex()),
    )
