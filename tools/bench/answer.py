"""One coded answer made durable: what it costs the disk, and its time against bare SQLCipher."""

from __future__ import annotations

import time

from tools.bench.answer_counts import CHECKPOINT_PAGES, Counts, counts
from tools.bench.answer_desk import BareTransaction, answer_bench
from tools.bench.measuring import (
    Figure,
    Outcome,
    at_most,
    exactly,
    in_turns,
    noise,
    paired_ratio,
    percentile,
)
from tools.bench.settings import Settings

_WARM = 12


def measure(settings: Settings) -> Outcome:
    """Count first, then take times in turns with the bare transaction."""
    counted = counts(settings, settings.rounds(400, 120))
    times = _times(settings, settings.rounds(1_000, 200))
    ours, bare = times["ours"], times["bare"]
    figures = (
        *(_count_figures(counted) if counted else ()),
        Figure(
            "p50 against the bare transaction of the same rows",
            paired_ratio(ours, bare),
            "×",
            at_most(1.15),
            f"p99 {percentile(ours, 99) / percentile(bare, 99):.2f}×",
        ),
        Figure("one answer, p50", percentile(ours, 50) * 1e3, "ms"),
        Figure("one bare transaction, p50", percentile(bare, 50) * 1e3, "ms"),
    )
    remarks = (
        f"{len(ours)} pairs in turns; noise of the bare transaction (p90/p10) {noise(bare):.2f}",
        "bare: one INSERT and one UPDATE in a copy of the same file; its rows are made beforehand",
        _counted_by(counted),
    )
    return Outcome("answer", "one coded answer, on the disk", figures, remarks)


def _count_figures(counted: Counts) -> tuple[Figure, ...]:
    fdatasyncs = counted.apart_from_checkpoints(counted.fdatasyncs)
    fsyncs = counted.apart_from_checkpoints(counted.fsyncs)
    answers = f"{len(fdatasyncs)} answers"
    return (
        Figure("fdatasync for an answer, fewest", min(fdatasyncs), "", exactly(1), answers),
        Figure("fdatasync for an answer, most", max(fdatasyncs), "", exactly(1), answers),
        Figure("fsync for an answer, most", max(fsyncs), "", exactly(0), answers),
        Figure("WAL frames for an answer, p50", percentile(counted.frames, 50), "", at_most(6)),
        Figure("WAL frames for an answer, p95", percentile(counted.frames, 95), "", at_most(12)),
    )


def _counted_by(counted: Counts | None) -> str:
    if counted is None:
        return "fdatasync was not counted: neither a C compiler nor strace is here"
    emptied = len(counted.frames) - len(counted.apart_from_checkpoints(counted.frames))
    most = max((a + b for a, b in zip(counted.fsyncs, counted.fdatasyncs, strict=True)), default=0)
    return (
        f"fdatasync counted by {counted.counted_by}; {emptied} of {len(counted.frames)} answers"
        f" found the log {CHECKPOINT_PAGES} pages long and emptied it ({most} syncs at most),"
        " which is left out of the counts above but not of the times"
    )


def _times(settings: Settings, rounds: int) -> dict[str, tuple[float, ...]]:
    with answer_bench(settings, "timed") as bench:
        for _ in range(_WARM):
            bench.desk.give()
        bare = BareTransaction(bench)
        for _ in range(_WARM):
            bare.write()
            bare.prepare()

        def written() -> float:
            begun = time.perf_counter()
            bare.write()
            took = time.perf_counter() - begun
            bare.prepare()
            return took

        def given() -> float:
            begun = time.perf_counter()
            bench.desk.give()
            return time.perf_counter() - begun

        try:
            return in_turns({"bare": written, "ours": given}, rounds)
        finally:
            bare.close()
