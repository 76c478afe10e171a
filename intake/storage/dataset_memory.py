"""Who was in earlier datasets, as marks that name nobody; implements `services.datasets`."""

import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.ids import InterviewId
from intake.storage import settings
from intake.storage.files import StoreFiles

_KEY: Final = "dataset_key"
_MARK: Final = 16


class SqlDatasetMemory:
    """The rows, in the core file; they never leave this installation."""

    def __init__(self, files: StoreFiles) -> None:
        self._files = files

    def marks(self, people: Sequence[InterviewId]) -> Sequence[bytes]:
        """Return what stands for each person: without this store's key, nothing."""
        with self._files.writing(Compartment.CORE) as connection:
            key = settings.set_once(connection, _KEY, secrets.token_bytes(32))
        return [hmac.digest(key, bytes.fromhex(each), sha256)[:_MARK] for each in people]

    def earlier(self) -> Sequence[frozenset[bytes]]:
        """Return who was in each earlier dataset."""
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute("SELECT marks FROM dataset ORDER BY id").fetchall()
        return [
            frozenset(marks[at : at + _MARK] for at in range(0, len(marks), _MARK))
            for (marks,) in rows
        ]

    def remember(self, marks: frozenset[bytes], at: datetime) -> None:
        """Keep who was in this one."""
        with self._files.writing(Compartment.CORE) as connection:
            connection.execute(
                "INSERT INTO dataset (at, marks) VALUES (?, ?)",
                (int(at.timestamp() * 1000), b"".join(sorted(marks))),
            )
