"""`intake store`: founding, telling, checking, and every way in which a store does not open."""

import io
import json
import os
import shutil
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from intake.cli import store
from intake.cli.exit_codes import Exit
from intake.domain.ids import ChainId
from intake.i18n import Words
from intake.services.checked_files import CheckedFile
from intake.storage.instance_lock import InstanceLock
from tests.cli.conftest import Command, Site


def files_of(folder: Any) -> Any:
    return {
        each.relative_to(folder): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file() and each.suffix not in {".tries", ".lock"}
    }


def found(command: Command, folder: Any, passphrase_file: Any, *more: Any, **kept: Any) -> Any:
    return command(
        "store", "new", folder, "--organisation", "O", "--site", "S", "--coordinator", "Ana",
        "--passphrase-file", passphrase_file, *more, **kept,
    )  # fmt: skip


def test_both_sheets_are_shown_once_and_kept_nowhere(
    command: Command, secrets_folder: Path, tmp_path: Path
) -> None:
    made = found(command, tmp_path / "new", secrets_folder / "right", "--json").json
    words = made["recovery_sheet"]["words"]
    assert len(words) == len(made["organisation_sheet"]["words"]) == 24
    whole = b"".join(files_of(tmp_path / "new").values())
    assert " ".join(words[:4]).encode() not in whole


def test_sheets_go_to_a_file_that_only_its_owner_reads(founded: Site) -> None:
    text = founded.north_sheets.read_text(encoding="utf-8")
    assert "Recovery sheet" in text
    assert "24 " in text
    assert stat.S_IMODE(founded.north_sheets.stat().st_mode) == 0o600


def test_sheets_in_a_file_are_not_printed_as_well(
    command: Command, secrets_folder: Path, tmp_path: Path
) -> None:
    made = found(
        command, tmp_path / "new", secrets_folder / "right", "--json", "--sheets", tmp_path / "s"
    ).json
    assert made["sheets"] == str(tmp_path / "s")
    assert "words" not in made["recovery_sheet"]


def test_no_store_is_founded_when_the_sheets_cannot_be_written(
    command: Command, secrets_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "sheets").write_text("mine")
    found(
        command, tmp_path / "new", secrets_folder / "right", "--sheets", tmp_path / "sheets",
        code=Exit.FILE,
    )  # fmt: skip
    assert not (tmp_path / "new").exists()
    assert (tmp_path / "sheets").read_text() == "mine"


def test_no_store_is_founded_over_another_or_over_files(
    command: Command, site: Site, secrets_folder: Path
) -> None:
    before = files_of(site.folder)
    there = found(command, site.north, secrets_folder / "right", code=Exit.STORE)
    other = found(command, site.folder, secrets_folder / "right", code=Exit.STORE, lang="es")
    demo = command("demo", site.folder, code=Exit.STORE)
    assert "already" in there.err
    assert "other files" in demo.err
    assert "otros archivos" in other.err
    assert files_of(site.folder) == before


