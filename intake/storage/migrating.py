"""Bringing a file's schema up to this version: numbered scripts, one transaction each."""

from collections.abc import Iterator
from importlib.resources import files
from itertools import accumulate
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.errors import NewerStoreError

_SCRIPTS: Final = "migrations"


def migrate(connection: sqlcipher.Connection, compartment: Compartment) -> None:
    """Run the scripts that the file has not had; refuse a file from a newer program."""
    steps = scripts(compartment)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(steps):
        raise NewerStoreError(found=version, known=len(steps))
    for number, script in enumerate(steps[version:], start=version + 1):
        _run(connection, script, number)


def scripts(compartment: Compartment) -> list[str]:
    """Return the texts of a compartment's migrations, in order."""
    folder = files("intake.storage") / _SCRIPTS / compartment.value
    names = sorted(each.name for each in folder.iterdir() if each.name[:4].isdigit())
    return [(folder / name).read_text(encoding="utf-8") for name in names]


def schema(connection: sqlcipher.Connection) -> str:
    """Return the schema as it stands in the file: what `schema.sql` must equal."""
    rows = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
        " ORDER BY tbl_name, type != 'table', type, name"
    )
    return "".join(f"{sql};\n\n" for (sql,) in rows).rstrip("\n") + "\n"


def _run(connection: sqlcipher.Connection, script: str, number: int) -> None:
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for statement in _statements(script):
            connection.execute(statement)
        _check_references(connection, number)
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _check_references(connection: sqlcipher.Connection, number: int) -> None:
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise sqlcipher.IntegrityError(f"migration {number} breaks a foreign key")


def _statements(script: str) -> Iterator[str]:
    """Split at the semicolons that end a statement (a trigger holds several)."""
    start = 0
    ends = accumulate(len(part) + 1 for part in script.split(";"))
    for end in ends:
        if sqlcipher.complete_statement(script[start:end]) and script[start:end].strip("; \n"):
            yield script[start:end]
            start = end
