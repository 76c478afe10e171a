"""Files that were refused: copied untouched into a folder of the store that nobody else may read.

What is known of each stands in the encrypted store; the folder holds sealed bytes under random
names, and no more of them than fit in its quota. What is old goes first.
"""

import hashlib
import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.bundle_faults import BundleFault
from intake.domain.errors import UnreadableFileError, UnwritableFolderError
from intake.domain.ids import OrganisationId
from intake.services.post import Quarantined, SetAside

FOLDER: Final = "quarantine"
QUOTA: Final = 1 << 30
"""Bytes in the folder; a file that is larger than all of it is noted and not copied."""
KEPT_FOR: Final = timedelta(days=90)
_PIECE: Final = 1 << 20
_ONE_MOMENT: Final = 999  # milliseconds
_SUFFIXES: Final = frozenset({".intake", ".bin", ".receipt", ".notice"})


@dataclass(frozen=True, slots=True)
class QuarantineFolder:
    """The folder of one store; implements `services.inbox.Files`."""

    folder: Path
    quota: int = QUOTA

    def listing(self, path: str) -> tuple[str, ...]:
        """Return the bundles and receipts in a folder, by name; a file stands for itself."""
        given = Path(path)
        if not given.is_dir():
            return (path,)
        try:
            found = [each for each in given.iterdir() if each.suffix in _SUFFIXES]
        except OSError as refused:
            raise UnreadableFileError(path) from refused
        return tuple(str(each) for each in sorted(found) if each.is_file())

    def set_aside(self, path: str) -> SetAside:
        """Copy a file as it is under a random name; one that is too large is only named."""
        source = Path(path)
        try:
            size = source.stat().st_size
            with source.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as refused:
            raise UnreadableFileError(path) from refused
        name = f"{secrets.token_hex(8)}.sealed"
        try:
            if size <= self.quota:
                self._copy(source, name)
        except OSError as refused:
            raise UnwritableFolderError(str(self.folder)) from refused
        return SetAside(name, size, sha256)

    def remove(self, names: Sequence[str]) -> None:
        """Remove files from the folder; one that is gone already is none the less removed."""
        for name in names:
            if name == Path(name).name:
                with suppress(FileNotFoundError):
                    (self.folder / name).unlink()

    def _copy(self, source: Path, name: str) -> None:
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self.folder.chmod(0o700)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        handle = os.open(self.folder / name, flags, 0o600)
        with os.fdopen(handle, "wb") as target, source.open("rb") as file:
            while piece := file.read(_PIECE):
                target.write(piece)
            target.flush()
            os.fsync(target.fileno())


class SqlQuarantine:
    """What is known of those files; implements `services.post.QuarantineRows`."""

    def __init__(self, connection: sqlcipher.Connection) -> None:
        self._connection = connection

    def note(self, file: Quarantined) -> None:
        """Note a file that was set aside; of those of one moment each stands after the last."""
        arrived = int(file.arrived.timestamp() * 1000)
        self._connection.execute(
            "INSERT INTO quarantined (name, arrived, size, sha256, fault, member, org, seq)"
            " VALUES (?, coalesce((SELECT max(arrived) + 1 FROM quarantined"
            " WHERE arrived BETWEEN ? AND ?), ?), ?, ?, ?, ?, ?, ?)",
            (
                file.aside.name,
                arrived,
                arrived + _ONE_MOMENT,
                arrived,
                file.aside.size,
                file.aside.sha256,
                file.fault.value,
                file.member,
                bytes.fromhex(file.org) if file.org else None,
                file.number,
            ),
        )

    def rows(self) -> tuple[Quarantined, ...]:
        """Return what is set aside, oldest first."""
        rows = self._connection.execute(
            "SELECT name, size, sha256, arrived, fault, member, org, seq FROM quarantined"
            " ORDER BY arrived"
        )
        return tuple(
            Quarantined(
                SetAside(name, size, sha256),
                datetime.fromtimestamp(arrived // 1000, UTC),
                BundleFault(fault),
                member,
                OrganisationId(org.hex()) if org else None,
                number,
            )
            for name, size, sha256, arrived, fault, member, org, number in rows
        )

    def drop(self, names: Sequence[str]) -> None:
        """Forget files."""
        self._connection.executemany(
            "DELETE FROM quarantined WHERE name = ?", [(each,) for each in names]
        )
