"""Opening one encrypted file: its key, its settings, and the refusals that come before both."""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.errors import (
    DamagedFileError,
    DiskFullError,
    FailingDiskError,
    ForeignStoreError,
    PlainDatabaseError,
    StoreInUseError,
    StoreNotFoundError,
    UnwritableFolderError,
)
from intake.storage import migrating, reserve

KEY_BYTES: Final = 32
_DIGITS: Final = b"0123456789abcdef"
APPLICATION_ID: Final = 0x494E544B
"""``INTK``."""
PAGE_SIZE: Final = 4096
_PLAIN_HEADER: Final = b"SQLite format 3\0"
_BUSY_SECONDS: Final = 5.0
_PRIMARY: Final = 0xFF
"""What is left of a code when the part that says more is taken away."""
_DAMAGE: Final = frozenset(
    {sqlcipher.SQLITE_CORRUPT, sqlcipher.SQLITE_NOTADB, sqlcipher.SQLITE_CANTOPEN}
)
_SETTINGS: Final = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "wal_autocheckpoint = 4000",  # pages: a long section of answers, each one sync and no more
    "cache_size = -8000",  # KiB: the pages that a busy list and a chain's end are found on
)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file says about itself, once it is open."""

    store: bytes
    compartment: Compartment
    generation: int


def create_database(path: Path, key: bytes, facts: FileFacts, chain: bytes) -> None:
    """Create the encrypted file of one compartment; nothing that exists is touched."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with errors_told(path), closing(_connect(path, key)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrating.migrate(connection, facts.compartment)
        connection.execute(
            "INSERT INTO meta (one, store, compartment, generation, chain) VALUES (1, ?, ?, ?, ?)",
            (facts.store, facts.compartment.value, facts.generation, chain),
        )
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def open_database(path: Path, key: bytes, facts: FileFacts) -> sqlcipher.Connection:
    """Return a connection to the file, brought up to this version, or refuse without touching it.

    Raises PlainDatabaseError, DamagedFileError, NewerStoreError or ForeignStoreError.
    """
    refuse_unencrypted(path)
    with errors_told(path):
        connection = _connect(path, key)
        try:
            _check_application(connection, path)
            _check_facts(connection, path, facts)  # first: scripts are of one compartment
            migrating.migrate(connection, facts.compartment)
        except BaseException:
            connection.close()
            raise
    return connection


def connect(path: Path, key: bytes) -> sqlcipher.Connection:
    """Return one more connection to a file that `open_database` has found good."""
    with errors_told(path):
        return _connect(path, key)


def look_at(path: Path, key: bytes) -> sqlcipher.Connection:
    """Return a connection that takes the file as it lies there: no journal, and no trace of it."""
    _demand_key(key)
    uri = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    connection = sqlcipher.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    try:
        _give_key(connection, key)
    except BaseException:
        connection.close()
        raise
    return connection


def is_opened_by(path: Path, key: bytes, facts: FileFacts) -> bool:
    """Tell whether a key opens the file, without touching anything: not even the journal is read.

    A drill may be made on a store that somebody has open.
    """
    try:
        with closing(look_at(path, key)) as connection:
            _check_facts(connection, path, facts)
    except (sqlcipher.DatabaseError, DamagedFileError, ForeignStoreError):
        return False
    return True


def change_key(connection: sqlcipher.Connection, key: bytes) -> None:
    """Encrypt every page with another key; used on a copy that nobody else has open."""
    _demand_key(key)
    with _as_text(key) as text:
        connection.reset_key(text)


def refuse_unencrypted(path: Path) -> None:
    """Refuse a file that is missing, empty, cut, or a plain database, before it is opened."""
    try:
        with path.open("rb") as file:
            header = file.read(len(_PLAIN_HEADER))
            size = file.seek(0, os.SEEK_END)
    except OSError as error:
        raise DamagedFileError(path.name) from error
    if header == _PLAIN_HEADER:
        raise PlainDatabaseError(path.name)
    if size < PAGE_SIZE:
        raise DamagedFileError(path.name)


def transaction(
    connection: sqlcipher.Connection, path: Path
) -> AbstractContextManager[sqlcipher.Connection]:
    """Commit when the block ends; roll everything back when it raises."""
    return _Transaction(connection, path)


