"""No committed file says where packages are fetched from, or on whose machine it was written."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOT_OURS = {".git", ".venv", "__pycache__", "wheels", "dist", "build", "shots"}
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Written in halves, so that this file keeps its own rule.
INDEX = re.compile(
    rb"https?:" rb"//[^\s\"'<>]*(pypi|pythonhosted|npmjs|debian\.org|/simple\b|proxy\.golang)"
)
MACHINE = re.compile(rb"/wo" rb"rk/(main|shared|scratch)|/op" rb"t/(pypi|wheels)")


def committed() -> list[Path]:
    """Every file of the project; in an export without git, every file that is there."""
    if not (ROOT / ".git").exists():
        return [each for each in ROOT.rglob("*") if each.is_file() and is_ours(each)]
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    names = [each.decode() for each in listed.stdout.split(b"\0") if each]
    return [ROOT / each for each in names if (ROOT / each).is_file()]


def is_ours(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return NOT_OURS.isdisjoint(parts) and not any(each.endswith("_cache") for each in parts)


def files_with(pattern: re.Pattern[bytes]) -> list[str]:
    return [
        str(each.relative_to(ROOT)) for each in committed() if pattern.search(each.read_bytes())
    ]


def test_no_file_names_an_index() -> None:
    assert files_with(INDEX) == []


def test_no_file_names_a_machine() -> None:
    assert files_with(MACHINE) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    packages = re.findall(r"^\S+==.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+", text, re.MULTILINE)
    assert len(packages) == len(re.findall(r"^[^\s#]", text, re.MULTILINE)) > 0


def test_run_lock_is_part_of_the_developers_lock() -> None:
    run, developers = ((ROOT / each).read_text(encoding="utf-8").split() for each in LOCKS)
    assert {each for each in run if "==" in each} <= {each for each in developers if "==" in each}
