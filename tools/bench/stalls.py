"""How long the thread that paints is away: while unlocking, and while somebody answers."""

from __future__ import annotations

from typing import Any

from tools.bench.measuring import Figure, Outcome, at_most
from tools.bench.settings import NO_SCREEN, Settings, run_child

UNLOCKING_MS = 50
ANSWERING_MS = 16


def measure(settings: Settings) -> Outcome:
    """Unlock and answer in the real window beside a heart that beats every 4 ms."""
    told = run_child("stalls", settings.work, settings.rounds(250, 60), environment=NO_SCREEN)
    figures = [*_gaps("unlocking", told["unlocking"], UNLOCKING_MS)]
    for form, found in told["forms"].items():
        figures += _gaps(f"answering, {form} form", found, ANSWERING_MS)
    idle = told["idle"]
    figures.append(Figure("longest gap while nothing is done", idle["worst"], "ms"))
    acts = ", ".join(f"{form} {found['acts']:.0f}" for form, found in told["forms"].items())
    return Outcome(
        "stalls",
        "the window's loop while unlocking and answering",
        tuple(figures),
        (
            (
                "a gap is the time between two beats of a 4 ms timer: it holds the work of the turn"
                " and whatever else this machine did meanwhile; processor time is the thread's own"
            ),
            f"acts, one every 20 ms, each with its save on the writer lane: {acts}",
        ),
    )


def _gaps(what: str, found: dict[str, Any], bound: float) -> tuple[Figure, ...]:
    return (
        Figure(f"{what}: longest gap", found["worst"], "ms", at_most(bound)),
        Figure(f"{what}: gap, p99", found["p99"], "ms"),
        Figure(
            f"{what}: most processor time of one turn",
            found["cpu_worst"],
            "ms",
            note=f"{found['cpu_over_16']} of {found['beats']} turns over 16 ms",
        ),
    )
