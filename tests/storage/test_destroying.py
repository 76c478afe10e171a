"""A destroyed store is opened by nobody, wherever the destroying was cut short."""

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from intake.domain.errors import (
    IntakeError,
    NotAStoreError,
    StoreNotFoundError,
    UnwritableFolderError,
)
from intake.storage import destroying, recovering, restoring
from intake.storage.backup_copy import Advance
from intake.storage.instance_lock import InstanceLock
from intake.storage.keys.words import Sheet
from intake.storage.restoring import ByWords
from intake.storage.store_folder import FoundedStore, OpenStore, Surroundings, unlock
from tests.storage.conftest import PASSPHRASE
from tests.storage.desk import START


class PowerCutError(Exception):
    """The machine is off."""


def test_what_is_there_is_counted_before(folder: Path) -> None:
    found = destroying.survey(folder)
    assert (found.slots, found.grants, found.requests) == (1, 5, 0)
    assert found.files > 10
    assert found.size > 100_000


def test_destroyed_store_is_gone(folder: Path) -> None:
    (folder / "requests").mkdir()
    (folder / "requests" / "beto.request").write_bytes(b"keys")
    (folder / "quarantine").mkdir()
    (folder / "quarantine" / "x.bin").write_bytes(b"sealed")
    found = destroying.destroy(folder)
    assert found.requests == 1
    assert not folder.exists()
    with pytest.raises(StoreNotFoundError):
        destroying.destroy(folder)


def test_store_that_is_open_elsewhere_is_destroyed_all_the_same(folder: Path) -> None:
    lock = InstanceLock(folder)
    destroying.destroy(folder)
    lock.release()
    assert not folder.exists()


def test_nothing_that_is_no_store_is_destroyed(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me")
    with pytest.raises(NotAStoreError):
        destroying.destroy(tmp_path)
    assert (tmp_path / "letter.txt").exists()


def test_keys_are_written_over_before_they_are_removed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, bytes] = {}
    before = {path.name: path.read_bytes() for path in folder.rglob("*.age")}
    unlink = Path.unlink

    def looked_at(path: Path, missing_ok: bool = False) -> None:
        if path.is_file():
            seen[path.name] = path.read_bytes()
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", looked_at)
    destroying.destroy(folder)
    for name, data in before.items():
        assert len(seen[name]) == len(data)
        assert seen[name] != data


def _steps(folder: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> int:
    """Cut the power at one of the removals; return how many there were."""
    count = 0
    unlink = Path.unlink

    def cut(path: Path, missing_ok: bool = False) -> None:
        nonlocal count
        count += 1
        if count == at:
            raise PowerCutError
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", cut)
        try:
            destroying.destroy(folder)
        except PowerCutError:
            assert folder.exists()
    return count


def test_store_is_unreadable_from_the_first_step_on_and_can_be_destroyed_to_the_end(
    founded: FoundedStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    surroundings: Surroundings,
) -> None:
    copy = Path(shutil.copytree(founded.folder, tmp_path / "whole"))
    steps = _steps(copy, monkeypatch, 0)
    assert steps > 8
    for at in range(2, steps + 1):  # from the second: one grant is gone, and written over
        copy = Path(shutil.copytree(founded.folder, tmp_path / str(at)))
        _steps(copy, monkeypatch, at)
        if at > 5:  # every grant is gone: the passphrase and the sheet open nothing
            with pytest.raises(IntakeError):
                unlock(copy, PASSPHRASE, surroundings)
            with suppress(IntakeError):
                words = " ".join(founded.recovery.words)
                assert recovering.drill(copy, Sheet.RECOVERY, words).opens == ()
        destroying.destroy(copy)
        assert not copy.exists()


def test_only_a_backup_brings_it_back(
    store: OpenStore, folder: Path, founded: FoundedStore, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    advance: Advance = lambda _done, _all: None  # noqa: E731
    made = store.backups.make(str(stick), START, 30, advance)
    store.close()
    destroying.destroy(folder)
    words = ByWords(" ".join(founded.recovery.words))
    restoring.restore(Path(made.place), folder, words, advance)
    assert (folder / "core.db").exists()
    assert list((folder / "slots").iterdir()) == []


def test_one_file_that_cannot_be_destroyed_keeps_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = min((folder / "grants").glob("*.age"))
    forget = destroying._forget

    def refusing(path: Path, longest: int) -> None:
        if path == kept:
            raise PermissionError(str(path))
        forget(path, longest)

    monkeypatch.setattr(destroying, "_forget", refusing)
    monkeypatch.setattr(shutil, "rmtree", lambda path: (_ for _ in ()).throw(OSError(str(path))))
    with pytest.raises(UnwritableFolderError):
        destroying.destroy(folder)
    assert list((folder / "grants").iterdir()) == [kept]
    assert not list((folder / "slots").iterdir())
    assert not list(folder.glob("*.db"))
    monkeypatch.undo()
    destroying.destroy(folder)
    assert not folder.exists()


def test_what_a_link_points_to_is_left_alone(folder: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("keep me")
    (folder / "slots" / "z.slot").symlink_to(letter)
    destroying.destroy(folder)
    assert letter.read_text() == "keep me"
