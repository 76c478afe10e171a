"""Entries that are signed well, and may still be nobody's: the keys were in other hands later."""

from collections.abc import Callable
from typing import TypeAlias

import sqlcipher3.dbapi2 as sqlcipher

from intake.ledger.canonical import BrokenBytes
from intake.ledger.header import Header, decode
from intake.storage import entries

Stands: TypeAlias = Callable[[Header, bytes], bool]
"""Given the header and the link of an entry; see `roster_chain.standing`."""


def count(connection: sqlcipher.Connection, chain: bytes, stands: Stands | None) -> int:
    """Return how many entries of a chain are kept apart. Nothing is dropped for it."""
    if stands is None:
        return 0
    found = 0
    for entry in entries.select(connection, "chain = ? ORDER BY seq", (chain,)):
        if entry.header is None:
            continue
        try:
            found += not stands(decode(entry.header), entry.link)
        except BrokenBytes:
            continue  # which the proof of the chain says
    return found
