"""Giving a file of the store another key: beside it, and then in one step in its place.

The grant with the new key is there first. Until the last step the file opens with the old grant,
and after it with the new one; a file that is half done is thrown away.
"""

import os
import shutil
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from intake.domain.compartments import Compartment
from intake.domain.errors import DamagedFileError, DiskFullError
from intake.storage import database
from intake.storage.database import FileFacts
from intake.storage.files import OpenFile
from intake.storage.keys.grants import Grant, grant_paths
from intake.storage.keys.seen import Seen, read_seen, write_seen
from intake.storage.keys.whole_files import replace_whole

REKEYED = (Compartment.CORE, Compartment.IDENTITY, Compartment.SOURCES)
"""Attachments have keys of their own, which lie in the first two: their file keeps its key."""
_ROOM = 3
"""The copy, and the journal of changing its key, with something to spare."""


def exchange(file: OpenFile, grant: Grant, grants: Path) -> OpenFile:
    """Put the file in its place under the key of `grant`, and remove the grants before it.

    No connection to the file may be open. Raises DiskFullError or DamagedFileError; then the file
    is as it was.
    """
    path, beside = file.path, file.path.with_name(file.path.name + ".next")
    facts = replace(file.facts, generation=grant.generation)
    _demand_room(path)
    _remove(beside)
    try:
        _copy_whole(file, beside)
        _change_key(file, beside, bytes(grant.key), facts)
        replace_whole(beside, path)
    finally:
        _remove(beside)
    for old in grant_paths(grants, grant.compartment):
        if int(old.name.split(".")[1]) < grant.generation:
            old.unlink(missing_ok=True)
    return OpenFile(path, bytes(grant.key), facts)


def note_generations(path: Path, session_seed: bytearray, generations: Mapping[str, int]) -> None:
    """Note the new generations, so that the old file is noticed when it is put back."""
    with suppress(DamagedFileError):
        seen = read_seen(path, session_seed)
        known = {**seen.generations, **generations}
        write_seen(path, session_seed, Seen(seen.roster_version, known, seen.heads))


def _demand_room(path: Path) -> None:
    if shutil.disk_usage(path.parent).free < _ROOM * path.stat().st_size:
        raise DiskFullError


def _copy_whole(file: OpenFile, beside: Path) -> None:
    """Copy the encrypted bytes, once the journal is in the file."""
    with closing(database.connect(file.path, file.key)) as connection:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    journal = file.path.with_name(file.path.name + "-wal")
    if busy or (journal.exists() and journal.stat().st_size):
        raise DamagedFileError(file.path.name)
    with file.path.open("rb") as source:
        number = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "wb") as copy:
            shutil.copyfileobj(source, copy, 1 << 20)


def _change_key(file: OpenFile, beside: Path, key: bytes, facts: FileFacts) -> None:
    with (
        database.errors_told(beside),
        closing(database.connect(beside, file.key)) as connection,
    ):
        connection.execute("UPDATE meta SET generation = ?", (facts.generation,))
        database.change_key(connection, key)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with closing(database.open_database(beside, key, facts)) as connection:
        if connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
            raise DamagedFileError(beside.name)
    descriptor = os.open(beside, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(beside: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        beside.with_name(beside.name + suffix).unlink(missing_ok=True)
