"""Locking in the middle of an interview: until all is hidden, and until the keys are dropped."""

from __future__ import annotations

from tools.bench.measuring import Figure, Outcome, at_most, exactly, percentile
from tools.bench.settings import NO_SCREEN, Settings, run_child


def measure(settings: Settings) -> Outcome:
    """Unlock, type, and lock again and again, on the real window in a process of its own."""
    rounds = settings.rounds(12, 4)
    told = run_child("lock", settings.work, rounds, environment=NO_SCREEN)
    return Outcome(
        "lock",
        "locking with half-typed text, until the harmless page lies over everything",
        (
            Figure(f"harmless page, worst of {rounds}", max(told["hidden"]), "ms", at_most(100)),
            Figure("harmless page, p50", percentile(told["hidden"], 50), "ms"),
            Figure("harmless page, processor time, worst", max(told["cpu"]), "ms"),
            Figure("keys dropped and lock screen there, worst", max(told["locked"]), "ms"),
            Figure("keys dropped and lock screen there, p50", percentile(told["locked"], 50), "ms"),
            Figure("half-typed texts lost", told["lost"], "", exactly(0)),
        ),
        (
            (
                f"{rounds} times: unlock a store of 1,000 interviews, open one, type, lock;"
                " the page is painted synchronously over 1366 × 768, without a screen"
            ),
        ),
    )