@contextmanager
def snapshot(connection: sqlcipher.Connection, path: Path) -> Iterator[None]:
    """Let every query of the block see the file at one moment."""
    with errors_told(path):
        connection.execute("BEGIN")
        try:
            yield
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


@contextmanager
def errors_told(path: Path) -> Iterator[None]:
    """Turn what SQLCipher says into what staff can act on; a mistake of ours stays one.

    Wrong key, foreign file and damage look alike to SQLCipher. The key came out of a checked
    grant, so here they all mean damage.
    """
    try:
        yield
    except sqlcipher.DatabaseError as error:
        _tell(path, error)


class _Transaction:
    """A class and no generator within generators: every answer goes through it."""

    __slots__ = ("_connection", "_path")

    def __init__(self, connection: sqlcipher.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def __enter__(self) -> sqlcipher.Connection:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlcipher.DatabaseError as error:
            _tell(self._path, error)
        return self._connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        if error is not None:
            self._roll_back(error)
            return
        try:
            self._connection.execute("COMMIT")
        except BaseException as refused:
            self._roll_back(refused)
            raise

    def _roll_back(self, cause: BaseException) -> None:
        with errors_told(self._path):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(cause, sqlcipher.DatabaseError):
                raise cause


def _tell(path: Path, error: sqlcipher.DatabaseError) -> NoReturn:
    told = _told(path, error)
    if told is None:
        raise error
    raise told from error


def _told(path: Path, error: sqlcipher.DatabaseError) -> Exception | None:
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code == sqlcipher.SQLITE_FULL or (
        code == sqlcipher.SQLITE_IOERR and reserve.is_needed(path)
    ):
        reserve.release(path.parent)  # so that the same can be written again, and be told
        return DiskFullError()
    if code == sqlcipher.SQLITE_IOERR:
        return FailingDiskError(path.name)
    if code in {sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED}:
        return StoreInUseError(str(path.parent))
    if code in {*_DAMAGE, sqlcipher.SQLITE_READONLY} and not path.exists():  # it was moved away
        return StoreNotFoundError(str(path.parent))
    if code == sqlcipher.SQLITE_READONLY:
        return UnwritableFolderError(str(path.parent))
    return DamagedFileError(path.name) if code in _DAMAGE else None


def _connect(path: Path, key: bytes) -> sqlcipher.Connection:
    _demand_key(key)
    connection = sqlcipher.connect(
        f"file:{quote(str(path.absolute()))}?mode=rw",
        uri=True,
        isolation_level=None,
        timeout=_BUSY_SECONDS,
        check_same_thread=False,
    )
    try:
        _give_key(connection, key)
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _give_key(connection: sqlcipher.Connection, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # else each bad page prints a line
    with _as_text(key) as text:
        connection.set_key(text)
    connection.execute(f"PRAGMA cipher_page_size = {PAGE_SIZE}")
    connection.execute("PRAGMA cipher_hmac_algorithm = HMAC_SHA256")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # tries the key


@contextmanager
def _as_text(key: bytes) -> Iterator[bytearray]:
    """Give a key as SQLCipher reads it, in a place that is written over right after."""
    text = bytearray(b"x'" + bytes(2 * KEY_BYTES) + b"'")
    try:
        for place, byte in enumerate(key):
            at = 2 + 2 * place
            text[at], text[at + 1] = _DIGITS[byte >> 4], _DIGITS[byte & 15]
        yield text
    finally:
        text[:] = bytes(len(text))


def _demand_key(key: bytes) -> None:
    if len(key) != KEY_BYTES:  # any other length would silently be taken for a passphrase
        raise ValueError(f"a database key has {KEY_BYTES} bytes, not {len(key)}")


def _check_application(connection: sqlcipher.Connection, path: Path) -> None:
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    if found != APPLICATION_ID:
        raise DamagedFileError(path.name)


def _check_facts(connection: sqlcipher.Connection, path: Path, facts: FileFacts) -> None:
    row = connection.execute("SELECT store, compartment, generation FROM meta").fetchone()
    if row is None or row[1] != facts.compartment.value:
        raise DamagedFileError(path.name)
    if row[0] != facts.store:
        raise ForeignStoreError
    if row[2] != facts.generation:
        raise DamagedFileError(path.name)
