"""Runs a busy session on a disk that is watched, or on one that fails where it is told to."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

ROOT: Final = Path(__file__).parents[2]
_HEAD: Final = struct.Struct("<BQIH")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that was asked of the disk: W write, T truncate, S sync, R rename, U unlink, A ack.

    Where names a path inside the watched folder; data of a rename is the other path.
    """

    op: str
    where: str
    offset: int
    data: bytes


@cache
def shim() -> Path | None:
    """Return the library that is preloaded, or None where nothing compiles it."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    made = Path(mkdtemp()) / "disk.so"
    source = Path(__file__).with_name("disk.c")
    told = subprocess.run(
        [compiler, "-O2", "-shared", "-fPIC", "-o", str(made), str(source), "-ldl"],
        capture_output=True,
        check=False,
    )
    return made if told.returncode == 0 else None


def session(
    folder: Path, told_in: Path, work: Sequence[object], **environment: str
) -> subprocess.CompletedProcess[str]:
    """Let a busy session work in a process whose disk is watched; see `tools.faults.busy`."""
    library = shim()
    assert library is not None
    return subprocess.run(
        [sys.executable, "-m", "tools.faults.busy", str(folder), str(told_in), *map(str, work)],
        cwd=ROOT,
        env={
            **os.environ,
            "LD_PRELOAD": str(library),
            "DISK_FOLDER": f"{folder}/",
            "DISK_TOLD": str(told_in),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def read_log(log: Path, folder: Path) -> list[Asked]:
    """Return what was asked of the disk, in order; a folder that was synced has an empty name."""
    data, at, found = log.read_bytes(), 0, list[Asked]()
    while at < len(data):
        op, offset, length, path_length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        path = data[at : at + path_length].decode()
        at += path_length
        held = b""
        if chr(op) in "WAR":
            held = data[at : at + length]
            at += length
        if chr(op) == "R":
            held = _inside(held.decode(), folder).encode()
        found.append(Asked(chr(op), _inside(path, folder), offset, held))
    return found


def _inside(path: str, folder: Path) -> str:
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else ""
