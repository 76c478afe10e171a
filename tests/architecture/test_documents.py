"""The papers of the project keep their form, so that people read them."""

import re
from pathlib import Path

import pytest

from intake.cli.exit_codes import Exit

ROOT = Path(__file__).parents[2]
LIMITS = {"ARCHITECTURE.md": 150, "CONTRIBUTING.md": 100}
ADRS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
HEADINGS = ["## Context", "## Decision", "## Consequences", "## Alternatives"]


@pytest.mark.parametrize(("paper", "lines"), LIMITS.items())
def test_paper_is_short(paper: str, lines: int) -> None:
    assert len((ROOT / paper).read_text(encoding="utf-8").splitlines()) <= lines


@pytest.mark.parametrize("adr", ADRS, ids=lambda each: each.stem)
def test_decision_is_recorded_in_the_same_four_steps(adr: Path) -> None:
    lines = adr.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    assert [each for each in lines if each.startswith("## ")] == HEADINGS


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(each.stem[:4]) for each in ADRS] == list(range(1, len(ADRS) + 1))
    assert len(ADRS) >= 8


@pytest.mark.parametrize("paper", PAPERS, ids=lambda each: each.name)
def test_links_between_papers_lead_somewhere(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    inside = [each for each in links if "://" not in each and not each.startswith("mailto:")]
    assert [each for each in inside if not (paper.parent / each).exists()] == []


def test_set_up_is_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Set up", 1)[1].split("\n## ", 1)[0]
    assert re.findall(r"```sh\n(.*?)\n```", section, re.DOTALL) == ["./dev run", "./dev test"]


def test_readme_lists_every_exit_code() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split("### Exit codes", 1)[1].split("\n## ", 1)[0]
    listed = re.findall(r"^\| (\d+) \|", section, re.MULTILINE)
    assert [int(each) for each in listed] == sorted(Exit)
