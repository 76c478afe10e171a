"""`intake form preview` where there is no screen: the questions as they would be asked."""

from pathlib import Path

import pytest

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command, Site

MARKDOWN = """| survey |                 |       |                |             |
|        | type            | name  | label::English (en) | label::Español (es) | required | hint |
|        | select_one long | pick  | Which one?     | ¿Cuál?      | yes      |      |
|        | note            | told  | Thank you      | Gracias     |          |      |
|        | text            | why   | Why?           | ¿Por qué?   | ${pick} = 'c1' | In their words |
| choices |      |      |         |         |
|         | list_name | name | label::English (en) | label::Español (es) |
"""


@pytest.fixture
def questionnaire(tmp_path: Path) -> Path:
    rows = "".join(f"|         | long | c{n} | Choice {n} | Opción {n} |\n" for n in range(25))
    file = tmp_path / "tried.md"
    file.write_text(MARKDOWN + rows, encoding="utf-8")
    return file


def test_a_file_is_read_out_without_a_store(
    command: Command, questionnaire: Path, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    said = command("form", "preview", questionnaire, "--no-screen").out
    assert "Nothing is kept." in said
    assert "+ 1. Which one? / ¿Cuál? [one of these]" in said
    assert "    (an answer is needed)" in said
    assert "    - Choice 0 / Opción 0 [c0]" in said
    assert "c20" not in said
    assert "and 5 more" in said
    assert "(an answer is needed if" in said
    assert "    In their words" in said
    assert "[only to be read]" in said
    assert sorted(tmp_path.rglob("*")) == before


def test_a_form_of_the_store_is_read_out_as_data(command: Command, founded: Site) -> None:
    data = command.at(founded.north, "form", "preview", "intake_f2", "--json").json
    assert (data["form_id"], data["languages"]) == ("intake_f2", ["en", "es", "es-x-llano"])
    lines = {each["path"]: each for each in data["lines"]}
    assert lines["about_you/name"]["identity"]
    assert lines["about_you"]["kind"] == "group"
    assert lines["about_you/age_band"]["choices"][0]["labels"]["es"] == "0 a 4 años"


def test_it_is_read_out_in_spanish(command: Command, founded: Site) -> None:
    typed = ("form", "preview", "intake_f2", "--no-screen")
    said = command.at(founded.north, *typed, lang="es").out
    assert "VISTA PREVIA de “Short intake”" in said
    assert "(se guarda con los nombres)" in said
    assert "(solo si " in said


def test_a_form_with_errors_is_not_tried_out(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "bad.md"
    file.write_text("| survey | | |\n| | type | name |\n| | nonsense | a |\n", encoding="utf-8")
    command("form", "preview", file, "--no-screen", code=Exit.REFUSED)
