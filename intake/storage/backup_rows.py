"""The backups that were made of a store, as the store itself remembers them."""

from dataclasses import dataclass

import sqlcipher3.dbapi2 as sqlcipher


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup. Moments are milliseconds since 1970; `removed` is None while it is there."""

    backup: str
    made: int
    expires: int
    place: str
    removed: int | None = None


def note(connection: sqlcipher.Connection, row: BackupRow) -> None:
    """Remember a backup that was made."""
    connection.execute(
        "INSERT OR IGNORE INTO backup (backup, made, expires, place) VALUES (?, ?, ?, ?)",
        (bytes.fromhex(row.backup), row.made, row.expires, row.place),
    )


def note_removed(connection: sqlcipher.Connection, backup: str, at: int) -> None:
    """Remember that this program has deleted a backup."""
    connection.execute(
        "UPDATE backup SET removed = ? WHERE backup = ? AND removed IS NULL",
        (at, bytes.fromhex(backup)),
    )


def known(connection: sqlcipher.Connection) -> tuple[BackupRow, ...]:
    """Return every backup that was made, the newest first."""
    rows = connection.execute(
        "SELECT backup, made, expires, place, removed FROM backup ORDER BY made DESC, backup"
    )
    return tuple(BackupRow(backup.hex(), *rest) for backup, *rest in rows)
