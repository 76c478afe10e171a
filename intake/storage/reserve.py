"""Room on the disk that is kept for the moment at which the disk is full.

When SQLite says that it is, the reserve is given back: what was to be written can be written again,
the store can be locked, and somebody can be told. It is made again once there is room.
"""

import os
import shutil
from pathlib import Path
from typing import Final

NAME: Final = "reserve"
SIZE: Final = 8 * 1024 * 1024
"""Enough for the answers of hours, and for a lock, which brings the journals into the files."""
_LEAST: Final = 256 * 1024
_ROOM: Final = 4 * SIZE
"""It is made only where so much is free: else it would be what makes the disk full."""


def keep(folder: Path) -> bool:
    """Make the reserve where there is room for it, and tell whether it is there."""
    path = folder / NAME
    try:
        if path.exists() and path.stat().st_size == SIZE:
            return True
        if shutil.disk_usage(folder).free < _ROOM:
            return False
        _fill(path)
    except OSError:
        release(folder)
        return False
    return True


def release(folder: Path) -> bool:
    """Give the room back, and tell whether there was any."""
    try:
        (folder / NAME).unlink()
    except OSError:
        return False
    return True


def is_needed(path: Path) -> bool:
    """Tell whether the disk of a file has no room left: SQLite may say so in other words."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST
    except OSError:
        return False


def _fill(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(descriptor, 0, SIZE)
        else:
            with os.fdopen(os.dup(descriptor), "wb") as file:
                file.write(os.urandom(SIZE))  # a file system may keep no blocks for zeros
    finally:
        os.close(descriptor)
