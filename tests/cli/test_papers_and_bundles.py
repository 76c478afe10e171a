"""`intake pdf` and `intake bundle`: what leaves the store, and what is let in."""

import stat
from pathlib import Path
from typing import Any

import pytest

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command, Site

STRANGER = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"


def test_a_summary_is_written_once_for_its_owner_alone(command: Command, site: Site) -> None:
    out = site.folder / "summary.pdf"
    made = command.at(site.north, "pdf", site.case, "--out", out, "--language", "both", "--json")
    assert made.json["languages"] == ["en", "es"]
    assert len(made.json["check_words"]["es"]) == 6
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    before = out.read_bytes()
    command.at(site.north, "pdf", site.case, "--out", out, code=Exit.FILE, lang="es")
    assert out.read_bytes() == before
    command.at(site.north, "pdf", site.case, "--out", out, "--replace")
    assert out.read_bytes() != before


def test_the_language_of_the_paper_is_the_one_of_the_person_typing(
    command: Command, site: Site
) -> None:
    out = site.folder / "p.pdf"
    made = command.at(site.north, "pdf", site.case, "--out", out, "--json", lang="es").json
    assert made["languages"] == ["es"]


@pytest.mark.parametrize("typed", [("pdf",), ("bundle", "export", "--recipient", STRANGER)])
def test_a_folder_that_is_not_there_is_said_so_before_anybody_waits(
    command: Command, founded: Site, typed: Any
) -> None:
    out = founded.folder / "absent" / "file"
    refused = command(*typed, founded.case, "--store", founded.north, "--out", out, code=Exit.FILE)
    assert "cannot be written" in refused.err


def test_a_bundle_is_never_written_over_a_file(command: Command, founded: Site) -> None:
    before = founded.bundle.read_bytes()
    command.at(
        founded.north, "bundle", "export", founded.case, "--to", founded.south_card,
        "--out", founded.bundle, code=Exit.FILE,
    )  # fmt: skip
    assert founded.bundle.read_bytes() == before


def test_what_goes_to_a_partner_needs_a_yes_that_names_it(
    command: Command, founded: Site, tmp_path: Path
) -> None:
    typed = (founded.north, "bundle", "export", founded.case, "--to", founded.south_card)
    refused = command.at(*typed, "--partner", "--out", tmp_path / "a", code=Exit.REFUSED)
    assert not (tmp_path / "a").exists()
    assert refused.err
    command.at(*typed, "--own", "--out", tmp_path / "b")
    command.at(*typed, "--out", tmp_path / "c")
    assert (tmp_path / "c").exists()


def test_opening_a_bundle_keeps_nothing_not_even_the_card(command: Command, site: Site) -> None:
    typed = ("bundle", "open", site.bundle)
    opened = command.at(site.south, *typed, "--from", site.north_card, "--json").json
    assert (len(opened["records"]), opened["sender"]["verified"]) == (1, False)
    unknown = command.at(site.south, *typed, code=Exit.REFUSED, lang="es")
    assert "tarjeta de contacto" in unknown.err
    assert "--from" in unknown.err
    assert command.at(site.south, "interview", "list", "--json").json == []


def test_importing_twice_changes_nothing(command: Command, site: Site) -> None:
    typed = ("bundle", "import", site.bundle)
    came = command.at(site.south, *typed, "--from", site.north_card, "--json")
    assert "counts as a partner's" in came.err
    first = came.json
    again = command.at(site.south, *typed, "--json").json
    assert first["new_entries"] == first["entries"] > 0
    assert (again["new_entries"], again["was_here"]) == (0, True)
    told = command.at(site.south, *typed, lang="es")
    assert "no se cambió nada" in told.out
    rows = command.at(site.south, "interview", "list", "--json").json
    assert [row["case_code"] for row in rows] == [site.case]


def flipped(data: Any) -> Any:
    return data[:5000] + bytes([data[5000] ^ 1]) + data[5001:]


HARMS = (
    (flipped, "damaged"),
    (lambda data: data[: len(data) // 2], "refused"),
    (lambda data: data[:60], "end of the file is missing"),
    (lambda data: data + b"x", "refused"),
    (lambda _data: b"hello", "no encrypted bundle"),
)


def test_a_bundle_that_was_harmed_is_refused_whole(command: Command, site: Site) -> None:
    whole = site.bundle.read_bytes()
    typed = ("bundle", "import", site.bundle, "--from", site.north_card)
    for harm, said in HARMS:
        site.bundle.write_bytes(harm(whole))
        assert said in command.at(site.south, *typed, code=Exit.REFUSED).err
    assert command.at(site.south, "interview", "list", "--json").json == []


def test_a_bundle_for_somebody_else_is_refused_by_name(command: Command, site: Site) -> None:
    typed = ("bundle", "open", site.bundle, "--json")
    refused = command.at(site.north, *typed, code=Exit.REFUSED)
    assert refused.json["error"] == "bundle_refused"
    assert refused.json["facts"]["fault"] == "wrong_recipient"
    assert refused.json["message"] in refused.err


def test_a_bare_recipient_gets_a_bundle_with_a_warning(command: Command, site: Site) -> None:
    out = site.folder / "b"
    typed = ("bundle", "export", site.case, "--without-names", "--out", out)
    command.at(site.north, *typed, "--recipient", STRANGER, code=Exit.REFUSED)
    assert not out.exists()
    made = command.at(site.north, *typed, "--recipient", STRANGER, "--own", "--json")
    assert made.json["recipient"] == STRANGER
    assert "make sure whose key" in made.err
    assert out.read_bytes().startswith(b"age-encryption.org/v1")


@pytest.mark.parametrize(
    ("addressee", "code", "said"),
    [
        (("--recipient", "age1abc"), Exit.NOT_FOUND, "no es un destinatario age"),
        (("--recipient", STRANGER[:-1] + "q"), Exit.NOT_FOUND, "no es un destinatario age"),
        (("--to", "Nowhere"), Exit.NOT_FOUND, "«Nowhere»"),
        (("--to", __file__), Exit.REFUSED, "test_papers_and_bundles.py"),
    ],
    ids=["short", "checksum", "unknown", "no card"],
)
def test_nothing_is_sealed_for_an_addressee_that_is_not_one(
    command: Command, site: Site, addressee: Any, code: Any, said: Any
) -> None:
    out = site.folder / "b"
    typed = ("bundle", "export", site.case, *addressee, "--out", out)
    assert said in command.at(site.north, *typed, code=code, lang="es").err
    assert not out.exists()


def test_a_station_that_is_known_is_named(command: Command, site: Site) -> None:
    out = site.folder / "b"
    command.at(site.north, "bundle", "export", site.case, "--to", site.south_card, "--out", out)
    again = command.at(
        site.north, "bundle", "export", site.case, site.case, "--to",
        "south alliance · south shelter", "--out", site.folder / "c", "--json",
    )  # fmt: skip
    assert len(again.json["records"]) == 1
