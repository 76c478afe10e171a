"""The schema on disk, the schema in the tree, and the kind of every table."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.storage import database, migrating, projections
from intake.storage.database import FileFacts
from tests.storage.desk import Desk

KEY = bytes(range(32))
KINDS = {"ledger", "projection", "blob", "local"}


@pytest.mark.parametrize("compartment", Compartment)
def test_written_schema_equals_the_migrations(tmp_path: Path, compartment: Compartment) -> None:
    path, facts = tmp_path / "a.db", FileFacts(b"s" * 16, compartment, 1)
    database.create_database(path, KEY, facts, b"c" * 16)
    connection = database.open_database(path, KEY, facts)
    found = migrating.schema(connection)
    connection.close()
    folder = files("intake.storage") / "migrations" / compartment.value
    assert found == (folder / "schema.sql").read_text(encoding="utf-8")


@pytest.mark.parametrize("compartment", Compartment)
def test_every_table_says_its_kind(compartment: Compartment) -> None:
    folder = files("intake.storage") / "migrations" / compartment.value
    tables = dict(_kinds((folder / "schema.sql").read_text(encoding="utf-8")))
    assert set(tables.values()) <= KINDS
    rebuilt = {name for name, kind in tables.items() if kind == "projection"}
    assert rebuilt == {*projections.views(compartment), *projections.later(compartment)}
    text = (folder / "schema.sql").read_text(encoding="utf-8")
    assert len(tables) == text.count("CREATE TABLE")


def test_every_compartment_has_the_same_ledger() -> None:
    first = {migrating.scripts(each)[0] for each in Compartment}
    assert len(first) == 1


def test_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, facts = tmp_path / "a.db", FileFacts(b"s" * 16, Compartment.MEDIA, 1)
    database.create_database(path, KEY, facts, b"c" * 16)
    known = migrating.scripts(Compartment.MEDIA)
    bad = "CREATE TABLE extra (x INTEGER) STRICT; INSERT INTO extra VALUES ('no number');"
    monkeypatch.setattr(migrating, "scripts", lambda _: [*known, bad])
    with pytest.raises(sqlcipher.IntegrityError):
        database.open_database(path, KEY, facts)
    monkeypatch.undo()
    connection = database.open_database(path, KEY, facts)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(known),)
    assert "extra" not in migrating.schema(connection)
    connection.close()


def test_later_migration_runs_once_and_keeps_the_rows(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    interview = desk.open_interview()
    file = desk.files.file(Compartment.CORE)
    known = migrating.scripts(Compartment.CORE)
    more = "ALTER TABLE interview ADD COLUMN extra TEXT NOT NULL DEFAULT 'x';"
    monkeypatch.setattr(migrating, "scripts", lambda _: [*known, more])
    for _ in range(2):
        connection = database.open_database(file.path, file.key, file.facts)
        rows = connection.execute("SELECT uid, extra FROM interview").fetchall()
        connection.close()
        assert rows == [(bytes.fromhex(interview), "x")]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entry WHERE pos = 2",
        "UPDATE entry SET body = x'00' WHERE pos = 2",
        "UPDATE entry SET leaf = zeroblob(32) WHERE pos = 2",
        "UPDATE entry SET subject = NULL WHERE pos = 2",
        "UPDATE entry SET header = NULL, salt_h = NULL, salt_b = NULL, body = NULL WHERE pos = 2",
    ],
)
def test_entry_is_neither_changed_nor_deleted(desk: Desk, statement: str) -> None:
    with (
        pytest.raises(sqlcipher.IntegrityError, match="entries"),
        desk.files.writing(Compartment.CORE) as connection,
    ):
        connection.execute(statement)


def test_only_an_erasure_passes_and_keeps_every_hash(desk: Desk) -> None:
    hashes = "SELECT chain, seq, leaf, link, rlink, record_count FROM entry WHERE pos = 2"
    with desk.files.writing(Compartment.CORE) as connection:
        before = connection.execute(hashes).fetchone()
        connection.execute(
            "UPDATE entry SET header = NULL, salt_h = NULL, salt_b = NULL, body = NULL,"
            " type = NULL, subject = NULL, actor = NULL, hlc = NULL WHERE pos = 2"
        )
        assert connection.execute(hashes).fetchone() == before


def _kinds(text: str) -> list[tuple[str, str]]:
    return re.findall(r"CREATE TABLE (\w+) \(  -- (\w+): ", text)
