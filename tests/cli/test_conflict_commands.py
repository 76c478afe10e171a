"""`intake conflict` and `intake duplicate`: shown, settled, proposed, and by whom not confirmed."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from intake.app.doors import StoreDoors
from intake.cli.exit_codes import Exit
from intake.services.doors import Founding
from intake.storage.keys.kdf import FLOOR
from tests.cli.conftest import PASSPHRASE, Command
from tests.services.conftest import SPANISH, YES
from tests.services.test_conflicts import NEED, Pair, both_answer, join


@dataclass(frozen=True)
class Shelter:
    """A store with two cases; in one of them two stations noted different days."""

    north: Path
    case: str
    other: str


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Shelter:
    here, doors = tmp_path_factory.mktemp("shelter"), StoreDoors(FLOOR)
    for name in ("north", "south"):
        founding = Founding(
            str(here / name), f"{name} alliance", name, f"Ana {name}", PASSPHRASE, "en"
        )
        doors.found(founding, lambda _step: None)
    north, south = (doors.unlock(str(here / each), "", PASSPHRASE) for each in ("north", "south"))
    pair = Pair(north, south, here)
    join(north, south)
    form = north.shelf.newest("intake_f2").hash
    one, two = (north.interviewing.begin(form, YES, SPANISH) for _ in range(2))
    both_answer(pair, one.id, NEED, "2026-12-02", "2026-12-03")
    north.close()
    south.close()
    return Shelter(here / "north", one.case_code, two.case_code)


@pytest.fixture
def shelter(prepared: Shelter, tmp_path: Path) -> Shelter:
    return replace(prepared, north=shutil.copytree(prepared.north, tmp_path / "north"))


def test_conflict_is_listed_shown_and_settled_with_a_reason(
    command: Command, shelter: Shelter
) -> None:
    listed = command.at(shelter.north, "conflict", "list", "--json").json
    assert listed == [{"case_code": shelter.case, "open": 1}]
    assert "Nada" not in command.at(shelter.north, "conflict", "list", lang="es").out
    (found,) = command.at(shelter.north, "conflict", "show", shelter.case, "--json").json
    assert {each["v"] for each in found["sides"]} == {"2026-12-02", "2026-12-03"}
    assert [each["holds"] for each in found["sides"]].count(True) == 1
    told = command.at(shelter.north, "conflict", "show", shelter.case).out
    assert "Ana north" in told
    assert "this station" in told
    assert "Spanish" in told
    settle = ("conflict", "settle", shelter.case, NEED, "--reason", "asked again")
    command.at(shelter.north, *settle, "--choose", 7, code=Exit.REFUSED)
    command.at(shelter.north, *settle, "--choose", 1)
    (found,) = command.at(shelter.north, "conflict", "show", shelter.case, "--json").json
    assert found["settled"] == {"how": "chosen", "reason": "asked again"}
    assert "asked again" in command.at(shelter.north, "conflict", "show", shelter.case).out
    assert command.at(shelter.north, "conflict", "list", "--json").json == []
    assert "Nothing stands" in command.at(shelter.north, "conflict", "list").out
    again = command.at(shelter.north, *settle, "--keep-both", code=Exit.REFUSED, lang="es")
    assert again.err


def test_other_answer_is_written_and_an_addendum_is_only_for_the_sealed(
    command: Command, shelter: Shelter
) -> None:
    settle = ("conflict", "settle", shelter.case, NEED, "--reason", "the person said")
    command.at(shelter.north, *settle, "--addendum", code=Exit.REFUSED)
    command.at(shelter.north, *settle, "--answer", "2026-12-04", "--language", "es", "--json")
    (found,) = command.at(shelter.north, "conflict", "show", shelter.case, "--json").json
    assert found["settled"]["how"] == "other"


def test_link_is_proposed_by_one_and_confirmed_by_nobody_else_here(
    command: Command, shelter: Shelter
) -> None:
    pair = (shelter.other, shelter.case)
    assert "Nobody has linked" in command.at(shelter.north, "duplicate", "list").out
    command.at(shelter.north, "duplicate", "propose", *pair, "--reason", "same bus")
    command.at(shelter.north, "duplicate", "propose", *pair, code=Exit.REFUSED)
    refused = command.at(shelter.north, "duplicate", "confirm", *pair, code=Exit.REFUSED)
    assert "Somebody else" in refused.err
    (link,) = command.at(shelter.north, "duplicate", "list", "--json").json
    assert (link["reason"], link["confirmed_by"]) == ("same bus", None)
    assert "same bus" in command.at(shelter.north, "duplicate", "list").out
    command.at(shelter.north, "duplicate", "take-back", *pair, "--reason", "two sisters")
    assert command.at(shelter.north, "duplicate", "list", "--json").json == []
