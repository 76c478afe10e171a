"""The figures of a run as tables, put into docs/performance.md in the place of the run before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.bench.measuring import Figure, Outcome
from tools.bench.settings import ROOT

DOCUMENT = ROOT / "docs" / "performance.md"
BEGIN = "<!-- figures: written by `./dev bench --record` -->"
END = "<!-- end of figures -->"


def record(outcomes: Sequence[Outcome], run: Mapping[str, str], document: Path = DOCUMENT) -> None:
    """Put the figures of `outcomes` between the two marks of the document.

    Each table says how it was taken; those that were not measured now stay as they are.
    """
    text = document.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    kept, mark, after = rest.partition(END)
    if not mark:
        raise ValueError("the document has no place for figures")
    facts = "; ".join(f"{name} {value}" for name, value in run.items())
    tables = _tables(kept) | {each.name: _section(each, facts) for each in outcomes}
    written = "\n\n".join([f"{before}{BEGIN}", *tables.values(), f"{END}{after}"])
    document.write_text(written, encoding="utf-8")


def _tables(text: str) -> dict[str, str]:
    """Return the tables that are there, by the name of their benchmark, in their order."""
    sections = [f"### {each.strip()}" for each in text.split("### ")[1:]]
    return {each.removeprefix("### ").partition(":")[0]: each for each in sections}


def _section(outcome: Outcome, facts: str) -> str:
    lines = [f"### {outcome.name}: {outcome.title}", "", f"{facts}.", ""]
    if outcome.skipped:
        return "\n".join([*lines, f"Not measured: {outcome.skipped}."])
    lines += ["| figure | measured | must be | |", "|---|---|---|---|"]
    lines += [_row(figure) for figure in outcome.figures]
    lines += ["", *(f"- {remark}" for remark in outcome.remarks)]
    return "\n".join(lines).rstrip()


def _row(figure: Figure) -> str:
    name = figure.name.replace("|", "\\|")
    note = f" ({figure.note})" if figure.note else ""
    verdict = f"**{figure.verdict}**" if figure.verdict == "missed" else figure.verdict
    return f"| {name} | {_number(figure)}{note} | {figure.bound or ''} | {verdict} |"


def _number(figure: Figure) -> str:
    return f"{figure.value:.4g} {figure.unit}".rstrip()
