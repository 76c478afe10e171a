"""Copying the encrypted files of an open store as they stand at one moment, while it is in use.

Each file is brought up to date from its journal and held by a reader that looks at the file alone:
then nothing can be written into it, while entries go on into the journal beside it.
"""

import errno
import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.errors import (
    BackupRoomError,
    DiskFullError,
    StoreInUseError,
    UnwritableFolderError,
)
from intake.storage import database
from intake.storage.backup_card import CopiedFile
from intake.storage.files import StoreFiles

Advance = Callable[[int, int], None]
"""Told how many bytes are done, and of how many; raises CancelledError to stop."""

ORDER: Final = (Compartment.IDENTITY, Compartment.CORE, Compartment.MEDIA, Compartment.SOURCES)
PIECE: Final = 1 << 20
_TRIES: Final = 400
_PAUSE_SECONDS: Final = 0.02
_SPARE: Final = 4 << 20
"""Room that names and small files take."""
_FULL: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})


@contextmanager
def held_still(files: StoreFiles) -> Iterator[tuple[Compartment, ...]]:
    """Hold every file of the store that is open here at one and the same moment.

    Raises StoreInUseError where somebody writes without a pause.
    """
    names = tuple(each for each in ORDER if files.can_read(each))
    for _ in range(_TRIES):
        held: list[sqlcipher.Connection] = []
        try:
            held.extend(_held(files, name) for name in names)
            if not any(_has_journal(files.file(name).path) for name in names):
                yield names
                return
        finally:
            for connection in held:
                connection.close()
        time.sleep(_PAUSE_SECONDS)
    raise StoreInUseError(str(files.file(names[0]).path.parent))


def copy_file(source: Path, folder: Path, name: str, went_on: Callable[[int], None]) -> CopiedFile:
    """Copy one file into a new one, durably, and return its length and hash.

    `went_on` is told how many bytes more there are. Raises OSError.
    """
    digest, size = hashlib.sha256(), 0
    descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with source.open("rb", buffering=0) as read, os.fdopen(descriptor, "wb", buffering=0) as write:
        buffer = memoryview(bytearray(PIECE))
        while count := read.readinto(buffer):
            piece = buffer[:count]
            digest.update(piece)
            _write_all(write.fileno(), piece)
            size += count
            went_on(count)
        os.fsync(write.fileno())
    return CopiedFile(name, size, digest.hexdigest())


def hash_file(path: Path, went_on: Callable[[int], None]) -> CopiedFile:
    """Return the length and the hash of a file that is there."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb", buffering=0) as read:
        buffer = memoryview(bytearray(PIECE))
        while count := read.readinto(buffer):
            digest.update(buffer[:count])
            size += count
            went_on(count)
    return CopiedFile(path.name, size, digest.hexdigest())


def demand_room(folder: Path, sizes: Sequence[int]) -> None:
    """Refuse at once what would not fit."""
    needed, free = sum(sizes) + _SPARE, shutil.disk_usage(folder).free
    if free < needed:
        raise BackupRoomError(str(folder), needed, free)


@contextmanager
def faults_of(folder: Path, needed: int) -> Iterator[None]:
    """Say what the system says about the place of a backup: full, or not to be written."""
    try:
        yield
    except DiskFullError as full:
        raise BackupRoomError(str(folder), needed + _SPARE, 0) from full
    except OSError as refused:
        if refused.errno in _FULL:
            free = shutil.disk_usage(folder).free if folder.exists() else 0
            raise BackupRoomError(str(folder), needed + _SPARE, free) from refused
        raise UnwritableFolderError(str(folder)) from refused


def _held(files: StoreFiles, name: Compartment) -> sqlcipher.Connection:
    """Bring the file up to date, and return what reads it and keeps it from being written."""
    file = files.file(name)
    with database.errors_told(file.path), closing(database.connect(file.path, file.key)) as tidy:
        tidy.execute("PRAGMA busy_timeout = 250")
        tidy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        reader = database.connect(file.path, file.key)
    try:
        with database.errors_told(file.path):
            reader.execute("BEGIN")
            reader.execute("SELECT store FROM meta").fetchone()
    except BaseException:
        reader.close()
        raise
    return reader


def _has_journal(path: Path) -> bool:
    """Tell whether anything was written since the file was brought up to date."""
    journal = path.with_name(path.name + "-wal")
    return journal.exists() and journal.stat().st_size > 0


def _write_all(descriptor: int, piece: memoryview) -> None:
    while piece:
        piece = piece[os.write(descriptor, piece) :]
