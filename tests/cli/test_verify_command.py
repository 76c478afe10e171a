"""`intake verify`: one report for a store, a bundle and an opened bundle."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from intake.cli.exit_codes import Exit
from intake.domain.compartments import Compartment
from tests.cli.conftest import Command, Site
from tests.verifier.folders import opened_by_plain_tools


@pytest.fixture(scope="module")
def bare(command: Command, founded: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of the site once more, as a folder."""
    here = tmp_path_factory.mktemp("bare")
    with opened_by_plain_tools(here) as recipient:
        command.at(
            founded.north, "bundle", "export", founded.case, "--without-names", "--own", "--recipient", recipient,
            "--out", here / "sealed",
        )  # fmt: skip
    return here / "bag"


def steps_of(told: Any, result: str) -> set[str]:
    return {each["name"] for each in told["steps"] if each["result"] == result}


def test_store_is_proven_in_thirteen_steps(command: Command, site: Site) -> None:
    told = command.at(site.south, "verify", site.north, "--json").json
    assert told["result"] == "good", told
    assert [each["step"] for each in told["steps"]] == list(range(1, 14))
    assert len(told["heads"]) == len(Compartment)
    said = command.at(site.south, "verify", site.north).out
    assert "Complete up to entry" in said
    assert "cannot be excluded" in said


def test_bundle_is_proven_with_the_card_of_its_sender(command: Command, founded: Site) -> None:
    typed = ("verify", founded.bundle, "--from", founded.north_card)
    told = command.at(founded.south, *typed, "--json").json
    assert told["result"] == "good", told
    told = command.at(founded.south, "verify", founded.bundle, "--json", code=Exit.REFUSED).json
    assert steps_of(told, "bad") == {"signatures"}


def test_opened_bundle_is_proven_as_a_folder(command: Command, founded: Site, bare: Path) -> None:
    typed = ("--from", founded.north_card, "--json")
    told = command.at(founded.south, "verify", bare, *typed, code=Exit.INCOMPLETE).json
    assert steps_of(told, "open") == {"hashes"}  # the names stayed: they are named as kept back
    assert not steps_of(told, "bad")


def test_opened_bundle_that_was_harmed_is_named(
    command: Command, founded: Site, bare: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(bare, tmp_path / "bag"))
    data = (copy / "data" / "entries.jsonl").read_bytes()
    (copy / "data" / "entries.jsonl").write_bytes(data[:-9] + b"x" + data[-8:])
    typed = ("verify", copy, "--from", founded.north_card)
    told = command.at(founded.south, *typed, "--json", code=Exit.REFUSED).json
    assert steps_of(told, "bad") == {"files"}
    assert (
        "payload_altered data/entries.jsonl"
        in command.at(founded.south, *typed, code=Exit.REFUSED).out
    )


def test_what_a_bundle_says_is_compared_with_the_store(
    command: Command, founded: Site, bare: Path
) -> None:
    typed = ("verify", founded.north, "--against", bare, "--from", founded.north_card, "--json")
    told = command.at(founded.north, *typed, code=Exit.INCOMPLETE).json
    assert steps_of(told, "open") == {"hashes"}
    assert not steps_of(told, "bad")


def test_what_is_not_there_is_said_so(command: Command, founded: Site) -> None:
    command.at(founded.south, "verify", founded.folder / "nothing", code=Exit.FILE)
