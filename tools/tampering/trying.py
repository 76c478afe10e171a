"""Trying every change on one proof, and counting what it missed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tools.tampering.changes import changes
from tools.tampering.proofs import Proof


@dataclass(slots=True)
class Tally:
    """What one proof made of all changes."""

    tried: Counter[str]
    missed: list[str]
    unnamed: list[str]


def run(prove: Proof, every: int = 1, every_byte: int = 1) -> Tally:
    """Try every change, and count what was not found, and what was found at another place."""
    tally = Tally(Counter(), [], [])
    for change in changes(every, every_byte):
        tally.tried[change.kind] += 1
        found = prove(change.entries)
        where = f"{change.kind} at {change.first}"
        if found is None:
            tally.missed.append(where)
        elif not found.names(change.first, change.last):
            tally.unnamed.append(f"{where}: {found}")
    return tally
