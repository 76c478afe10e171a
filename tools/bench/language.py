"""Switching the language on the interview screen, until everything is laid out and painted."""

from __future__ import annotations

from tools.bench.measuring import Figure, Outcome, at_most, exactly, percentile
from tools.bench.settings import NO_SCREEN, Settings, run_child

SWITCHES = 50


def measure(settings: Settings) -> Outcome:
    """Switch 50 times on each form with half-typed text, in a process of its own."""
    told = run_child("language", settings.work, SWITCHES, environment=NO_SCREEN)
    figures: list[Figure] = []
    for form, found in told["forms"].items():
        times = found["times"]
        figures += [
            Figure(f"{form} form, worst of {len(times)}", max(times), "ms", at_most(100)),
            Figure(f"{form} form, p50", percentile(times, 50), "ms"),
            Figure(f"{form} form, processor time, worst", max(found["cpu"]), "ms"),
            Figure(
                f"{form} form: of caret, selection, text, undo and scroll, lost",
                len(found["lost"]),
                "",
                exactly(0),
                ", ".join(found["lost"]),
            ),
        ]
    missing = () if "RMS" in told["forms"] else ("the RMS form is not here",)
    return Outcome(
        "language",
        "another language on the interview screen, until painted",
        tuple(figures),
        (
            (
                "the real window with its other screens behind; each switch is measured to the end"
                " of a synchronous repaint of the whole window, 1366 × 768, without a screen"
            ),
            *missing,
        ),
    )
