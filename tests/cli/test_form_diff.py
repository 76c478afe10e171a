"""`intake form diff` compares two versions; an import that does not fit a kept one is refused."""

from pathlib import Path

import pytest

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command, Site

FORM = """
| survey |
| | type | name | label::English (en) |
| | text | alias | Alias |
| | {type} | age | {label} |
| settings |
| | form_title | form_id | version |
| | Census | census | {version} |
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, kind, label, version in (
        ("one", "integer", "Age", "1"),
        ("two", "integer", "Age in years", "2"),
        ("text", "text", "Age", "3"),
        ("date", "date", "Age", "4"),
    ):
        text = FORM.format(type=kind, label=label, version=version)
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    (tmp_path / "broken.md").write_text("nothing of a form", encoding="utf-8")
    return tmp_path


def test_two_files_are_compared_without_a_store(command: Command, files: Path) -> None:
    found = command("form", "diff", files / "one.md", files / "two.md", "--json").json
    assert found["compatible"]
    assert (found["old"]["version"], found["new"]["version"]) == ("1", "2")
    assert found["changes"] == [
        {
            "kind": "label",
            "path": "age",
            "before": "Age",
            "after": "Age in years",
            "code": "",
            "language": "en",
        }
    ]


def test_a_person_reads_what_changed_in_either_language(command: Command, files: Path) -> None:
    typed = ("form", "diff", files / "one.md", files / "two.md")
    assert "other words (en)  Age     Age in years" in command(*typed).out
    assert "otro texto (en)" in command(*typed, lang="es").out
    same = command("form", "diff", files / "one.md", files / "one.md").out
    assert "ask the same" in same


def test_a_long_text_is_cut_in_the_table(command: Command, files: Path) -> None:
    text = FORM.format(type="integer", label="How old are you? " * 9, version="2")
    (files / "long.md").write_text(text, encoding="utf-8")
    assert "…" in command("form", "diff", files / "one.md", files / "long.md").out


def test_a_version_that_cannot_follow_has_its_own_status(command: Command, files: Path) -> None:
    typed = ("form", "diff", files / "one.md", files / "date.md")
    found = command(*typed, "--json", code=Exit.REFUSED).json
    assert found["type_changes"] == [{"path": "age", "before": "int", "after": "date"}]
    assert "“age” cannot become date" in command(*typed, code=Exit.REFUSED).out


def test_files_that_are_no_forms_are_refused(command: Command, files: Path) -> None:
    command("form", "diff", files / "one.md", files / "broken.md", code=Exit.REFUSED)
    command("form", "diff", files / "one.md", files / "absent.md", code=Exit.FILE)


def test_kept_forms_are_named_by_version_and_by_hash(
    command: Command, site: Site, files: Path
) -> None:
    made = command.at(site.north, "form", "import", files / "one.md", "--json").json
    command.at(site.north, "form", "import", files / "two.md")
    found = command.at(site.north, "form", "diff", "census@1", "census", "--json").json
    assert found["old"]["hash"] == made["hash"]
    assert [each["kind"] for each in found["changes"]] == ["label"]
    to_file = command.at(site.north, "form", "diff", made["hash"], files / "text.md", "--json").json
    assert [each["kind"] for each in to_file["changes"]] == ["retyped", "compartment"]
    command.at(site.north, "form", "diff", "census@9", files / "one.md", code=Exit.NOT_FOUND)


def test_an_import_with_another_type_is_refused_with_its_row(
    command: Command, site: Site, files: Path
) -> None:
    command.at(site.north, "form", "import", files / "one.md")
    refused = command.at(
        site.north, "form", "import", files / "date.md", "--json", code=Exit.REFUSED
    ).json
    assert not refused["fits"]
    (found,) = [each for each in refused["findings"] if each["severity"] == "error"]
    assert (found["rule"], found["row"], found["column"]) == ("type_changed", 3, "type")
    said = command.at(site.north, "form", "import", files / "date.md", code=Exit.REFUSED).out
    assert "“age” is of the type date now" in said
    assert "The form was not added" in said
