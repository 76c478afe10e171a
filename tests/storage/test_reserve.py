"""A full disk: the reserve lets the session finish, and is made again when there is room."""

import os
import shutil
import stat
from pathlib import Path
from typing import NamedTuple

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.errors import DiskFullError, FailingDiskError, IntakeError, StoreNotFoundError
from intake.storage import database, reserve
from intake.storage.store_folder import OpenStore
from tests.storage.desk import Desk


class Usage(NamedTuple):
    """What a disk has left."""

    free: int


def test_an_unlocked_store_has_a_reserve_for_its_owner_alone(store: OpenStore) -> None:
    path = store.folder / reserve.NAME
    assert path.stat().st_size == reserve.SIZE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    if hasattr(path.stat(), "st_blocks"):
        assert path.stat().st_blocks * 512 >= reserve.SIZE


def test_reserve_is_given_back_once_and_made_again(tmp_path: Path) -> None:
    assert reserve.keep(tmp_path)
    assert reserve.keep(tmp_path)
    assert reserve.release(tmp_path)
    assert not reserve.release(tmp_path)
    assert reserve.keep(tmp_path)


def test_it_is_not_made_where_it_would_fill_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(2 * reserve.SIZE))
    assert not reserve.keep(tmp_path)
    assert not list(tmp_path.iterdir())


def test_half_a_reserve_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "posix_fallocate", full, raising=False)
    assert not reserve.keep(tmp_path)
    assert not list(tmp_path.iterdir())


def test_it_is_made_of_bytes_where_the_system_promises_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fallocate", raising=False)
    assert reserve.keep(tmp_path)
    assert (tmp_path / reserve.NAME).stat().st_size == reserve.SIZE


def test_full_file_gives_the_reserve_back_and_takes_answers_when_there_is_room(desk: Desk) -> None:
    assert reserve.keep(desk.folder)
    interview = desk.open_interview()
    with desk.files.writing(Compartment.CORE) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
    long = ("x" * 100_000,)
    with pytest.raises(DiskFullError), desk.files.writing(Compartment.CORE) as connection:
        connection.execute("UPDATE organisation SET name = ?", long)
    assert not (desk.folder / reserve.NAME).exists()
    with desk.files.writing(Compartment.CORE) as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    desk.answer(interview, "q", "after")
    assert desk.reading.interview(interview).document.values["q"].v == "after"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (sqlcipher.SQLITE_FULL, DiskFullError),
        (sqlcipher.SQLITE_IOERR | (3 << 8), FailingDiskError),  # a write that was refused
        (sqlcipher.SQLITE_IOERR | (4 << 8), FailingDiskError),  # a sync
    ],
)
def test_what_the_disk_does_has_a_name_of_its_own(
    tmp_path: Path, code: int, told: type[IntakeError]
) -> None:
    error = sqlcipher.OperationalError("disk")
    error.sqlite_errorcode = code
    with pytest.raises(told), database.errors_told(tmp_path / "core.db"):
        raise error


def test_store_that_was_moved_away_is_not_called_damaged(desk: Desk, tmp_path: Path) -> None:
    file = desk.files.file(Compartment.CORE)
    desk.files.close()
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    file.path.rename(moved / file.path.name)
    with pytest.raises(StoreNotFoundError):
        database.connect(file.path, file.key)
