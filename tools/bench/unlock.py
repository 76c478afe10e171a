"""From Enter on the passphrase to the rows of the first page, against the bare key derivation."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from pathlib import Path

from tools.bench import stores
from tools.bench.measuring import (
    Figure,
    Outcome,
    at_most,
    in_turns,
    noise,
    paired_ratio,
    percentile,
)
from tools.bench.settings import Settings, run_child

KINDS = ("argon", "argon_cpu", "first", "first_cpu", "again", "again_cpu")
SPREAD_ALLOWED = 1.05
"""How far apart two sizes may lie and still be the same: performance.md's own measure."""


def measure(settings: Settings) -> Outcome:
    """Unlock a small and a large store in turns, each in a process that has done nothing else."""
    sizes = (1_000, 10_000) if settings.is_quick else (1_000, 100_000)
    folders = {f"{size:,}": stores.filled_store(settings.work, size) for size in sizes}
    for folder in folders.values():
        run_child("unlock", folder, 1)  # a store of an earlier version is brought up here
    rounds = settings.rounds(12, 4)
    found: dict[str, dict[str, list[float]]] = {
        name: {kind: [] for kind in KINDS} for name in folders
    }

    def unlock_one(name: str, folder: Path, number: list[int]) -> Callable[[], float]:
        def take() -> float:
            number[0] += 1
            told = run_child("unlock", folder, number[0] % 2)
            for kind, seconds in found[name].items():
                seconds.append(told[kind])
            return float(told["first"])

        return take

    in_turns({name: unlock_one(name, folder, [0]) for name, folder in folders.items()}, rounds)
    figures = [figure for name, times in found.items() for figure in _figures(name, times)]
    return Outcome(
        "unlock",
        "Enter on the passphrase to the first page of the list",
        (*figures, _same_at_both(found)),
        (
            (
                f"{rounds} new processes for each size, in turns; in each the bare Argon2id call"
                " comes before or after, by turns, with the parameters of the slot"
            ),
            "noise of the bare call (p90/p10): "
            + ", ".join(f"{noise(times['argon']):.2f}" for times in found.values()),
        ),
    )


def _figures(name: str, times: dict[str, list[float]]) -> tuple[Figure, ...]:
    argon = times["argon"]
    beside = [mine - base for mine, base in zip(times["first"], argon, strict=True)]
    return (
        Figure(
            f"{name} interviews, first unlock of a process",
            paired_ratio(times["first"], argon),
            "×",
            at_most(1.1),
            f"bare call {percentile(argon, 50) * 1e3:.0f} ms,"
            f" all else {statistics.median(beside) * 1e3:.0f} ms",
        ),
        Figure(
            f"{name} interviews, the same in processor time",
            paired_ratio(times["first_cpu"], times["argon_cpu"]),
            "×",
        ),
        Figure(
            f"{name} interviews, unlocked again",
            paired_ratio(times["again"], argon),
            "×",
            at_most(1.1),
        ),
    )


def _same_at_both(found: dict[str, dict[str, list[float]]]) -> Figure:
    ratios = [paired_ratio(times["first"], times["argon"]) for times in found.values()]
    used = [paired_ratio(times["first_cpu"], times["argon_cpu"]) for times in found.values()]
    return Figure(
        f"{' against '.join(reversed(found))} interviews",
        max(ratios) / min(ratios),
        "×",
        at_most(SPREAD_ALLOWED),
        f"in processor time {max(used) / min(used):.3f}",
    )
