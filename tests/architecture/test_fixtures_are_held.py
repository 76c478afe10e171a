"""Every test that docs/fixtures.md names exists, and every person of the domain is in it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "fixtures.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", TEXT)))
ROWS = re.findall(r"^\| (\d+) \| .+ \| (.+) \|$", TEXT, re.MULTILINE)


def test_named_tests_exist() -> None:
    assert len(NAMED) > 15
    missing = [
        f"{file}::{name}"
        for file, name in NAMED
        if f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]
    assert missing == []


def test_each_person_has_a_test_or_the_issue_that_brings_it() -> None:
    assert [int(number) for number, _held in ROWS] == [*range(1, 31), 32]
    assert [number for number, held in ROWS if "::" not in held and "issue" not in held] == []
