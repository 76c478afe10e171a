"""A new file that is whole and on the disk when it gets its name, and is gone otherwise."""

import contextlib
import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import BinaryIO, Final

from intake.domain.errors import DiskFullError, FileExistsAlreadyError, UnwritableFolderError

_BREATH: Final = 0.05
"""Seconds between two requests to the disk while the file grows."""


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file that is named `path` when the block ends well; nothing is ever replaced."""
    if os.path.lexists(path):
        raise FileExistsAlreadyError(str(path))
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(part, flags, 0o600)
    except OSError as refused:
        raise UnwritableFolderError(str(path.parent)) from refused
    try:
        with os.fdopen(handle, "wb", buffering=0) as file, _Syncing(file.fileno()):
            yield file
        _give_name(part, path)
    finally:
        part.unlink(missing_ok=True)


class _Syncing:
    """Sends a growing file to the disk while others still write it, and all of it at the end.

    A failure is told once by the system, to whoever asked: so it is kept, and raised at the end.
    """

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._done = Event()
        self._failure: OSError | None = None
        self._thread = Thread(target=self._run, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, kind: object, *_: object) -> None:
        self._done.set()
        self._thread.join()
        if kind is not None:
            return
        self._send(os.fsync)
        if self._failure:
            if self._failure.errno in {errno.ENOSPC, errno.EDQUOT}:
                raise DiskFullError from self._failure
            raise self._failure

    def _run(self) -> None:
        while not self._done.wait(_BREATH) and not self._failure:
            self._send(getattr(os, "fdatasync", os.fsync))

    def _send(self, sync: Callable[[int], None]) -> None:
        try:
            sync(self._handle)
        except OSError as failure:
            self._failure = self._failure or failure


def _give_name(part: Path, path: Path) -> None:
    """Move without replacing: by a second name where the file system has that, else by looking.

    On a stick that has no second names there is a moment in which a file could be replaced.
    """
    try:
        os.link(part, path)
    except FileExistsError:
        raise FileExistsAlreadyError(str(path)) from None
    except OSError:
        if os.path.lexists(path):
            raise FileExistsAlreadyError(str(path)) from None
        part.rename(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # a folder cannot be opened everywhere
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
