"""Targets, and what was sent to them or fetched; implements `services.post.TargetRows`."""

import json
from collections.abc import Mapping
from datetime import datetime

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.targets import Target, TargetKind


class SqlTargets:
    """The rows, on a connection inside a transaction."""

    def __init__(self, connection: sqlcipher.Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Target, ...]:
        """Return every target, by name."""
        rows = self._connection.execute("SELECT name, kind, settings FROM target ORDER BY name")
        return tuple(
            Target(name, TargetKind(kind), json.loads(settings)) for name, kind, settings in rows
        )

    def keep(self, target: Target) -> None:
        """Add a target, or replace the one of that name."""
        self._connection.execute(
            "INSERT INTO target (name, kind, settings) VALUES (?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, settings = excluded.settings",
            (target.name, target.kind.value, json.dumps(dict(target.settings))),
        )

    def forget(self, name: str) -> None:
        """Remove a target, and what was noted of it."""
        self._connection.execute("DELETE FROM target_file WHERE target = ?", (name,))
        self._connection.execute("DELETE FROM target_setting WHERE target = ?", (name,))
        self._connection.execute("DELETE FROM target WHERE name = ?", (name,))

    def note(self, name: str, what: str, file: str, at: datetime) -> None:
        """Note that a file was begun, sent or fetched."""
        self._connection.execute(
            "INSERT OR REPLACE INTO target_file (target, what, file, at) VALUES (?, ?, ?, ?)",
            (name, what, file, int(at.timestamp() * 1000)),
        )

    def noted(self, name: str, what: str) -> frozenset[str]:
        """Return the files of which that was noted."""
        rows = self._connection.execute(
            "SELECT file FROM target_file WHERE target = ? AND what = ?", (name, what)
        )
        return frozenset(file for (file,) in rows)

    def remember(self, name: str, what: str, value: str) -> None:
        """Remember what was chosen for a target, or what came of it last."""
        self._connection.execute(
            "INSERT OR REPLACE INTO target_setting (target, name, value) VALUES (?, ?, ?)",
            (name, what, value),
        )

    def remembered(self, name: str) -> Mapping[str, str]:
        """Return all of that."""
        rows = self._connection.execute(
            "SELECT name, value FROM target_setting WHERE target = ?", (name,)
        )
        return dict(rows)
