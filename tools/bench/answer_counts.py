"""Counts for the answer, in a child whose syncs are counted by a preloaded shim or by strace."""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tools.bench.answer_desk import answer_bench, journal_pages
from tools.bench.settings import ROOT, Settings, run_child
from tools.bench.wal_frames import WalFrames

_WARM = 12


@dataclass(frozen=True, slots=True)
class Counts:
    """What each answer cost: how often the disk was asked to be sure, and frames of the log."""

    fsyncs: tuple[int, ...]
    fdatasyncs: tuple[int, ...]
    frames: tuple[int, ...]
    lengths: tuple[int, ...]
    """The frames in the log after each answer."""
    journal_pages: int
    """A commit that leaves the log so long brings it into the file as well."""
    counted_by: str

    @property
    def syncs(self) -> tuple[int, ...]:
        """Both together: a build of SQLite uses the one or the other."""
        return tuple(a + b for a, b in zip(self.fsyncs, self.fdatasyncs, strict=True))

    def apart_from_checkpoints(self, values: Sequence[int]) -> list[int]:
        """Return the values of answers that did not have to empty the log as well."""
        return [
            value
            for value, length in zip(values, self.lengths, strict=True)
            if length < self.journal_pages
        ]


def counts(settings: Settings, answers: int) -> Counts | None:
    """Count in a child, or return None where neither a compiler nor strace is there."""
    shim = _shim(settings.folder("answer"))
    if shim is not None:
        told = run_child(
            "answer", settings.work, answers, "shim", environment={"LD_PRELOAD": str(shim)}
        )
        return _counts(told, told["fsyncs"], told["fdatasyncs"], "a preloaded shim")
    if shutil.which("strace"):
        return _traced(settings, answers)
    return None


def child(work: str, answers: str, counted_by: str) -> int:
    """Give answers and print what each cost."""
    settings = Settings(Path(work))
    look = _shim_look() if counted_by == "shim" else _marked_look
    frames, lengths, looks = [], [], []
    with answer_bench(settings, "counted") as bench:
        for _ in range(_WARM):
            bench.desk.give()
            bench.desk.prepare()
        pages = journal_pages(bench.file, bench.key)
        log = WalFrames(bench.file.with_name("core.db-wal"))
        looks.append(look())
        for _ in range(int(answers)):
            bench.desk.give()
            looks.append(look())
            bench.desk.prepare()
            frames.append(log.gained())
            lengths.append(log.count)
    fsyncs, fdatasyncs = (_differences([each[place] for each in looks]) for place in (0, 1))
    told = {"fsyncs": fsyncs, "fdatasyncs": fdatasyncs, "frames": frames, "lengths": lengths}
    sys.stdout.write(json.dumps(told | {"pages": [pages]}) + "\n")
    return 0


def _counts(
    told: dict[str, list[int]], fsyncs: Sequence[int], fdatasyncs: Sequence[int], by: str
) -> Counts:
    return Counts(
        tuple(fsyncs),
        tuple(fdatasyncs),
        tuple(told["frames"]),
        tuple(told["lengths"]),
        told["pages"][0],
        by,
    )


def _shim(folder: Path) -> Path | None:
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    made = folder / "count_syncs.so"
    source = Path(__file__).with_name("count_syncs.c")
    command = [compiler, "-O2", "-shared", "-fPIC", "-o", str(made), str(source), "-ldl"]
    return made if subprocess.run(command, check=False).returncode == 0 else None


def _shim_look() -> Callable[[], tuple[int, int]]:
    loaded = ctypes.CDLL(None)
    loaded.bench_fsyncs.restype = loaded.bench_fdatasyncs.restype = ctypes.c_long
    return lambda: (loaded.bench_fsyncs(), loaded.bench_fdatasyncs())


def _marked_look() -> tuple[int, int]:
    """Leave a mark in the trace: nothing else in this process asks who its parent is."""
    os.getppid()
    return 0, 0


def _traced(settings: Settings, answers: int) -> Counts:
    trace = settings.folder("answer") / "trace.txt"
    watched = ["strace", "-f", "-e", "trace=fsync,fdatasync,getppid", "-o", str(trace)]
    program = [sys.executable, "-m", "tools.bench", "--child", "answer"]
    ended = subprocess.run(
        [*watched, *program, str(settings.work), str(answers), "strace"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    calls = re.findall(r"\b(fsync|fdatasync|getppid)\(", trace.read_text())
    between = " ".join(calls).split("getppid")[1:-1][-answers:]
    told = json.loads(ended.stdout.splitlines()[-1])
    fsyncs = [each.split().count("fsync") for each in between]
    return _counts(told, fsyncs, [each.split().count("fdatasync") for each in between], "strace")


def _differences(values: Sequence[int]) -> list[int]:
    return [later - earlier for earlier, later in pairwise(values)]
