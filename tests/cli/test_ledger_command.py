"""`intake ledger export`: a folder that the stand-alone verifier checks without the program."""

import shutil
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command, Site
from tools.tampering.proofs import stand_alone


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    return stand_alone()


@pytest.fixture(scope="module")
def copied(
    command: Command, founded: Site, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Any]:
    """The whole ledger of the north, copied from another copy of its store."""
    here = tmp_path_factory.mktemp("ledger")
    store = Path(shutil.copytree(founded.north, here / "store"))
    told = command.at(store, "ledger", "export", here / "whole", "--everything", "--json").json
    return here / "whole", told


def findings(tool: ModuleType, folder: Path, root: str, **more: Any) -> Any:
    report = tool.check(tool.Folder(folder), root, **more)
    return report.exit(), {(each["how"], each["rule"]) for each in report.findings}


def test_whole_ledger_is_good(tool: ModuleType, copied: tuple[Path, Any]) -> None:
    folder, told = copied
    heads = [(each["chain"], each["seq"], each["link"], "somebody") for each in told["heads"]]
    assert findings(tool, folder, told["root"], witnesses=heads) == (0, set())
    assert told["withheld"] == 0
    assert sorted(each.name for each in folder.iterdir()) == ["entries.jsonl", "roster"]


def test_changed_byte_of_it_is_found(
    tool: ModuleType, copied: tuple[Path, Any], tmp_path: Path
) -> None:
    folder, told = copied
    harmed = Path(shutil.copytree(folder, tmp_path / "harmed"))
    data = bytearray((harmed / "entries.jsonl").read_bytes())
    at = data.index(b'"body":"', len(data) // 2) + 12
    data[at] ^= 1
    (harmed / "entries.jsonl").write_bytes(data)
    code, found = findings(tool, harmed, told["root"])
    assert code == 1, found
    assert findings(tool, folder, "ab" * 32)[0] == 1


def test_copy_keeps_interviews_as_hashes_unless_they_are_named(
    command: Command, site: Site, tool: ModuleType, tmp_path: Path
) -> None:
    told = command.at(site.north, "ledger", "export", tmp_path / "bare", "--json").json
    assert told["withheld"] > 0
    assert findings(tool, tmp_path / "bare", told["root"]) == (2, {("open", "withheld")})
    said = command.at(
        site.north, "ledger", "export", tmp_path / "one", "--case", site.case, lang="es"
    )
    assert "no está cifrado" in said.out
    again = command.at(site.north, "ledger", "export", tmp_path / "one", code=Exit.FILE)
    assert again.err
    assert not list(tmp_path.glob("*.part"))
