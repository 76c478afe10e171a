"""The answer index of an open store; implements `services.figures_ports.FigureStore`."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.day_links import Relation
from intake.domain.figures.index import Index, Population
from intake.domain.figures.units import Unit
from intake.domain.ids import InterviewId
from intake.ledger import header
from intake.services.figures_facts import CEILING
from intake.services.figures_ports import Counted, Counts, Stale, StoredRecord
from intake.storage import documents, figure_rows, interview_rows
from intake.storage.files import StoreFiles

_HEAVY: Final = ("intake_f3", "intake_f6")
_CLOCK: Final = ("interview.opened", "interview.paused", "interview.resumed", "questions.finished")
_CHANGED: Final = "SELECT DISTINCT subject FROM entry WHERE pos > ? AND subject IS NOT NULL"
_TRAINED: Final = (
    "SELECT 1 FROM entry WHERE pos > ?"
    " AND (type = 'practice.done' OR type LIKE 'training.%') LIMIT 1"
)
"""Who is trained, and what is asked for, bears on every interview."""
_GONE: Final = "SELECT root FROM figure_record WHERE uid NOT IN (SELECT uid FROM interview)"
_BESIDE: Final = (
    "SELECT other FROM case_link WHERE uid = ?1 AND relation = ?2"
    " UNION SELECT uid FROM case_link WHERE other = ?1 AND relation = ?2"
    " UNION SELECT other FROM same_person WHERE uid = ?1 AND confirmed_by IS NOT NULL"
    " UNION SELECT uid FROM same_person WHERE other = ?1 AND confirmed_by IS NOT NULL"
    " UNION SELECT follows FROM interview WHERE uid = ?1 AND follows IS NOT NULL"
    " UNION SELECT uid FROM interview WHERE follows = ?1"
)
_OPENED: Final = "SELECT opened, id FROM interview WHERE uid = ?"
_KNOWN: Final = "SELECT root FROM figure_record WHERE uid = ?"
_WITH: Final = "SELECT uid FROM figure_record WHERE root = ?"
_SAME_DAY: Final = (
    "SELECT count(*) FROM (SELECT 1 FROM interview JOIN entry ON entry.pos = interview.id"
    " WHERE opened >= ? AND opened < ? AND form_id IN (?, ?)"
    " AND entry.actor = (SELECT actor FROM entry JOIN interview AS this ON entry.pos = this.id"
    " WHERE this.uid = ?) LIMIT ?)"
)


class SqlFigures:
    """Keeps the index in the core file, encrypted like all of it."""

    def __init__(self, files: StoreFiles) -> None:
        self._files = files

    def stale(self) -> Stale:
        """Return of whom something changed since the index was brought up."""
        with self._files.reading(Compartment.CORE) as connection:
            (reach,) = connection.execute("SELECT coalesce(max(pos), 0) FROM entry").fetchone()
            as_of = figure_rows.reach(connection)
            roots: dict[bytes, None] = {}
            for (uid,) in connection.execute(_CHANGED, (as_of,)).fetchall():
                roots.update(dict.fromkeys(_roots(connection, uid)))
            if connection.execute(_TRAINED, (as_of,)).fetchone() is not None:
                every = connection.execute("SELECT root FROM figure_person")
                roots.update(dict.fromkeys(root for (root,) in every))
            if _has_gone(connection):
                roots.update(dict.fromkeys(root for (root,) in connection.execute(_GONE)))
        return Stale(tuple(InterviewId(root.hex()) for root in roots), int(reach))

    def roots(self) -> Sequence[InterviewId]:
        """Return the first record of every person, once the index was brought up."""
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute("SELECT root FROM figure_person ORDER BY root").fetchall()
        return tuple(InterviewId(root.hex()) for (root,) in rows)

    def records_of(self, root: InterviewId) -> Sequence[StoredRecord]:
        """Return every record of a person, the oldest first; none where they were erased."""
        with self._files.reading(Compartment.CORE) as connection:
            uid = bytes.fromhex(root)
            members = _members(connection, uid)
            if not members or members[0][0] != uid:
                return ()  # it is gone, or belongs to an older one that is here now
            return tuple(_stored(connection, each, opened) for each, opened in members)

    def replace(self, people: Iterable[Counted]) -> None:
        """Count these people as they are now, in one transaction."""
        with self._files.writing(Compartment.CORE) as connection:
            figure_rows.replace(connection, people)

    def settle(self, reach: int) -> None:
        """Note that everything up to there is counted."""
        with self._files.writing(Compartment.CORE) as connection:
            figure_rows.settle(connection, reach)

    @contextmanager
    def counts(self) -> Iterator[Counts]:
        """Give the index as of one moment; its lines are read when they are asked for."""
        with self._files.reading(Compartment.CORE) as connection:
            lines = {unit: figure_rows.StoredLines(connection, unit) for unit in Unit}
            index = Index({unit: Population(unit, each) for unit, each in lines.items()})
            yield Counts(index, figure_rows.standings(connection))


def _roots(connection: sqlcipher.Connection, uid: bytes) -> Iterator[bytes]:
    """Yield whose index a record changes: the person it belongs to now, and those it did before."""
    members = [each for each, _opened in _members(connection, uid)]
    yield from members[:1]
    for each in {uid, *members}:
        for (root,) in connection.execute(_KNOWN, (each,)).fetchall():
            yield root
            apart = connection.execute(_WITH, (root,)).fetchall()
            for (other,) in apart:
                yield from (first for first, _opened in _members(connection, other)[:1])


def _members(connection: sqlcipher.Connection, uid: bytes) -> list[tuple[bytes, int]]:
    """Return the records with the person of one, the oldest first, each with when it was opened."""
    found, waiting = set[bytes](), [uid]
    while waiting:
        here = waiting.pop()
        found.add(here)
        rows = connection.execute(_BESIDE, (here, Relation.SAME_PERSON.value))
        waiting += [each for (each,) in rows if each not in found]
    opened = [
        (at, place, each)
        for each in found
        for at, place in connection.execute(_OPENED, (each,)).fetchall()
    ]
    return [(each, at) for at, _place, each in sorted(opened)]


def _has_gone(connection: sqlcipher.Connection) -> bool:
    """Tell whether a record may have gone: to count is quick, to compare every one is not."""
    counted, there = connection.execute(
        "SELECT (SELECT count(*) FROM figure_record), (SELECT count(*) FROM interview)"
    ).fetchone()
    return bool(counted != there)


def _stored(connection: sqlcipher.Connection, uid: bytes, opened: int) -> StoredRecord:
    found = interview_rows.standing(connection, InterviewId(uid.hex()))
    begun = datetime.fromtimestamp(opened / 1000, UTC)
    return StoredRecord(
        replace(found, document=documents.current(connection, uid)),
        f"{begun:%Y-%m}",
        _minutes(connection, uid),
        _heavy_before(connection, uid, begun) if found.form_id in _HEAVY else None,
    )


def _minutes(connection: sqlcipher.Connection, uid: bytes) -> int | None:
    """Return how long the questions took, pauses left out; None while they are not finished."""
    rows = connection.execute(
        "SELECT type, header FROM entry WHERE subject = ? AND type IN (?, ?, ?, ?)"
        " AND header IS NOT NULL ORDER BY hlc, chain, seq",
        (uid, *_CLOCK),
    )
    spent, since = 0, None
    for type_, head in rows:
        wall = header.decode(head).wall
        if since is not None:
            spent += max(wall - since, 0)
        since = wall if type_ in {"interview.opened", "interview.resumed"} else None
        if type_ == "questions.finished":
            return round(spent / 60_000)
    return None


def _heavy_before(connection: sqlcipher.Connection, uid: bytes, begun: datetime) -> int:
    """Return how many heavy interviews the same person had begun that day before: 3 is many."""
    day = begun.replace(hour=0, minute=0, second=0, microsecond=0)
    bounds = (_ms(day), min(_ms(begun), _ms(day + timedelta(days=1))))
    (count,) = connection.execute(_SAME_DAY, (*bounds, *_HEAVY, uid, CEILING)).fetchone()
    return int(count)


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
