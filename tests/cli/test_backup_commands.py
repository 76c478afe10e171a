"""Backups and the end of a store from the command line."""

import io
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command, Site
from tests.cli.test_people_commands import Team


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, secrets_folder: Path, command: Command) -> Site:
    """One store and its sheets."""
    here = tmp_path_factory.mktemp("alone")
    command(
        "store", "new", here / "north", "--organisation", "north alliance", "--site", "north",
        "--coordinator", "Ana north", "--passphrase-file", secrets_folder / "right",
        "--sheets", here / "north_sheets",
    )  # fmt: skip
    return Site(here, "")


@pytest.fixture
def team(command: Command, alone: Site, tmp_path: Path) -> Team:
    folder = tmp_path / "typed"
    shutil.copytree(alone.folder, folder)
    return Team(command, Site(folder, ""), folder)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def made(team: Team, stick: Path) -> dict[str, Any]:
    data: dict[str, Any] = team.ana("backup", "make", stick, "--json").json
    return data


def test_backup_goes_the_whole_way_to_a_store_that_both_sheets_open(
    team: Team, stick: Path, tmp_path: Path
) -> None:
    backup = made(team, stick)
    listed = team.command("backup", "list", stick, "--json").json
    assert [each["id"] for each in listed["backups"]] == [backup["id"]]
    assert listed["broken"] == []
    sheet = ("--recovery-sheet", team.folder / "recovery")
    place = Path(backup["place"])
    proof = team.command("backup", "verify", place, *sheet, "--json").json
    assert (proof["id"], proof["attachments"]) == (backup["id"], 0)
    new = tmp_path / "new"
    said = team.command("backup", "restore", place, new, *sheet).out
    assert "Nobody can unlock it yet" in said
    at = ("--store", new)
    beto = ("--passphrase-file", team.folder / "beto")
    team.command("person", "enrol", "Beto", "--role", "coordinator", *at, *beto)
    team.command(
        "recovery", "open", "Beto", *at, *beto, *sheet,
        "--organisation-sheet", team.folder / "organisation",
    )  # fmt: skip
    facts = team.command("store", "info", new, *beto, "--json").json
    assert facts["store_id"] == proof_store(team)
    report = team.command("store", "verify", new, *beto, "--json").json
    assert report["sound"]


def proof_store(team: Team) -> str:
    name: str = team.ana("store", "info", "--json").json["store_id"]
    return name


def test_coordinator_restores_with_the_key_file_of_the_broken_store(
    team: Team, stick: Path, tmp_path: Path
) -> None:
    place = Path(made(team, stick)["place"])
    (team.store / "core.db").unlink()
    new = tmp_path / "new"
    said = team.ana("backup", "drill", place).out
    assert "Nothing was left" in said
    assert [path.name for path in stick.iterdir()] == [place.name]
    said = team.ana("backup", "restore", place, new).out
    assert "You can unlock it with your passphrase" in said
    team.command("store", "info", new, "--passphrase-file", team.folder / "ana")
    team.ana("backup", "restore", place, new, code=Exit.STORE)


def test_broken_backup_is_listed_with_its_fault_and_refused(team: Team, stick: Path) -> None:
    place = Path(made(team, stick)["place"])
    with (place / "core.db").open("r+b") as file:
        file.seek(9000)
        file.write(b"\0\1")
    refused = team.ana("backup", "verify", place, code=Exit.REFUSED)
    assert "core.db" in refused.err
    (place / "backup.json").write_text("{}")
    listed = team.command("backup", "list", stick, "--json", code=Exit.REFUSED)
    assert listed.json["broken"] == [{"place": str(place), "fault": "changed"}]
    assert "backup.json" in listed.err


def test_thinning_keeps_the_newest(team: Team, stick: Path) -> None:
    first, second = made(team, stick), made(team, stick)
    gone = team.ana("backup", "thin", stick, "--json").json
    assert [each["id"] for each in gone["deleted"]] == [first["id"]]
    assert [path.name for path in stick.iterdir()] == [Path(second["place"]).name]


def test_store_is_destroyed_only_by_the_word(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Path(shutil.copytree(team.store, tmp_path / "doomed"))
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))
    stopped = team.command("store", "destroy", store, code=Exit.CANCELLED)
    assert "24 words" in stopped.err
    assert "does not destroy" in stopped.err
    assert (store / "store.json").exists()
    monkeypatch.setattr(sys, "stdin", io.StringIO("destruir\n"))
    team.command("store", "destroy", store, lang="es")
    assert not store.exists()
    team.command("store", "destroy", store, "--confirm", "destroy", code=Exit.STORE)
