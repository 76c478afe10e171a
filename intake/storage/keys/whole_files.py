"""Small files that are either written whole or not at all, readable by their owner alone."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from intake.domain.errors import DiskFullError, FailingDiskError

_FULL: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_FAILING: Final = frozenset({errno.EIO, errno.EFBIG, errno.ENXIO, errno.ENODEV})


def write_whole(path: Path, data: bytes) -> None:
    """Write or replace `path`: new name, fsync, rename, fsync of the folder.

    Raises DiskFullError or FailingDiskError; what was there before is left as it is.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with _faults_told(path):
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            with suppress(OSError):  # on a disk that fails
                beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def replace_whole(path: Path, by_name: Path) -> None:
    """Give a file another name, in place of the file that has it, and make that durable."""
    path.replace(by_name)
    sync_folder(by_name.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _faults_told(path: Path) -> Iterator[None]:
    """Turn what a disk does into what staff can act on."""
    try:
        yield
    except OSError as failed:
        if failed.errno in _FULL:
            raise DiskFullError from failed
        if failed.errno in _FAILING:
            raise FailingDiskError(path.name) from failed
        raise
