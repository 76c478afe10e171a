"""People and keys from the command line: the whole way of a small team, and what is refused."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from intake.cli.exit_codes import Exit
from tests.cli.conftest import PASSPHRASE, Command, Site

BETO = "velvet harbor cactus mirror plank owl"
NEW = "pigeon walnut tunnel ribbon crater oven"


class Team:
    """One store, and the passphrases and sheets of its people in files."""

    def __init__(self, command: Command, site: Site, folder: Path) -> None:
        self.command, self.store, self.folder = command, site.north, folder
        for name, text in (("ana", PASSPHRASE), ("beto", BETO), ("new", NEW)):
            self.write(name, text)
        lines = (site.folder / "north_sheets").read_text(encoding="utf-8").splitlines()
        where = next(n for n, line in enumerate(lines) if n and "sheet" in line)
        self.write("recovery", "\n".join(lines[1:where]))
        self.write("organisation", "\n".join(lines[where + 1 :]))

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text + "\n", encoding="utf-8")
        path.chmod(0o600)
        return path

    def __call__(self, *typed: object, by: str = "ana", code: int = 0, lang: str = "en") -> Any:
        """Type a command with the passphrase of a file."""
        return self.command(
            *typed, "--store", self.store, "--passphrase-file", self.folder / by,
            code=code, lang=lang,
        )  # fmt: skip

    def ana(self, *typed: object, code: int = 0, lang: str = "en") -> Any:
        return self(*typed, "--person", "Ana north", code=code, lang=lang)

    def enrol(self, *more: object) -> Any:
        return self("person", "enrol", "Beto", "--role", "interviewer", "--json", *more, by="beto")

    def admit(self) -> None:
        self.enrol()
        self.ana("person", "admit", "Beto", "--yes")


@pytest.fixture
def team(command: Command, site: Site, tmp_path: Path) -> Team:
    folder = tmp_path / "typed"
    folder.mkdir()
    return Team(command, site, folder)


def test_person_is_enrolled_shown_and_admitted(team: Team) -> None:
    asked = team.enrol().json
    listed = team.ana("person", "list", "--json").json
    (waiting,) = listed["waiting"]
    assert waiting["words"] == asked["words"]
    assert [each["name"] for each in listed["people"]] == ["Ana north"]
    shown = team.ana("person", "admit", "Beto", "--json", code=Exit.INCOMPLETE).json
    assert shown["sealed"] is False
    assert {each["compartment"] for each in shown["changes"]} == {
        "core", "identity", "media", "inbox",
    }  # fmt: skip
    assert shown["changes"][0]["gains"] == [{"holding": "person", "label": "Beto"}]
    sealed = team.ana("person", "admit", "Beto", "--yes", "--json").json
    assert (sealed["sealed"], sealed["roster_version"]) == (True, 2)
    info = team("store", "info", "--person", "Beto", "--json", by="beto").json
    assert info["roster_version"] == 2


def test_difference_and_words_are_said_in_spanish(team: Team) -> None:
    words = team.enrol().json["words"]
    listed = team.ana("person", "list", lang="es").out
    assert "Beto" in listed
    assert "Entrevista" in listed
    shown = team.ana("person", "admit", "Beto", lang="es", code=Exit.INCOMPLETE).out
    assert words[0] not in shown.split()  # the words of the other language, of the same numbers
    assert "Recibe la clave" in shown
    done = team.ana("person", "admit", "Beto", "--yes", lang="es").out
    assert "versión 2" in done


def test_only_a_coordinator_acts_and_unknown_names_are_told(team: Team) -> None:
    team.admit()
    team("person", "leave", "Ana north", "--reason", "left", "--yes", "--person", "Beto",
         by="beto", code=Exit.REFUSED)  # fmt: skip
    team.ana("person", "admit", "Nobody", "--yes", code=Exit.NOT_FOUND)
    team.ana("person", "leave", "Nobody", "--reason", "left", "--yes", code=Exit.NOT_FOUND)


def test_roles_are_listed_and_set(team: Team) -> None:
    team.admit()
    roles = {
        each["role"]: each["reads"] for each in team.command("role", "list", "--json").json["roles"]
    }
    assert roles["reviewer"] == ["core"]
    assert roles["administrator"] == []
    assert "Custodia de datos" in team.command("role", "list", lang="es").out
    changed = team.ana("role", "set", "Beto", "--role", "reviewer", "--yes", "--json").json
    assert {each["compartment"] for each in changed["changes"]} == {"identity", "media", "inbox"}
    assert "Nobody gains" in team.ana("role", "set", "Beto", "--role", "reviewer", "--yes").out


def test_leaving_is_shown_sealed_and_remembered(team: Team) -> None:
    team.admit()
    out = team.ana("person", "leave", "Beto", "--reason", "compromised", "--yes").out
    assert "“core” gets a new key." in out
    team("store", "info", "--person", "Beto", by="beto", code=Exit.NOT_FOUND)
    (gone,) = [e for e in team("person", "list", "--json").json["people"] if e["left"]]
    assert (gone["name"], gone["left"], gone["reads"]) == ("Beto", "compromised", [])
    assert "keys in other hands" in team("person", "list").out
    grants = {e["compartment"]: e for e in team("grant", "list", "--json").json["grants"]}
    assert grants["core"]["generation"] == 2
    assert "Recovery sheet" in team("grant", "list").out
    history = team("roster", "history", "--json").json["versions"]
    assert [each["left"] for each in history] == [["Beto"], [], []]
    assert "Organisation sheet" in team("roster", "history").out


def test_grants_are_compared_and_renewed(team: Team) -> None:
    assert team("grant", "diff", "--json").json == {"changes": []}
    renewed = team("grant", "renew", "--new-keys", "--yes", "--json").json
    assert renewed["new_keys"] == ["core", "identity", "sources", "inbox"]
    kept = {each: each.read_bytes() for each in (team.store / "grants").glob("*.age")}
    team.admit()
    for path, data in kept.items():
        path.write_bytes(data)
    assert "Beto" in team.ana("grant", "diff", code=Exit.INCOMPLETE).out


def test_roster_is_shown_and_compared_with_the_sheet(team: Team) -> None:
    shown = team("roster", "show", "--json").json
    assert "Ana north" in team("roster", "show").out
    key_id = shown["organisation_sheet"]
    assert team("roster", "verify", "--key-id", key_id.lower(), "--json").json["fits"]
    refused = team("roster", "verify", "--key-id", "0000 0000", code=Exit.REFUSED)
    assert "another organisation" in refused.out
    assert "only paper" in team("roster", "verify").out


def test_sheets_are_tried_and_the_wrong_one_is_named(team: Team) -> None:
    drill = ("recovery", "drill", "--store", team.store)
    found = team.command(*drill, "--words-file", team.folder / "recovery", "--json").json
    assert found["opens"] == ["core", "identity", "media", "sources", "inbox"]
    assert "opens: core" in team.command(*drill, "--words-file", team.folder / "recovery").out
    for sheet, file, said in (
        ("recovery", "organisation", "Organisation sheet"),
        ("organisation", "recovery", "Recovery sheet"),
    ):
        wrong = team.command(
            *drill, "--sheet", sheet, "--words-file", team.folder / file, code=Exit.PASSPHRASE
        )
        assert said in wrong.err
    right = team.command(
        *drill, "--sheet", "organisation", "--words-file", team.folder / "organisation"
    )
    assert "signs the roster" in right.out
    (team.folder / "open").write_text("x")
    team.command(*drill, "--words-file", team.folder / "open", code=Exit.PASSPHRASE)
    team.command(*drill, "--words-file", team.folder / "none", code=Exit.PASSPHRASE)


def test_second_recovery_sheet_works_and_a_refused_one_does_not_lie_about(team: Team) -> None:
    out = team.folder / "second"
    add = ("recovery", "add", "--out", out, "--organisation-sheet", team.folder / "organisation")
    team(*add, code=Exit.INCOMPLETE)
    assert not out.exists()
    team(*add, "--yes")
    words = team.write("words", "\n".join(out.read_text(encoding="utf-8").splitlines()[1:]))
    found = team.command(
        "recovery", "drill", "--store", team.store, "--words-file", words, "--json"
    )
    assert "core" in found.json["opens"]
    team(*add, "--yes", code=Exit.FILE)


def test_new_organisation_sheet_takes_the_place_of_the_old(team: Team) -> None:
    out = team.folder / "root"
    renew = ("roster", "renew", "--out", out, "--organisation-sheet", team.folder / "organisation")
    team(*renew, code=Exit.INCOMPLETE)
    assert not out.exists()
    team(*renew, "--yes")
    words = team.write("words", "\n".join(out.read_text(encoding="utf-8").splitlines()[1:]))
    drill = ("recovery", "drill", "--sheet", "organisation", "--store", team.store, "--words-file")
    new = team.command(*drill, words, "--json").json["key_id"]
    refused = team.command(*drill, team.folder / "organisation", code=Exit.PASSPHRASE)
    assert "was in force here once" in refused.err
    team("roster", "verify", "--key-id", new)
    second = ("recovery", "add", "--out", team.folder / "second", "--yes", "--organisation-sheet")
    team(*second, words)
    team.admit()
    team("store", "info", "--person", "Beto", by="beto")


def test_coordinator_is_admitted_again_with_both_sheets(team: Team) -> None:
    for slot in (team.store / "slots").iterdir():
        slot.unlink()
    team("person", "enrol", "Ana north", "--again", "--role", "coordinator", by="new")
    opened = ("recovery", "open", "Ana north", "--recovery-sheet", team.folder / "recovery",
              "--organisation-sheet", team.folder / "organisation")  # fmt: skip
    team("recovery", "open", "Nobody", *opened[3:], by="new", code=Exit.NOT_FOUND)
    assert "Ana north" in team(*opened, by="new").out
    team("store", "verify", by="new")


def test_coordinator_makes_new_keys(team: Team) -> None:
    team("person", "enrol", "Ana north", "--again", "--role", "coordinator", by="new")
    admit = ("person", "admit", "Ana north", "--former", "compromised", "--yes", "--delegate-days",
             "400", "--organisation-sheet", team.folder / "organisation")  # fmt: skip
    team(*admit, "--new-passphrase-file", team.folder / "beto", code=Exit.PASSPHRASE)
    team(*admit, "--new-passphrase-file", team.folder / "new")
    team("store", "info", code=Exit.PASSPHRASE)
    team("store", "verify", by="new")


def test_passphrase_is_changed_with_a_key_file(team: Team) -> None:
    key = team.folder / "key"
    team("passphrase", "change", "--new-passphrase-file", team.folder / "new",
         "--new-key-file", key)  # fmt: skip
    team("store", "info", code=Exit.PASSPHRASE, by="new")
    team("store", "info", "--key-file", key, by="new")
    team("passphrase", "change", "--new-passphrase-file", team.folder / "ana", "--key-file", key,
         by="new")  # fmt: skip
    team("store", "info", "--key-file", key)


def test_keys_travel_apart_and_come_back(team: Team) -> None:
    team.admit()
    keys = team.folder / "keys.age"
    assert "Beto" in team.ana("store", "travel", "--to", "Beto", "--out", keys).out
    refused = team.ana("store", "info", code=Exit.STORE, lang="es")
    assert "Las claves de este almacén las tiene Beto" in refused.err
    team("store", "return", keys, "--person", "Beto", by="beto")
    team.ana("store", "verify")


def test_recovery_sheet_brings_the_keys_back_too(team: Team) -> None:
    team.admit()
    keys = team.folder / "keys.age"
    team.ana("store", "travel", "--to", "Beto", "--out", keys)
    back = ("store", "return", keys, "--recovery-sheet")
    team(*back, team.folder / "organisation", code=Exit.PASSPHRASE)
    assert team(*back, team.folder / "recovery", "--json").json == {"person": None}
    team.ana("store", "verify")


class FakeTerminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_person_at_a_terminal_is_asked(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([BETO, BETO, PASSPHRASE, PASSPHRASE, PASSPHRASE])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    monkeypatch.setattr(sys, "stdin", FakeTerminal("yes\nno\n"))
    enrolled = team.command("person", "enrol", "Beto", "--role", "reviewer", "--store", team.store)
    assert "that nobody guesses" in enrolled.out
    answers = iter(["no", "sí"])
    monkeypatch.setattr("builtins.input", lambda _prompt: next(answers))
    admit = ("person", "admit", "Beto", "--store", team.store)
    team.command(*admit, code=Exit.INCOMPLETE)
    assert "version 2" in team.command(*admit).out


def test_sheet_for_the_wall_is_printed_without_a_store(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "wall.pdf"
    done = command("store", "wall-sheet", "-o", file, "--json")
    assert done.json == {"pdf": str(file), "languages": ["es", "en"], "size": file.stat().st_size}
    command("store", "wall-sheet", "-o", file, code=Exit.FILE)
    command("store", "wall-sheet", "-o", file, "--replace", "--language", "en")
