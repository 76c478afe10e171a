"""The encrypted files of an open store: a connection for each thread, and transactions."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.errors import NotGrantedError
from intake.storage import database
from intake.storage.database import FileFacts

_READING: Final = "reading"
_WRITING: Final = "writing"


@dataclass(frozen=True, slots=True)
class OpenFile:
    """One file whose key this person holds, found good at unlock."""

    path: Path
    key: bytes
    facts: FileFacts


Connect = Callable[[Path, bytes], sqlcipher.Connection]


class StoreFiles:
    """Connections, opened when a thread first asks and closed all at once."""

    def __init__(
        self, files: Mapping[Compartment, OpenFile], connect: Connect | None = None
    ) -> None:
        """Begin; `connect` is given where files are looked at that are no store's, as in a copy."""
        self._files = dict(files)
        self._connect = connect or database.connect
        self._local = threading.local()
        self._guard = threading.Lock()
        self._all: list[sqlcipher.Connection] = []

    def can_read(self, compartment: Compartment) -> bool:
        """Tell whether the key of `compartment` is here."""
        return compartment in self._files

    def granted(self) -> tuple[Compartment, ...]:
        """Return the compartments whose keys are here."""
        return tuple(each for each in Compartment if each in self._files)

    def file(self, compartment: Compartment) -> OpenFile:
        """Return one file, or raise NotGrantedError."""
        if compartment not in self._files:
            raise NotGrantedError(compartment.value)
        return self._files[compartment]

    def writing(self, compartment: Compartment) -> AbstractContextManager[sqlcipher.Connection]:
        """Give a connection inside a transaction: commits when the block ends."""
        connection = self._connection(compartment, _WRITING)
        return database.transaction(connection, self.file(compartment).path)

    @contextmanager
    def reading(self, compartment: Compartment) -> Iterator[sqlcipher.Connection]:
        """Give a connection that sees the file at one moment and cannot change it."""
        connection = self._connection(compartment, _READING)
        with database.snapshot(connection, self.file(compartment).path):
            yield connection

    def empty_journals(self) -> None:
        """Bring everything from the write-ahead logs into the files."""
        for compartment in self.granted():
            connection = self._connection(compartment, _WRITING)
            with database.errors_told(self.file(compartment).path):
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def release_thread(self) -> None:
        """Close the connections of the calling thread, which ends."""
        mine, self._local.__dict__["held"] = self._held(), {}
        with self._guard:
            self._all = [each for each in self._all if each not in mine.values()]
        for connection in mine.values():
            connection.close()

    def close(self) -> None:
        """Close every connection of every thread, and forget the keys."""
        with self._guard:
            connections, self._all = self._all, []
            self._local = threading.local()
            self._files = {}
        for connection in connections:
            connection.close()

    def _connection(self, compartment: Compartment, purpose: str) -> sqlcipher.Connection:
        file = self.file(compartment)
        held = self._held()
        known = held.get((compartment, purpose))
        if known is not None:
            return known
        connection = self._connect(file.path, file.key)
        if purpose == _READING:
            connection.execute("PRAGMA query_only = ON")
        with self._guard:
            self._all.append(connection)
        held[compartment, purpose] = connection
        return connection

    def _held(self) -> dict[tuple[Compartment, str], sqlcipher.Connection]:
        held: dict[tuple[Compartment, str], sqlcipher.Connection]
        held = self._local.__dict__.setdefault("held", {})
        return held
