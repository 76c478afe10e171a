"""A record that two people erased, as the stand-alone verifier tells it from the copy of a ledger."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from intake.app.doors import StoreDoors
from intake.services.doors import Founding
from intake.storage.keys.kdf import FLOOR
from tests.services.conftest import PASSPHRASE
from tests.services.erasing_acts import STEWARD, House, fill, refuse_keeping


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The whole ledger of a store in which one record of two was erased, and its root key."""
    here = tmp_path_factory.mktemp("erased")
    founding = Founding(str(here / "store"), "Alliance", "North", "Coordinator", PASSPHRASE, "en")
    StoreDoors(FLOOR).found(founding, lambda _step: None)
    house = House(here / "store")
    house.admit_steward()
    with house.at() as coordinator:
        interview = fill(coordinator)
        fill(coordinator, "Other-person")
        refuse_keeping(coordinator, interview)
    with house.at("Dora") as dora:
        dora.erasing.order(interview, STEWARD)
    with house.at() as coordinator:
        coordinator.erasing.approve(interview, PASSPHRASE)
        root = coordinator.ledger_copies.write(str(here / "whole"), everything=True).root
        coordinator.ledger_copies.write(str(here / "bare"))
    return here, root


def rules(tool: ModuleType, folder: Path, root: str) -> set[tuple[str, str]]:
    report = tool.check(tool.Folder(folder), root)
    return {(each["how"], each["rule"]) for each in report.findings}


def lines(folder: Path) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate((folder / "entries.jsonl").read_text("utf-8").splitlines()):
        yield number, json.loads(line)


def test_what_two_people_erased_is_no_fault(tool: ModuleType, copy: tuple[Path, str]) -> None:
    here, root = copy
    erased = [each for _, each in lines(here / "whole") if "header" not in each]
    assert any(each["record_count"] for each in erased if "rlink" in each)
    assert not any("record" in each for each in erased)
    assert rules(tool, here / "whole", root) == set()
    assert rules(tool, here / "bare", root) == {("open", "withheld")}


def test_entry_that_nobody_signed_to_erase_stays_open(
    tool: ModuleType, copy: tuple[Path, str], tmp_path: Path
) -> None:
    here, root = copy
    folder = Path(shutil.copytree(here / "whole", tmp_path / "more"))
    whole = list(lines(folder))
    number = next(n for n, each in whole if each.get("record_count", 0) == 2 and "header" in each)
    for gone in ("header", "body", "salt_h", "salt_b", "record", "signatures"):
        whole[number][1].pop(gone, None)
    text = "".join(
        json.dumps(each, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
        for _, each in whole
    )
    (folder / "entries.jsonl").write_text(text, "utf-8", newline="")
    assert ("open", "withheld") in rules(tool, folder, root)


def test_erased_entry_that_is_still_here_and_other_leaves_are_told(
    tool: ModuleType, copy: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, root = copy
    monkeypatch.setattr(tool.Entry, "is_withheld", False)
    report = tool.Report()
    entries = tool.read_entries(tool.Folder(here / "whole"), tool.Report())
    people = tool.People(
        tool.read_rosters(list(tool.Folder(here / "whole").rosters()), root, report)
    )
    for each in (one for chain in entries.values() for one in chain if one.header):
        each.read_header()
        each.read_body()
    tool.erased_by_two(entries, people, report)
    told = {each["detail"] for each in report.findings}
    assert told == {"it is still here"}
    order = next(
        one
        for chain in entries.values()
        for one in chain
        if one.body and one.head["type"] == "erasure.ordered"
    )
    order.body["leaves"] = "00" * 32
    tool.erased_by_two(entries, people, report)
    assert "it names other leaves" in {each["detail"] for each in report.findings}
