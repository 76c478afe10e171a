"""The interview screen with long forms: what its first page costs, and a click until painted."""

from __future__ import annotations

from typing import Any

from tools.bench.form_sources import NO_CORPUS, WHO_VA, stored_xform
from tools.bench.measuring import Figure, Outcome, at_most, noise, paired_ratio, percentile
from tools.bench.settings import NO_SCREEN, Settings, run_child

_BOUND = 2.5
_SCREENS = {
    "one on a page": "1,000 questions, one on a page",
    "all on one page": "1,000 questions on one page",
    "200 on one page": "200 questions on one page",
}


def measure(settings: Settings) -> Outcome:
    """Open screens in turns with ten bare questions, and click through a form of real life."""
    who = [stored_xform(settings, "who-va", WHO_VA)] if WHO_VA.is_file() else []
    rounds, clicks = settings.rounds(15, 5), settings.rounds(200, 60)
    told = run_child("pages", rounds, clicks, *who, environment=NO_SCREEN)
    figures = [figure for name, title in _SCREENS.items() for figure in _first(title, told[name])]
    remarks = [
        (
            f"{rounds} rounds in turns with ten bare questions in a scroll area, in one process"
            " and style: screen and first page are built, shown and painted; processor time"
        ),
        f"noise of the bare questions (p90/p10) {noise(told['one on a page']['bare']):.2f}",
    ]
    if who:
        figures += _clicks(told["clicks"])
        remarks.append(
            f"WHO VA: {len(told['clicks']['cpu'])} clicks, an answer or the next page each;"
            " a click ends with a repaint of the whole screen, 1366 × 768, without a screen"
        )
    else:
        remarks.append(f"WHO VA was not clicked through: {NO_CORPUS}")
    title = "first screens of long forms, and clicks"
    return Outcome("pages", title, tuple(figures), tuple(remarks))


def _first(title: str, found: dict[str, list[float]]) -> tuple[Figure, ...]:
    ours, bare = found["ours"], found["bare"]
    note = f"{percentile(ours, 50):.1f} ms, bare {percentile(bare, 50):.1f} ms"
    return (Figure(title, paired_ratio(ours, bare), "×", at_most(_BOUND), note),)


def _clicks(found: dict[str, Any]) -> tuple[Figure, ...]:
    wall, cpu = found["wall"], found["cpu"]
    return (
        Figure("WHO VA, click to painted, p95", percentile(wall, 95), "ms", at_most(50)),
        Figure("WHO VA, click to painted, p50", percentile(wall, 50), "ms"),
        Figure("WHO VA, click to painted, p95, processor time", percentile(cpu, 95), "ms"),
    )
