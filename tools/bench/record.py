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
    """Put the figures of `outcomes` between the two marks of the document."""
    text = document.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError("the document has no place for figures")
    written = f"{before}{BEGIN}\n\n{as_markdown(outcomes, run)}\n\n{END}{after}"
    document.write_text(written, encoding="utf-8")


def as_markdown(outcomes: Sequence[Outcome], run: Mapping[str, str]) -> str:
    """Return a run as Markdown: how it was taken, then one table for each benchmark."""
    facts = "; ".join(f"{name} {value}" for name, value in run.items())
    return "\n\n".join([f"{facts}.", *(_section(outcome) for outcome in outcomes)])


def _section(outcome: Outcome) -> str:
    lines = [f"### {outcome.name}: {outcome.title}", ""]
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
