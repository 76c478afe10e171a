"""What the doors of a store say and do, with real stores at the lowest cost."""

import shutil
from pathlib import Path

import pytest

from intake.app.doors import StoreDoors
from intake.app.people_doors import StorePeopleDoors
from intake.domain.errors import (
    FileExistsAlreadyError,
    KeyFileNeededError,
    UnwritableFolderError,
)
from intake.services.doors import Founded, Founding
from intake.services.people_doors import PassphraseChange
from intake.storage.keys.kdf import FLOOR

PASSPHRASE = "sendero tejado limpio abrigo norte vela"


def found(folder: Path, key_file: str = "") -> Founded:
    founding = Founding(str(folder), "Alliance", "North", "Ana", PASSPHRASE, "en", key_file)
    return StoreDoors(FLOOR).found(founding, lambda _step: None)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("founded")
    key_file = folder / "ana.key"
    found(folder / "store", str(key_file))
    return folder / "store", str(key_file)


def test_store_is_founded_with_a_key_file_and_the_lock_screen_knows(
    founded: tuple[Path, str],
) -> None:
    folder, key_file = founded
    doors = StoreDoors(FLOOR)
    (door,) = doors.doors(str(folder))
    assert door.needs_key_file
    with pytest.raises(KeyFileNeededError):
        doors.unlock(str(folder), door.slot, PASSPHRASE)
    application = doors.unlock(str(folder), door.slot, PASSPHRASE, key_file=key_file)
    application.close()


def test_another_passphrase_keeps_the_key_file(founded: tuple[Path, str], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(founded[0], tmp_path / "store"))
    again = PassphraseChange(
        str(folder), "", PASSPHRASE, PASSPHRASE + " nueve", key_file=founded[1]
    )
    doors = StoreDoors(FLOOR)
    doors.people.change_passphrase(again)
    (door,) = doors.doors(str(folder))
    assert door.needs_key_file


def test_nothing_is_founded_where_the_key_file_cannot_be_made(tmp_path: Path) -> None:
    there = tmp_path / "ana.key"
    there.write_bytes(b"something else")
    with pytest.raises(FileExistsAlreadyError):
        found(tmp_path / "store", str(there))
    with pytest.raises(UnwritableFolderError):
        found(tmp_path / "store", str(tmp_path / "stick" / "ana.key"))
    assert not (tmp_path / "store").exists()
    assert there.read_bytes() == b"something else"


def test_nothing_is_left_of_a_store_whose_key_file_failed_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled_out(_doors: StorePeopleDoors, change: PassphraseChange) -> None:
        raise UnwritableFolderError(change.new_key_file)

    monkeypatch.setattr(StorePeopleDoors, "change_passphrase", pulled_out)
    with pytest.raises(UnwritableFolderError):
        found(tmp_path / "store", str(tmp_path / "ana.key"))
    assert not (tmp_path / "store").exists()


def test_sheet_words_are_two_lists_of_the_same_numbers() -> None:
    lists = StoreDoors(FLOOR).people.sheet_words()
    assert {language: len(set(words)) for language, words in lists.items()} == {
        "en": 2048,
        "es": 2048,
    }
