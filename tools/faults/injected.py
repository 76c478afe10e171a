"""R4: lets the n-th read, write, sync, opening, renaming or removal fail, for every n of a session.

    python -m tools.faults injected --step 1

Each fails once, and each from then on. What the session said was saved must be there afterwards, it
must end by itself, and what it met must be one of the errors that have a sentence.
"""

from __future__ import annotations

import argparse
import errno
import re
import shutil
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from intake.storage.files import OpenFile
from tools.faults.busy import found_store, read_told, store_of, unlocked
from tools.faults.disk import session, shim
from tools.faults.looking import Owed
from tools.faults.power import faults_of

ACTS: Final = 12
OPS: Final = ("write", "sync", "trunc", "open", "rename", "unlink", "read")
_SEED: Final = 7
_NAMED: Final = re.compile(r"\w+Error$")


@dataclass(slots=True)
class Injected:
    """What came of the failures."""

    runs: int = 0
    met: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)


def run(given: argparse.Namespace) -> int:
    """Let every call fail, and print what was lost."""
    if shim() is None:
        print("no compiler for the library that lets calls fail")
        return 1
    began, found = time.monotonic(), Injected()
    with tempfile.TemporaryDirectory() as folder:
        inject(Path(folder), given.step, found)
    seconds = time.monotonic() - began
    print(f"{found.runs} runs: {len(found.bad)} bad {found.bad[:10]}; {seconds:.0f} s")
    for what, count in found.met.most_common():
        print(f"{count:6} {what}")
    return 1 if found.bad else 0


def inject(folder: Path, step: int, found: Injected) -> None:
    """Let every `step`-th call of each kind fail, once and for good, also for want of room."""
    whole = found_store(folder)
    application = unlocked(whole)
    held = store_of(application).session.files
    keys = tuple(held.file(each) for each in held.granted())
    application.close()
    counts = _counted(folder, whole)
    for op in OPS:
        numbers = [errno.EIO, errno.ENOSPC] if op in {"write", "trunc", "open"} else [errno.EIO]
        for at in range(1, counts[op] + 1, step):
            for number in numbers:
                for sticky in (0, 1):
                    _one(folder, whole, keys, f"{op}:{at}:{number}:{sticky}", found)
        print(f"{op}: {counts[op]} calls, {found.runs} runs, {len(found.bad)} bad", flush=True)


def _counted(folder: Path, whole: Path) -> dict[str, int]:
    work = folder / "work"
    shutil.copytree(whole, work)
    ended = session(work, folder / "told", (ACTS, _SEED), DISK_COUNT=str(folder / "count"))
    if ended.returncode:
        raise SystemExit(ended.stderr)
    lines = (folder / "count").read_text(encoding="ascii").splitlines()
    return {name: int(count) for name, count in (line.split() for line in lines)}


def _one(
    folder: Path, whole: Path, keys: tuple[OpenFile, ...], fault: str, found: Injected
) -> None:
    work, told = folder / "work", folder / "told"
    shutil.rmtree(work)
    told.unlink(missing_ok=True)
    shutil.copytree(whole, work)
    ended = session(work, told, (ACTS, _SEED), DISK_FAIL=fault)
    found.runs += 1
    said = (ended.stdout.strip().splitlines() or [""])[-1]
    if ended.returncode == 0:
        found.met["no effect"] += 1
    elif ended.returncode == 3 and _NAMED.fullmatch(said):
        found.met[said] += 1
    else:
        last = (ended.stderr.strip().splitlines() or [""])[-1]
        found.bad.append(f"{fault}: ended with {ended.returncode} {last[:80]}")
    owed = Owed()
    owed.add(read_told(told.read_bytes() if told.exists() else b""))
    found.bad += [f"{fault}: {each}" for each in faults_of(work, keys, owed)]
