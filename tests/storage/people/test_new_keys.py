"""Giving a file another key: in a copy beside it, where there is room, while nobody has it open."""

import shutil
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from intake.domain.compartments import Compartment
from intake.domain.errors import DamagedFileError
from intake.services.people import GrantAnew
from intake.storage import database, rekeying
from intake.storage.database import FileFacts
from intake.storage.files import OpenFile
from intake.storage.keys.grants import Grant
from tests.storage.people.site import Site

OLD, NEW_KEY = b"o" * 32, b"n" * 32


def generations(site: Site) -> dict[str, int]:
    with site.open() as store:
        files = store._unlocked.files
        return {each.value: files.file(each).facts.generation for each in Compartment}


def test_key_is_changed_later_where_there_is_no_room_now(site: Site) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=1))
        site.do(GrantAnew(new_keys=True))
        assert generations(site) == {"core": 1, "identity": 1, "media": 1, "sources": 1}
        with site.open() as store:  # granted, and waiting
            granted = {each.compartment: each.generation for each in store.people.grants()}
        assert granted == {"core": 2, "identity": 2, "media": 1, "sources": 2, "inbox": 2}
    assert generations(site) == {"core": 2, "identity": 2, "media": 1, "sources": 2}
    with site.open() as store:
        assert store.verify(lambda _done, _all: None).is_good


def test_keys_can_be_changed_again_and_again(site: Site) -> None:
    for _ in range(3):
        site.do(GrantAnew(new_keys=True))
    assert generations(site) == {"core": 4, "identity": 4, "media": 1, "sources": 4}
    names = {each.name for each in (site.folder / "grants").iterdir()}
    assert names == {"core.4.age", "identity.4.age", "media.1.age", "sources.4.age"} | {
        f"inbox.{each}.age" for each in (1, 2, 3, 4)
    }


@pytest.fixture
def file(tmp_path: Path) -> OpenFile:
    facts = FileFacts(b"s" * 16, Compartment.CORE, 1)
    database.create_database(tmp_path / "core.db", OLD, facts, b"c" * 16)
    return OpenFile(tmp_path / "core.db", OLD, facts)


def grant(file: OpenFile) -> Grant:
    return Grant(
        file.facts.store.hex(), "core", 2, key=bytearray(NEW_KEY), recipients=(),  # type: ignore[arg-type]
        granted_by="", roster="",  # type: ignore[arg-type]
    )  # fmt: skip


def test_file_opens_with_the_new_key_only(file: OpenFile, tmp_path: Path) -> None:
    changed = rekeying.exchange(file, grant(file), tmp_path)
    assert (changed.facts.generation, changed.key) == (2, NEW_KEY)
    database.open_database(changed.path, NEW_KEY, changed.facts).close()
    with pytest.raises(DamagedFileError):
        database.open_database(file.path, OLD, file.facts)
    assert {each.name for each in tmp_path.iterdir()} == {"core.db"}


def test_file_that_somebody_has_open_keeps_its_key(file: OpenFile, tmp_path: Path) -> None:
    with closing(database.connect(file.path, OLD)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM meta").fetchall()
        with closing(database.connect(file.path, OLD)) as writer:
            writer.execute("UPDATE meta SET hlc_seen = hlc_seen + 1")
        with pytest.raises(DamagedFileError):
            rekeying.exchange(file, grant(file), tmp_path)
        other.execute("ROLLBACK")
    database.open_database(file.path, OLD, file.facts).close()


def test_key_of_another_length_is_refused(file: OpenFile) -> None:
    with (
        closing(database.connect(file.path, OLD)) as connection,
        pytest.raises(ValueError, match="32"),
    ):
        database.change_key(connection, b"short")
    assert not database.is_opened_by(file.path, NEW_KEY, file.facts)
    assert database.is_opened_by(file.path, OLD, file.facts)
