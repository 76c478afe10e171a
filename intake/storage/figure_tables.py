"""The tables of the answer index, and how it is dropped."""

from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

TABLES: Final = ("figure_line", "figure_person", "figure_reach", "figure_record", "figure_size")


def forget(connection: sqlcipher.Connection) -> None:
    """Drop the index: it is built anew from the ledger when somebody asks for figures."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of ours
