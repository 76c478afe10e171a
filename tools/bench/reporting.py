"""Outcomes as text for a terminal and as JSON for a program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from tools.bench.measuring import Outcome


def as_text(outcome: Outcome, seconds: float) -> str:
    """Return one benchmark as lines."""
    lines = [f"\n{outcome.name}: {outcome.title}  [{seconds:.0f} s]"]
    if outcome.skipped:
        lines.append(f"  skipped: {outcome.skipped}")
    lines += [f"  {figure}" for figure in outcome.figures]
    lines += [f"  · {remark}" for remark in outcome.remarks]
    return "\n".join(lines)


def as_json(outcomes: Sequence[Outcome], machine: Mapping[str, str]) -> dict[str, object]:
    """Return a whole run."""
    return {
        "taken": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": dict(machine),
        "benchmarks": [
            {
                **asdict(outcome),
                "figures": [
                    {
                        "name": figure.name,
                        "value": figure.value,
                        "unit": figure.unit,
                        "bound": str(figure.bound) if figure.bound else None,
                        "verdict": figure.verdict,
                        "note": figure.note,
                    }
                    for figure in outcome.figures
                ],
            }
            for outcome in outcomes
        ],
    }
