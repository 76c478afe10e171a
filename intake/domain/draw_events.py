"""What the ledger says of a draw: committed before its period, decided case by case, revealed.

All of it is one record of its own, in the chain of its keeper: no entry names a case, only tickets.
"""

from dataclasses import dataclass

from intake.domain.events import Event


@dataclass(frozen=True, slots=True)
class DrawCommitted(Event):
    """A keeper binds themself to a secret that will choose which interviews are reviewed."""

    site: str
    period: str
    """First and last day: 2026-12-01/2026-12-31."""
    probability: str
    """Of each case, as a decimal number: 0.2."""
    commitment: str
    """SHA-256 over site, period, probability and the secret: 64 hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class ReviewDrawn(Event):
    """The draw chose the interview of this ticket."""

    ticket: str
    """The leaf of the entry that opened the interview."""


@dataclass(frozen=True, slots=True)
class ReviewNotDrawn(Event):
    """The draw did not choose the interview of this ticket."""

    ticket: str


@dataclass(frozen=True, slots=True)
class DrawRevealed(Event):
    """The period is over: the secret is told, and anybody can draw again."""

    secret: str
    """32 bytes in hexadecimal digits."""
