"""The draw of interviews to be reviewed: commit and reveal, so that nobody chooses the sample.

A keeper outside the site binds themself to a secret before the period begins; each interview names
that commitment when it is opened. Its ticket, the leaf of that entry, was salted by the station
and cannot be foreseen; the secret is not known there. One probability holds for all.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from intake.domain.draw_errors import DrawRefusedError
from intake.domain.ids import InterviewId

SECRET_BYTES: Final = 32
REVEAL_DAYS: Final = 30
"""A secret is told at most so many days after the last day of its period."""
_COMMIT: Final = b"intake/1/commit\0"
_DRAW: Final = b"intake/1/draw\0"
_PROBABILITY: Final = re.compile(r"1|0\.[0-9]{0,5}[1-9]")
_ID_DIGITS: Final = 32


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        """Return how a period is written and committed to."""
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def holds(self, day: date) -> bool:
        """Tell whether a day belongs to it."""
        return self.first <= day <= self.last


def read_period(text: str) -> Period:
    """Return the period that is written as two days, or raise DrawRefusedError."""
    first, slash, last = text.partition("/")
    try:
        period = Period(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError as refused:
        raise DrawRefusedError("period") from refused
    if not slash or period.last < period.first or str(period) != text:
        raise DrawRefusedError("period")
    return period


def read_probability(text: str) -> Fraction:
    """Return a probability, above none and at most one, or raise DrawRefusedError."""
    if not _PROBABILITY.fullmatch(text):
        raise DrawRefusedError("probability")
    return Fraction(text)


def commitment(site: str, period: str, probability: str, secret: bytes) -> str:
    """Return what a keeper binds themself with. A site has no zero byte in its name."""
    told = b"\0".join(each.encode() for each in (site, period, probability))
    return hashlib.sha256(_COMMIT + told + b"\0" + secret).hexdigest()


def draw_id(of_commitment: str) -> InterviewId:
    """Return the id of the record in which a draw stands."""
    return InterviewId(of_commitment[:_ID_DIGITS])


def is_drawn(secret: bytes, ticket: str, probability: Fraction) -> bool:
    """Tell whether the draw chooses an interview: the same for anybody who knows the secret."""
    mac = hmac.digest(secret, _DRAW + bytes.fromhex(ticket), "sha256")
    number = int.from_bytes(mac[:8])
    return number * probability.denominator < probability.numerator << 64
