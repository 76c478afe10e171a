"""Choices and keys of this installation; they never leave it."""

import sqlcipher3.dbapi2 as sqlcipher

PAPER_KEY = "paper_key"
BACKUP_FOLDER = "backup_folder"


def get(connection: sqlcipher.Connection, name: str) -> bytes | None:
    """Return a setting of bytes, or None where it was never set."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return None if row is None else bytes.fromhex(row[0])


def set_once(connection: sqlcipher.Connection, name: str, value: bytes) -> bytes:
    """Set a setting that has no value yet, and return the value it has."""
    connection.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
        (name, value.hex()),
    )
    known = get(connection, name)
    return value if known is None else known


def put(connection: sqlcipher.Connection, name: str, value: bytes) -> None:
    """Set a setting, whatever value it had."""
    connection.execute(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, value.hex())
    )
