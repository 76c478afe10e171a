"""`intake dataset`: a preview first, and nothing of a few people."""

import json
from pathlib import Path

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command, Site


def test_few_people_are_no_dataset_and_own_use_writes_one(
    command: Command, site: Site, tmp_path: Path
) -> None:
    for words in (
        ("interview", "readback", site.case, "--outcome", "accepted", "--language", "es"),
        ("consent", "record", site.case, "--purpose", "statistics", "--decision", "granted"),
    ):
        command.at(site.north, *words)
    told = command.at(
        site.north, "dataset", "--out", tmp_path / "out", lang="es", code=Exit.INCOMPLETE
    )
    assert "Muy pocas personas" in told.out
    assert not (tmp_path / "out").exists()
    shown = command.at(site.north, "dataset", "--for", "own")
    assert "preview" in shown.out
    made = command.at(
        site.north, "dataset", "--for", "own", "--out", tmp_path / "out", "--json"
    ).json
    assert (made["people"], made["rows"]["people"], made["written"]) == (
        1,
        1,
        str(tmp_path / "out"),
    )
    about = json.loads((tmp_path / "out" / "dataset.json").read_text(encoding="utf-8"))
    assert about["for"] == "own"
    whole = "".join(
        each.read_text(encoding="utf-8") for each in sorted((tmp_path / "out").iterdir())
    )
    assert site.case not in whole
