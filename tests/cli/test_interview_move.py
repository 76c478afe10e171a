"""`intake interview move`: what would be lost is said first, and has to be accepted."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command, Site

FIRST = """
| survey |
| | type | name | label |
| | integer | age | Age |
| | text | story | Story |
| | select_one need | need | Need |
| choices |
| | list_name | name | label |
| | need | food | Food |
| | need | water | Water |
| settings |
| | form_title | form_id | version |
| | Census | census | 1 |
"""
SECOND = FIRST.replace("| | text | story | Story |\n", "").replace(
    "| census | 1 |", "| census | 2 |"
)
THIRD = FIRST.replace("| | need | food | Food |\n", "").replace("| census | 1 |", "| census | 3 |")


@dataclass(frozen=True)
class Moved:
    store: Path
    case: str


@pytest.fixture
def moved(command: Command, site: Site, tmp_path: Path) -> Moved:
    for name, text in (("1", FIRST), ("2", SECOND), ("3", THIRD)):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        command.at(site.north, "form", "import", tmp_path / f"{name}.md")
    said = {"age": 30, "story": "long", "need": "food"}
    answers = {"form": "census@1", "consent": {"decision": "granted"}, "answers": said}
    (tmp_path / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    added = command.at(
        site.north, "interview", "add", tmp_path / "answers.json", "--leave-open", "--json"
    ).json
    return Moved(site.north, added["case_code"])


def test_a_loss_has_to_be_accepted(command: Command, moved: Moved) -> None:
    typed = ("interview", "move", moved.case, "--to", "census@2")
    refused = command.at(moved.store, *typed, "--json", code=Exit.REFUSED).json
    assert (refused["moved"], refused["answers_lost"]) == (False, 1)
    assert [(each["path"], each["reason"]) for each in refused["losses"]] == [("story", "removed")]
    said = command.at(moved.store, *typed, code=Exit.REFUSED).out
    assert "story" in said
    assert "left out: the question is gone" in said
    assert "Nothing was changed" in said
    spanish = command.at(moved.store, *typed, code=Exit.REFUSED, lang="es").out
    assert "queda fuera: la pregunta ya no está" in spanish
    done = command.at(moved.store, *typed, "--accept-loss", "--reason", "corrected", "--json").json
    assert (done["moved"], done["former_version"], done["form_version"]) == (True, "1", "2")
    shown = command.at(moved.store, "interview", "show", moved.case, "--json").json
    assert shown["form"] == done["form"]
    assert {each["path"] for each in shown["answers"]} >= {"age", "need"}
    assert "story" not in {each["path"] for each in shown["answers"]}


def test_a_choice_without_a_label_is_kept_and_named(command: Command, moved: Moved) -> None:
    said = command.at(moved.store, "interview", "move", moved.case, "--to", "census@3").out
    assert "kept without a label: the choice is not offered any more" in said
    assert "goes on with version 3; it stood with version 1" in said
    again = command.at(moved.store, "interview", "move", moved.case, "--to", "census@3").out
    assert "stands with that version already" in again


def test_a_finished_record_and_another_form_are_refused(
    command: Command, moved: Moved, site: Site
) -> None:
    command.at(moved.store, "interview", "move", site.case, "--to", "intake_f2", code=Exit.REFUSED)
    refused = command.at(
        moved.store, "interview", "move", moved.case, "--to", "intake_f2", code=Exit.REFUSED
    )
    assert "another version of its own form" in refused.err
    command.at(
        moved.store, "interview", "move", moved.case, "--to", "census@9", code=Exit.NOT_FOUND
    )
