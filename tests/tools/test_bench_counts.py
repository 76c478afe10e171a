"""Frames of a write-ahead log and syncs of an answer are counted, not estimated."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tools.bench.answer_counts import Counts
from tools.bench.wal_frames import WalFrames


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A plain database with a log: its frames lie as in an encrypted one."""
    with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (n INTEGER PRIMARY KEY, b BLOB)")
        yield connection


def test_one_small_row_is_one_frame(connection: sqlite3.Connection, tmp_path: Path) -> None:
    log = WalFrames(tmp_path / "a.db-wal")
    connection.execute("INSERT INTO t (b) VALUES (x'00')")
    assert log.gained() == 1
    assert log.gained() == 0


def test_a_long_row_takes_the_frames_of_its_pages(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    log = WalFrames(tmp_path / "a.db-wal")
    connection.execute("INSERT INTO t (b) VALUES (zeroblob(40000))")
    assert log.gained() in {10, 11, 12}


def test_a_log_that_begins_anew_is_counted_from_its_start(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    connection.execute("INSERT INTO t (b) VALUES (zeroblob(40000))")
    log = WalFrames(tmp_path / "a.db-wal")
    assert log.count > 10
    connection.execute("PRAGMA wal_checkpoint(RESTART)").fetchall()
    connection.execute("INSERT INTO t (b) VALUES (x'00')")
    assert log.gained() in {1, 2}
    assert log.count in {1, 2}


def test_what_is_no_log_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no-wal").write_bytes(bytes(100))
    with pytest.raises(ValueError, match="log"):
        WalFrames(tmp_path / "no-wal")


def test_answers_that_emptied_the_log_are_told_apart() -> None:
    counts = Counts((0, 0, 2), (1, 1, 3), (5, 5, 5), (10, 999, 1000), 1000, "a count")
    assert counts.syncs == (1, 1, 5)
    assert counts.apart_from_checkpoints(counts.syncs) == [1, 1]
