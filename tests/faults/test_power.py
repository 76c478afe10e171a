"""A share of lost power: what was synced is there, and settings that promise less are caught."""

import random
from pathlib import Path

import pytest

from tools.faults import power
from tools.faults.disk import Asked, shim
from tools.faults.power import Disk

PAGE = bytes(range(256)) * 16


def disk(*asked: Asked) -> Disk:
    """Return a disk of which so much was asked."""
    made = Disk({"file": b"old"})
    for each in asked:
        made.take(each)
    return made


def left(made: Disk, mode: str, seed: int = 0) -> dict[str, bytes]:
    return made.after_the_cut(mode, random.Random(seed))


WRITE = Asked("W", "file", 0, PAGE)
SYNC = Asked("S", "file", 0, b"")


@pytest.mark.parametrize("mode", power.MODES)
def test_what_was_synced_is_there_whatever_becomes_of_the_rest(mode: str) -> None:
    assert left(disk(WRITE, SYNC), mode)["file"] == PAGE


def test_what_was_not_synced_may_be_there_whole_in_part_or_not_at_all() -> None:
    made = disk(WRITE)
    assert left(made, "none")["file"] == b"old"
    assert left(made, "all")["file"] == PAGE
    torn = {left(made, "torn", seed)["file"] for seed in range(40)}
    assert len(torn) > 3
    assert all(each[:1] in {PAGE[:1], b"o", b"\0"} for each in torn)


def test_removing_and_renaming_wait_for_the_next_sync() -> None:
    removed, renamed = Asked("U", "file", 0, b""), Asked("R", "file", 0, b"other")
    assert left(disk(removed), "none") == {"file": b"old"}
    assert left(disk(removed), "all") == {}
    assert left(disk(renamed, SYNC), "none") == {"other": b"old"}


def test_file_is_cut_and_grows() -> None:
    assert left(disk(Asked("T", "file", 1, b"")), "all")["file"] == b"o"
    assert left(disk(Asked("T", "file", 5, b"")), "all")["file"] == b"old\0\0"


@pytest.mark.skipif(shim() is None, reason="nothing here compiles what watches the disk")
@pytest.mark.timeout(120)
def test_no_acknowledged_answer_is_lost_with_the_power(tmp_path: Path) -> None:
    assert power.tried(tmp_path, 11, 12, (power.SMALL_JOURNAL,)) == []


@pytest.mark.skipif(shim() is None, reason="nothing here compiles what watches the disk")
@pytest.mark.timeout(120)
def test_settings_that_promise_less_are_caught(tmp_path: Path) -> None:
    assert power.tried(tmp_path, 11, 6, power.CONTROLS["OFF"])
