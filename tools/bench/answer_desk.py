"""Coded answers to give, and the bare transaction that writes the same rows."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from intake.app.unlocked import build_application
from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.ids import InterviewId
from intake.domain.interview import State
from intake.services.interviewing import Interviewing
from intake.services.ports import ListQuery, Progress
from intake.storage import database
from intake.storage.database import PAGE_SIZE
from intake.storage.open_store import OpenStore
from tools.bench import stores
from tools.bench.settings import Settings

CODED = (
    ("lawyer/has_lawyer", ("yes", "no", "dk")),
    ("about_you/age_band", ("18_24", "25_34")),
    ("family/travel_with", ("alone", "family", "children")),
    ("fear/afraid_here", ("yes", "no", "dk")),
    ("fear/afraid_return", ("yes", "no", "dk")),
    ("fear/danger", ("no", "yes", "dk")),
    ("happened/hurt", ("yes", "no")),
    ("happened/threatened", ("yes", "no")),
    ("needs_today/safe_tonight", ("yes", "no")),
    ("needs_today/medicine", ("no", "yes")),
)
PER_INTERVIEW = 40
INTERVIEWS = 1_000


class AnswerDesk:
    """Gives coded answers through the service that the screen calls."""

    def __init__(
        self, interviewing: Interviewing, open_interviews: tuple[InterviewId, ...]
    ) -> None:
        self._interviewing = interviewing
        self._interviews = open_interviews
        self._numbers = count()
        self._next = self._answer()

    def give(self) -> None:
        """Give the next answer; it is on the disk when this returns."""
        interview, patches, progress = self._next
        self._interviewing.answer(interview, patches, lang="es", progress=progress)

    def prepare(self) -> None:
        """Make the next answer, as the form session does before the desk is asked."""
        self._next = self._answer()

    def _answer(self) -> tuple[InterviewId, dict[Compartment, Patch], Progress]:
        number = next(self._numbers)
        interview = self._interviews[number // PER_INTERVIEW % len(self._interviews)]
        path, codes = CODED[number % len(CODED)]
        value = Value(codes[number // len(CODED) % len(codes)], lang="es")
        progress = Progress(number % stores.QUESTIONS, stores.QUESTIONS)
        return interview, {Compartment.CORE: Patch(path, ((path, value),))}, progress


@dataclass(frozen=True, slots=True)
class Bench:
    """An open store with its desk, and where its file and its copy lie."""

    desk: AnswerDesk
    store: OpenStore
    file: Path
    twin: Path
    """The same file as it was before the store was opened."""
    key: bytes


@contextmanager
def answer_bench(settings: Settings, name: str) -> Iterator[Bench]:
    """Give an open store of 1,000 interviews that may be written to, and its twin."""
    folder = settings.folder("answer") / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(stores.filled_store(settings.work, INTERVIEWS), folder)
    twin = folder.with_suffix(".twin.db")
    shutil.copyfile(folder / "core.db", twin)
    with stores.opened(folder) as store:
        reading = store.reading
        rows = reading.interviews(ListQuery(states=(State.OPEN,), limit=60)).rows
        desk = AnswerDesk(build_application(store).interviewing, tuple(row.id for row in rows))
        key = store._unlocked.files.file(Compartment.CORE).key  # noqa: SLF001 - for the twin
        yield Bench(desk, store, folder / "core.db", twin, key)
    shutil.rmtree(folder)
    for each in folder.parent.glob(f"{twin.name}*"):
        each.unlink()


class BareTransaction:
    """Writes the rows of an answer with SQLCipher and nothing else: random bytes for the hashes."""

    INSERT = (
        "INSERT INTO entry (chain, seq, leaf, link, rlink, record_count, header, salt_h, salt_b,"
        " type, subject, actor, hlc, body) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
    )
    UPDATE = "UPDATE interview SET updated = ?, answered = ?, total = ? WHERE uid = ?"

    def __init__(self, bench: Bench) -> None:
        """Open the twin, and take an entry that was just made as the pattern of every row."""
        pages = journal_pages(bench.file, bench.key)
        self._pattern = _last_answer(bench.file, bench.key)
        self._connection = connect(bench.twin, bench.key)
        self._connection.execute(f"PRAGMA wal_autocheckpoint = {pages}").fetchall()
        (self._seq,) = self._connection.execute("SELECT max(seq) FROM entry").fetchone()
        self._subjects = [
            uid
            for (uid,) in self._connection.execute(
                "SELECT uid FROM interview WHERE state = 'open' ORDER BY updated DESC LIMIT 60"
            )
        ]
        self._numbers = count()
        self._next = self._row()

    def write(self) -> None:
        """Write the next row: begin, insert, update, commit."""
        entry, update = self._next
        execute = self._connection.execute
        execute("BEGIN IMMEDIATE")
        execute(self.INSERT, entry)
        execute(self.UPDATE, update)
        execute("COMMIT")

    def prepare(self) -> None:
        """Make the next row, outside what is timed."""
        self._next = self._row()

    def close(self) -> None:
        """Close the twin."""
        self._connection.close()

    def _row(self) -> tuple[tuple[object, ...], tuple[object, ...]]:
        number, old = next(self._numbers), self._pattern
        self._seq += 1
        subject = self._subjects[number // PER_INTERVIEW % len(self._subjects)]
        entry = (
            old["chain"], self._seq, *(secrets.token_bytes(32) for _ in range(3)), number + 4,
            secrets.token_bytes(len(old["header"])), *(secrets.token_bytes(32) for _ in range(2)),
            old["type"], subject, old["actor"], old["hlc"] + number, old["body"],
        )  # fmt: skip
        wall = (old["hlc"] >> 16) + number
        return entry, (wall, number % stores.QUESTIONS, stores.QUESTIONS, subject)


def connect(path: Path, key: bytes) -> sqlcipher.Connection:
    """Open a file with the settings of the store, by SQLCipher alone."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA cipher_page_size = {PAGE_SIZE}")
    connection.execute("PRAGMA cipher_hmac_algorithm = HMAC_SHA256")
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def journal_pages(path: Path, key: bytes) -> int:
    """Return how long the store lets its log become before a commit brings it into the file."""
    connection = database.connect(path, key)
    (pages,) = connection.execute("PRAGMA wal_autocheckpoint").fetchone()
    connection.close()
    return int(pages)


def _last_answer(path: Path, key: bytes) -> dict[str, Any]:
    connection = connect(path, key)
    connection.row_factory = sqlcipher.Row
    row = connection.execute(
        "SELECT * FROM entry WHERE type = 'answer.given' ORDER BY pos DESC LIMIT 1"
    ).fetchone()
    connection.close()
    return {name: row[name] for name in row.keys()}  # noqa: SIM118 - a Row is no mapping
