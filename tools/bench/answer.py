"""One coded answer made durable: what it costs the disk, and its time against bare SQLCipher."""

from __future__ import annotations

import time
from collections.abc import Callable

from tools.bench.answer_counts import Counts, counts
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
    times, used = _times(settings, settings.rounds(1_000, 200))
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
        Figure(
            "the same where the disk was quick: p10 against p10",
            percentile(ours, 10) / percentile(bare, 10),
            "×",
        ),
        Figure("one answer, p50", percentile(ours, 50) * 1e3, "ms"),
        Figure("one bare transaction, p50", percentile(bare, 50) * 1e3, "ms"),
        Figure("one answer, processor time, p50", percentile(used["ours"], 50) * 1e3, "ms"),
        Figure("one bare transaction, processor time", percentile(used["bare"], 50) * 1e3, "ms"),
    )
    remarks = (
        f"{len(ours)} pairs in turns; noise of the bare transaction (p90/p10) {noise(bare):.2f}",
        "bare: one INSERT and one UPDATE in a copy of the same file; its rows are made beforehand",
        _counted_by(counted),
    )
    return Outcome("answer", "one coded answer, on the disk", figures, remarks)


def _count_figures(counted: Counts) -> tuple[Figure, ...]:
    syncs = counted.apart_from_checkpoints(counted.syncs)
    answers = f"{len(syncs)} answers"
    return (
        Figure("syncs for an answer, fewest", min(syncs), "", exactly(1), answers),
        Figure("syncs for an answer, most", max(syncs), "", exactly(1), answers),
        Figure("WAL frames for an answer, p50", percentile(counted.frames, 50), "", at_most(6)),
        Figure("WAL frames for an answer, p95", percentile(counted.frames, 95), "", at_most(12)),
    )


def _counted_by(counted: Counts | None) -> str:
    if counted is None:
        return "fdatasync was not counted: neither a C compiler nor strace is here"
    emptied = len(counted.frames) - len(counted.apart_from_checkpoints(counted.frames))
    most = max(counted.syncs)
    called = "fsync" if any(counted.fsyncs) else "fdatasync"
    return (
        f"fsync and fdatasync counted together by {counted.counted_by} (this SQLCipher was built to"
        f" call {called}); {emptied} of {len(counted.frames)} answers found the log"
        f" {counted.journal_pages} pages long and emptied it ({most} syncs at most),"
        " which is left out of the counts above but not of the times"
    )


def _times(
    settings: Settings, rounds: int
) -> tuple[dict[str, tuple[float, ...]], dict[str, list[float]]]:
    """Return the times of both, and the processor time that each took."""
    used: dict[str, list[float]] = {"ours": [], "bare": []}
    with answer_bench(settings, "timed") as bench:
        for _ in range(_WARM):
            bench.desk.give()
            bench.desk.prepare()
        bare = BareTransaction(bench)
        for _ in range(_WARM):
            bare.write()
            bare.prepare()

        def given() -> float:
            took = _took(bench.desk.give, used["ours"])
            bench.desk.prepare()
            return took

        def written() -> float:
            took = _took(bare.write, used["bare"])
            bare.prepare()
            return took

        try:
            return in_turns({"bare": written, "ours": given}, rounds), used
        finally:
            bare.close()


def _took(work: Callable[[], None], used: list[float]) -> float:
    begun, processor = time.perf_counter(), time.thread_time()
    work()
    used.append(time.thread_time() - processor)
    return time.perf_counter() - begun
