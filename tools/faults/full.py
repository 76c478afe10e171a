"""R5: a disk that fills up while somebody works, and is emptied again, over and over.

    python -m tools.faults full --cycles 5

Where this process may mount, it is a small tmpfs filled to the last byte; else files may not grow
beyond a limit. Nothing acknowledged may be lost, what was saved can be read while it is full, what
is met has a sentence, and there is writing again when there is room.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from intake.domain.errors import IntakeError
from intake.storage import reserve
from tools.faults.busy import Busy, found_store, read_told, store_of, unlocked
from tools.faults.looking import Owed, lost

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTE: Final = 1024 * 1024
SIZE: Final = 400
ENOUGH: Final = 400
"""Acts that no small disk has room for."""


@dataclass(slots=True)
class Filled:
    """What came of it."""

    cycles: int = 0
    acknowledged: int = 0
    met: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)
    how: str = ""


def run(given: argparse.Namespace) -> int:
    """Fill the disk so often, and print what was lost."""
    began, found = time.monotonic(), Filled()
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), given.cycles, found)
    print(
        f"{found.cycles} times full ({found.how}), {found.acknowledged} things acknowledged: "
        f"{len(found.bad)} bad {found.bad[:10]}; {time.monotonic() - began:.0f} s"
    )
    for what, count in found.met.most_common():
        print(f"{count:6} {what}")
    return 1 if found.bad else 0


def fill(folder: Path, cycles: int, found: Filled) -> None:
    """Work until the disk is full, look, make room, and go on."""
    with _small_disk(folder) as (disk, filling, found.how):
        whole = found_store(disk)
        owed = Owed()
        for _ in range(cycles):
            told = bytearray()
            with filling():
                found.met[_until_full(whole, told, owed.highest)] += 1
                if (whole / reserve.NAME).exists() and found.how == "tmpfs":
                    found.bad.append("the reserve was not given back")
            owed.add(read_told(bytes(told)))
            found.cycles += 1
            found.acknowledged += len(read_told(bytes(told)))
            found.bad += _looked_at(whole, owed)


def _until_full(whole: Path, told: bytearray, first: int) -> str:
    """Work until something is refused; return what was met at work and at locking."""
    busy = Busy(whole, told.extend, first)
    met = "nothing"
    try:
        busy.work(first, ENOUGH)
    except IntakeError as refused:
        met = type(refused).__name__
    try:
        busy.lock()
    except IntakeError as refused:
        return f"{met}, then {type(refused).__name__} at locking"
    return f"{met}, and locked"


def _looked_at(whole: Path, owed: Owed) -> list[str]:
    """Unlock when there is room, see that all is there, and write once more."""
    application = unlocked(whole)
    bad = lost(store_of(application).session.files, owed)
    if not application.has_room():
        bad.append("the reserve was not made again")
    application.close()
    busy = Busy(whole, lambda _data: None, owed.highest + 100)
    busy.work(1, 3)
    busy.lock()
    owed.highest += 200
    return bad


@contextmanager
def _small_disk(
    folder: Path,
) -> Iterator[tuple[Path, Callable[[], AbstractContextManager[None]], str]]:
    disk = folder / "disk"
    disk.mkdir()
    mounted = False
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", str(disk)]
        mounted = subprocess.run(command, check=False, capture_output=True).returncode == 0
    try:
        yield (disk, lambda: _filled(disk), "tmpfs") if mounted else (disk, _limited, "limit")
    finally:
        if mounted:
            subprocess.run(["umount", str(disk)], check=True)


@contextmanager
def _filled(disk: Path) -> Iterator[None]:
    """Leave a megabyte."""
    ballast = disk / "ballast"
    free = shutil.disk_usage(disk).free
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free - MEGABYTE - reserve.SIZE))
    try:
        yield
    finally:
        ballast.unlink()


@contextmanager
def _limited() -> Iterator[None]:
    """Let no file grow beyond a few megabytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3 * MEGABYTE, before[1]))
    try:
        yield
    finally:
        with suppress(ValueError):
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