def test_a_weak_passphrase_founds_nothing(
    command: Command, secrets_folder: Path, tmp_path: Path
) -> None:
    refused = found(command, tmp_path / "new", secrets_folder / "weak", code=Exit.PASSPHRASE)
    assert "guessed" in refused.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said_so(
    command: Command, secrets_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    found(command, tmp_path / "file" / "new", secrets_folder / "right", code=Exit.FILE)


def test_without_a_passphrase_only_who_may_unlock_is_told(command: Command, founded: Site) -> None:
    told = command("store", "info", founded.north, "--json").json
    assert told["people"] == ["Ana north"]
    assert "interviews" not in told


def test_with_a_passphrase_the_content_is_counted(command: Command, site: Site) -> None:
    told = command.at(site.north, "store", "info", "--json").json
    assert (told["organisation"], told["interviews"]) == ("north alliance", 1)
    assert "Organización" in command.at(site.north, "store", "info", lang="es").out


def test_the_store_is_named_before_the_command_or_after_it(command: Command, founded: Site) -> None:
    folder = founded.north
    asked = [("--store", folder, "store", "info"), ("store", "--store", folder, "info"),
             ("store", "info", "--store", folder), ("store", "info", folder)]  # fmt: skip
    assert len({command(*each, "--json").out for each in asked}) == 1


def test_a_sound_store_verifies(command: Command, site: Site) -> None:
    report = command.at(site.north, "store", "verify", "--json").json
    assert report["sound"]
    assert {each["file"] for each in report["files"]} == {
        f"{each}.db" for each in ("core", "identity", "media", "sources")
    }
    assert all(each["checked"] for each in report["files"])


def test_file_without_a_key_is_said_to_be_unchecked() -> None:
    unknown = CheckedFile("identity.db", 0, ChainId(""), "", 0, (), is_checked=False)
    assert store.faults_of(unknown, Words("en")) == "not checked: no key"
    assert store.faults_of(unknown, Words("es")) == "sin verificar: falta la clave"
    assert store.faults_of(replace(unknown, is_checked=True), Words("en")) == "-"


def test_a_contact_card_is_never_written_over_a_file(command: Command, site: Site) -> None:
    before = site.north_card.read_bytes()
    command.at(site.north, "store", "card", "--out", site.north_card, code=Exit.FILE)
    assert site.north_card.read_bytes() == before


# --- stores that do not open


def cut_slot(store: Any) -> Any:
    slot = next(store.glob("slots/*.slot"))
    slot.write_bytes(slot.read_bytes()[:-20])


def overwrite_core(store: Any) -> Any:
    data = bytearray((store / "core.db").read_bytes())
    data[100:200] = b"x" * 100
    (store / "core.db").write_bytes(data)


def flip_one_bit_of_the_fourth_page(store: Any) -> Any:
    data = bytearray((store / "core.db").read_bytes())
    data[3 * 4096 + 100] ^= 1
    (store / "core.db").write_bytes(data)


def put_plain_file(store: Any) -> Any:
    (store / "core.db").write_bytes(b"SQLite format 3\0" + bytes(4080))


def make_newer(store: Any) -> Any:
    card = json.loads((store / "store.json").read_bytes())
    card |= {"v": 2, "format": "intake-store/2"}
    data = json.dumps(card, sort_keys=True, separators=(",", ":"))
    (store / "store.json").write_text(data + "\n")


def take_slot_of_another_store(store: Any) -> Any:
    for each in store.glob("slots/*"):
        each.unlink()
    for each in store.with_name("south").glob("slots/*"):
        shutil.copy(each, store / "slots")


@pytest.mark.parametrize(
    ("harm", "english", "spanish"),
    [
        (cut_slot, "key file is damaged", "está dañado"),
        (overwrite_core, "core.db of the store is damaged", "core.db del almacén está dañado"),
        (flip_one_bit_of_the_fourth_page, "core.db of the store is damaged", "está dañado"),
        (put_plain_file, "not encrypted", "no está cifrado"),
        (make_newer, "newer version", "más nueva"),
        (take_slot_of_another_store, "another organisation", "otra organización"),
        (lambda store: shutil.rmtree(store), "no store in the folder", "No hay ningún almacén"),
    ],
    ids=["slot", "core", "page", "plain", "newer", "foreign", "absent"],
)
def test_a_store_that_does_not_open_is_explained_and_left_alone(
    command: Command, site: Site, harm: Any, english: Any, spanish: Any
) -> None:
    harm(site.north)
    before = files_of(site.north)
    for language, said in (("en", english), ("es", spanish)):
        refused = command.at(site.north, "interview", "list", code=Exit.STORE, lang=language)
        assert said in refused.err
        assert refused.out == ""
    assert files_of(site.north) == before


def test_a_second_instance_is_told_to_wait_its_turn(command: Command, site: Site) -> None:
    lock = InstanceLock(site.north)
    try:
        refused = command.at(site.north, "store", "verify", code=Exit.STORE)
    finally:
        lock.release()
    assert "open already" in refused.err
    command.at(site.north, "store", "verify")


def test_wrong_passphrases_bring_a_pause_in_which_nothing_is_tried(
    command: Command, site: Site, secrets_folder: Path
) -> None:
    wrong = ("store", "verify", site.north, "--passphrase-file", secrets_folder / "wrong")
    for _ in range(2):
        assert "Nothing is damaged" in command(*wrong, code=Exit.PASSPHRASE).err
    assert "again in 1 second" in command(*wrong, code=Exit.PASSPHRASE).err
    tries = next(site.north.glob("slots/*.tries"))
    tries.write_text(json.dumps(json.loads(tries.read_bytes()) | {"count": 9, "last": 2**42}))
    paused = command.at(site.north, "store", "verify", code=Exit.PASSPHRASE, lang="es")
    assert "esta no se probó" in paused.err
    assert json.loads(tries.read_bytes())["count"] == 9


def test_whoever_unlocks_is_named_when_there_are_several(command: Command, site: Site) -> None:
    for each in site.south.glob("slots/*"):
        shutil.copy(each, site.north / "slots")
    refused = command.at(site.north, "store", "verify", code=Exit.NOT_FOUND)
    assert "--person" in refused.err
    command.at(site.north, "store", "verify", "--person", "Ana north")
    command.at(site.north, "store", "verify", "--person", "Nobody", code=Exit.NOT_FOUND)


def test_a_passphrase_comes_through_a_descriptor(command: Command, site: Site) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"sendero tejado limpio abrigo norte vela\n")
    os.close(writing)
    try:
        assert command("store", "verify", site.north, "--passphrase-fd", reading).code == Exit.DONE
    finally:
        os.close(reading)


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--passphrase-fd", "987"), "descriptor 987"),
        (("--passphrase-file", "/nowhere/at/all"), "cannot be read"),
        ((), "no terminal"),
    ],
)
def test_no_passphrase_is_a_matter_of_passphrases(
    command: Command, founded: Site, monkeypatch: pytest.MonkeyPatch, option: Any, said: Any
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert said in command("store", "verify", founded.north, *option, code=Exit.PASSPHRASE).err


def test_a_passphrase_file_that_others_read_is_not_used(
    command: Command, founded: Site, secrets_folder: Path, tmp_path: Path
) -> None:
    open_file = Path(shutil.copy(secrets_folder / "right", tmp_path / "open"))
    open_file.chmod(0o644)
    refused = command(
        "store", "verify", founded.north, "--passphrase-file", open_file, code=Exit.PASSPHRASE
    )
    assert "chmod 600" in refused.err
