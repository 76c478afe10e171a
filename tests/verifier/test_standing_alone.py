"""The verifier on folders: what is good, what is wrong and where, and what is only open."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.vectors.ledger import generate
from tests.verifier.folders import write_bundle, write_ledger
from tools.tampering.ledger import CHAIN, RECORDS, good, station
from tools.tampering.proofs import VERIFIER

ROOT = station().root.hex()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_ledger(tmp_path_factory.mktemp("ledger") / "it")


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_bundle(tmp_path_factory.mktemp("bundle"))


def typed(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Start the verifier as anybody would: in a Python that knows nothing of the project."""
    command = [sys.executable, "-I", str(VERIFIER), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")


def checked(tool: ModuleType, folder: Path, **more: Any) -> Any:
    return tool.check(tool.Folder(folder), more.pop("root", ROOT), **more)


def first_bad(report: Any) -> tuple[int, str]:
    found = next(each for each in report.findings if each["how"] == "bad")
    return found["step"], found["rule"]


def test_it_stands_alone(bag: Path) -> None:
    text = VERIFIER.read_text(encoding="utf-8")
    assert "intake" not in {
        line.split()[1].split(".")[0]
        for line in text.splitlines()
        if line.startswith(("import ", "from "))
    }
    done = typed("--root", ROOT, bag.parent, "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["verdict"]) == (0, "good"), told
    assert [each["step"] for each in told["steps"]] == list(range(1, 14))
    assert {each["result"] for each in told["steps"]} == {"ok", "-"}


def test_every_vector_is_judged_as_it_says() -> None:
    done = typed("--vectors", Path(generate.__file__).parent)
    assert (done.returncode, "BAD" in done.stdout) == (0, False), done.stdout
    assert len(done.stdout.splitlines()) == len(generate.all_vectors())


def test_whole_ledger_is_good_and_says_how_far(tool: ModuleType, ledger: Path) -> None:
    last = good()[-1]
    report = checked(tool, ledger, witnesses=[(CHAIN, last.seq, last.link.hex(), "the hub")])
    assert report.exit() == 0, report.findings
    assert report.heads == [
        {
            "chain": CHAIN,
            "seq": last.seq,
            "link": last.link.hex(),
            "signed_until": last.seq,
            "seen": "the hub",
        }
    ]
    assert all(each["not_after"] == "the hub" for each in report.times)
    assert "cannot be excluded" in " ".join(report.said[tool.LIMIT])


def test_bundle_of_every_interview_is_good_too(tool: ModuleType, tmp_path: Path) -> None:
    report = checked(tool, write_bundle(tmp_path, *RECORDS[:3]))
    assert report.exit() == 0, report.findings


def test_root_of_somebody_else_proves_nothing(bag: Path) -> None:
    done = typed("--root", "ab" * 32, bag)
    assert (done.returncode, "another root" in done.stdout) == (1, True)


def test_eight_characters_are_not_enough_to_be_sure(tool: ModuleType, bag: Path) -> None:
    sheet = tool.sheet_id(ROOT)
    done = typed("--root", f"{sheet[:4]}-{sheet[4:].lower()}", bag)
    assert (done.returncode, "too few" in done.stdout) == (2, True), done.stdout


def rewrite(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    return lambda bag: (bag / name).write_bytes(change((bag / name).read_bytes()))


@pytest.mark.parametrize(
    ("harm", "step", "rule"),
    [
        (rewrite("data/entries.jsonl", lambda data: data.replace(b'"seq":3', b'"seq":4', 1)), "files", "files"),
        (rewrite("data/entries.jsonl", lambda data: data[:-2] + b"\n"), "files", "files"),
        (rewrite("tagmanifest-sha256.txt", lambda _: b""), "files", "signature"),
        (rewrite("tagmanifest-sha256.txt.minisig", lambda data: data.replace(b" bundle ", b" paper ")), "files", "signature"),
        (rewrite("header.json", lambda data: data.replace(b'"seq":1', b'"seq":2')), "files", "files"),
        (rewrite("header.json", lambda data: data + b"\n"), "files", "another way of writing"),
        (rewrite("bag-info.txt", lambda data: data + b"x"), "files", "files"),
        (rewrite("bagit.txt", lambda data: data.replace(b"1.0", b"0.9")), "files", "files"),
        (rewrite("data/padding", lambda data: data[:-1] + b"x"), "files", "files"),
        (rewrite("data/padding", lambda data: data + bytes(512)), "files", "files"),
        (lambda bag: (bag / "data/more.txt").write_bytes(b""), "files", "files"),
        (lambda bag: (bag / "data/padding").unlink(), "files", "files"),
        (lambda bag: (bag / "data/padding2").symlink_to("/etc/hostname"), "files", "files"),
        (lambda bag: (bag / "data/roster/2.json.minisig").unlink(), "roster", "files"),
        (rewrite("data/roster/2.json", lambda data: data.replace(b'"Caro"', b'"Cara"')), "roster", "signature"),
        (rewrite("data/roster/1.json", lambda data: data.replace(b'"interviewer"', b'"coordinator"', 1)), "roster", "roster"),
    ],
)  # fmt: skip
def test_bundle_that_was_harmed_is_wrong_at_its_step(
    tool: ModuleType,
    bag: Path,
    tmp_path: Path,
    harm: Callable[[Path], object],
    step: str,
    rule: str,
) -> None:
    copy = Path(shutil.copytree(bag, tmp_path / "bag"))
    harm(copy)
    number, found = first_bad(checked(tool, copy))
    assert (tool.STEPS[number - 1][0], found) == (step, rule)


def test_roster_that_was_put_back_loses_whoever_came_later(
    tool: ModuleType, ledger: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(ledger, tmp_path / "ledger"))
    for name in ("2.json", "2.json.minisig"):
        (copy / "roster" / name).unlink()
    assert first_bad(checked(tool, copy)) == (tool.SIGNATURES, "signature")


def test_tail_that_was_cut_is_seen_by_a_witness_alone(
    tool: ModuleType, ledger: Path, tmp_path: Path
) -> None:
    copy, last = Path(shutil.copytree(ledger, tmp_path / "ledger")), good()[-1]
    lines = (copy / "entries.jsonl").read_bytes().splitlines(keepends=True)
    stop = next(e.seq for e in reversed(good()[:-10]) if b'"checkpoint"' in (e.header or b""))
    (copy / "entries.jsonl").write_bytes(b"".join(lines[:stop]))
    assert checked(tool, copy).exit() == 0
    report = checked(tool, copy, witnesses=[(CHAIN, last.seq, last.link.hex(), "the hub")])
    assert (first_bad(report), report.findings[-1]["seq"]) == ((tool.TIME, "cut"), stop + 1)


def test_two_stories_are_told_apart(tool: ModuleType, ledger: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(ledger, tmp_path / "other"))
    assert checked(tool, ledger, against=tool.Folder(other)).exit() == 0
    lines = (other / "entries.jsonl").read_text(encoding="utf-8")
    link = good()[57].link.hex()
    (other / "entries.jsonl").write_text(lines.replace(link, "ab" * 32), encoding="utf-8")
    report = checked(tool, ledger, against=tool.Folder(other))
    assert first_bad(report) == (tool.NUMBERS, "two stories")
    assert report.findings[0]["seq"] == 58


@pytest.mark.parametrize("place", range(0, 90_000, 9_001))
def test_no_byte_of_the_file_can_be_another(
    tool: ModuleType, ledger: Path, tmp_path: Path, place: int
) -> None:
    copy = Path(shutil.copytree(ledger, tmp_path / "ledger"))
    data = bytearray((copy / "entries.jsonl").read_bytes())
    data[place] ^= 1 << place % 7
    (copy / "entries.jsonl").write_bytes(data)
    assert checked(tool, copy).exit() == 1


def test_folder_that_is_none_is_said_so(tmp_path: Path) -> None:
    done = typed("--root", ROOT, tmp_path)
    assert (done.returncode, "entries.jsonl" in done.stderr) == (1, True)
