"""A file is refused before it is opened, and what SQLCipher says is told apart."""

import sqlite3
import stat
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.errors import (
    DamagedFileError,
    DiskFullError,
    ForeignStoreError,
    NewerStoreError,
    PlainDatabaseError,
)
from intake.storage import database
from intake.storage.database import FileFacts

KEY = bytes(range(32))
FACTS = FileFacts(b"s" * 16, Compartment.CORE, 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "core.db"
    database.create_database(path, KEY, FACTS, b"c" * 16)
    return path


def test_settings_that_durability_rests_on_are_in_force(path: Path) -> None:
    connection = database.open_database(path, KEY, FACTS)
    values = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    }
    trusted = connection.execute("PRAGMA trusted_schema").fetchone()[0]
    connection.close()
    assert values == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    assert trusted == 0


def test_files_are_for_their_owner_alone(path: Path) -> None:
    connection = database.open_database(path, KEY, FACTS)
    connection.execute("UPDATE meta SET hlc_seen = 1")
    found = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    connection.close()
    assert found == {"core.db": 0o600, "core.db-wal": 0o600, "core.db-shm": 0o600}


def test_key_is_raw_and_never_a_passphrase(path: Path) -> None:
    other = sqlcipher.connect(str(path))
    other.execute("PRAGMA cipher_log_level = NONE")
    other.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    other.execute("PRAGMA cipher_hmac_algorithm = HMAC_SHA256")
    assert other.execute("SELECT store FROM meta").fetchone() == (b"s" * 16,)
    other.close()
    for wrong in (KEY[:31], KEY + b"0", b""):
        with pytest.raises(ValueError, match="32 bytes"):
            database.open_database(path, wrong, FACTS)


def test_plain_database_is_never_opened(tmp_path: Path) -> None:
    plain = tmp_path / "core.db"
    with sqlite3.connect(plain) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    before = plain.read_bytes()
    with pytest.raises(PlainDatabaseError) as refused:
        database.open_database(plain, KEY, FACTS)
    assert refused.value.file == "core.db"
    assert plain.read_bytes() == before
    assert list(tmp_path.iterdir()) == [plain]


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"noise" * 2000, b"short"])
def test_foreign_file_is_damage_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "core.db"
    path.write_bytes(content)
    with pytest.raises(DamagedFileError) as refused:
        database.open_database(path, KEY, FACTS)
    assert refused.value.file == "core.db"
    assert path.read_bytes() == content


def test_missing_file_is_damage_and_is_not_created(tmp_path: Path) -> None:
    with pytest.raises(DamagedFileError):
        database.open_database(tmp_path / "core.db", KEY, FACTS)
    assert not list(tmp_path.iterdir())


def test_wrong_key_is_damage(path: Path) -> None:
    with pytest.raises(DamagedFileError):
        database.open_database(path, bytes(32), FACTS)


def test_nothing_is_created_over_a_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        database.create_database(path, KEY, FACTS, b"c" * 16)
    assert path.read_bytes() == before


def test_newer_schema_is_left_as_it_is(path: Path) -> None:
    connection = database.open_database(path, KEY, FACTS)
    (known,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerStoreError) as refused:
        database.open_database(path, KEY, FACTS)
    assert (refused.value.found, refused.value.known) == (99, known)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        (FileFacts(b"x" * 16, Compartment.CORE, 1), ForeignStoreError),
        (FileFacts(b"s" * 16, Compartment.CORE, 2), DamagedFileError),
    ],
)
def test_file_must_say_what_its_grant_says(
    path: Path, facts: FileFacts, error: type[Exception]
) -> None:
    with pytest.raises(error):
        database.open_database(path, KEY, facts)


def test_file_of_another_compartment_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "core.db"
    other = FileFacts(b"s" * 16, Compartment.IDENTITY, 1)
    database.create_database(path, KEY, other, b"c" * 16)
    with pytest.raises(DamagedFileError):
        database.open_database(path, KEY, FACTS)


def test_file_of_another_program_is_refused(path: Path) -> None:
    connection = database.open_database(path, KEY, FACTS)
    connection.execute("PRAGMA application_id = 7")
    connection.close()
    with pytest.raises(DamagedFileError):
        database.open_database(path, KEY, FACTS)


def test_full_disk_keeps_what_was_acknowledged(path: Path) -> None:
    connection = database.open_database(path, KEY, FACTS)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with database.transaction(connection, path):
        connection.execute("UPDATE meta SET hlc_seen = 5")
    with pytest.raises(DiskFullError):
        _write_much(connection, path)
    assert not connection.in_transaction
    assert connection.execute("SELECT hlc_seen FROM meta").fetchone() == (5,)
    connection.close()


def test_mistake_of_ours_stays_one(path: Path) -> None:
    connection = database.open_database(path, KEY, FACTS)
    with (
        pytest.raises(sqlcipher.OperationalError, match="no such table"),
        database.transaction(connection, path),
    ):
        connection.execute("SELECT * FROM absent")
    connection.close()


def _write_much(connection: sqlcipher.Connection, path: Path) -> None:
    with database.transaction(connection, path):
        connection.execute("UPDATE meta SET hlc_seen = 6")
        connection.execute(
            "INSERT INTO setting (name, value) VALUES ('long', hex(zeroblob(90000)))"
        )


def test_key_as_text_is_written_over_once_it_was_given() -> None:
    key = bytes(range(7, 39))
    with database._as_text(key) as text:
        assert text == f"x'{key.hex()}'".encode()
    assert text == bytes(len(text))
