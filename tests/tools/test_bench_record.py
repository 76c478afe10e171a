"""A run replaces the figures of the run before in the document, and nothing else of it."""

from pathlib import Path

import pytest

from tools.bench.measuring import Figure, Outcome, at_most
from tools.bench.record import BEGIN, END, record

RUN = {"taken": "2026-11-24", "cores": "2"}
OUTCOME = Outcome(
    "start",
    "a start",
    (Figure("from the wheel", 1.5, "×", at_most(1.25)), Figure("bare", 157.123, "ms")),
    ("in turns",),
)


def recorded(tmp_path: Path, outcome: Outcome, before: str = "") -> str:
    document = tmp_path / "figures.md"
    document.write_text(f"{BEGIN}\n\n{before}\n\n{END}\n")
    record([outcome], RUN, document)
    return document.read_text()


def test_table_says_what_was_measured_and_whether_it_reaches_its_bound(tmp_path: Path) -> None:
    text = recorded(tmp_path, OUTCOME)
    assert "taken 2026-11-24; cores 2." in text
    assert "| from the wheel | 1.5 × | at most 1.25 | **missed** |" in text
    assert "| bare | 157.1 ms |  |  |" in text
    assert "- in turns" in text


def test_what_was_not_measured_is_said(tmp_path: Path) -> None:
    skipped = Outcome("bundle", "b", skipped="no age")
    assert "Not measured: no age." in recorded(tmp_path, skipped)


def test_tables_that_were_not_measured_now_stay(tmp_path: Path) -> None:
    text = recorded(tmp_path, OUTCOME, "### start: old\n\nolder\n\n### unlock: u\n\nas it was")
    assert "### unlock: u\n\nas it was" in text
    assert "older" not in text


def test_figures_are_replaced_between_the_marks_alone(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text(f"before\n{BEGIN}\nold figures\n{END}\nafter\n")
    record([OUTCOME], RUN, document)
    text = document.read_text()
    assert text.startswith(f"before\n{BEGIN}\n")
    assert text.endswith(f"{END}\nafter\n")
    assert "old figures" not in text
    record([OUTCOME], RUN, document)
    assert document.read_text() == text


def test_a_document_without_marks_is_left_alone(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text("nothing here\n")
    with pytest.raises(ValueError, match="place"):
        record([OUTCOME], RUN, document)
    assert document.read_text() == "nothing here\n"
