"""The pocket card: a number to call, and nothing that says whose it is or what for."""

from dataclasses import dataclass
from typing import Final

from intake.domain.day_errors import DayRefusedError
from intake.domain.events import Event

_SIGNS: Final = frozenset("0123456789+ ()-")
_LONGEST: Final = 24
_FEWEST: Final = 7


@dataclass(frozen=True, slots=True)
class CardAsked(Event):
    """Before a card was printed it was asked who could find it. `finders`: codes of "finder"."""

    finders: tuple[str, ...]


def demand_number(phone: str) -> None:
    """Raise DayRefusedError unless this is a telephone number and nothing beside it."""
    digits = sum(each.isdecimal() for each in phone)
    if not (digits >= _FEWEST and len(phone) <= _LONGEST and set(phone) <= _SIGNS):
        raise DayRefusedError("phone")


def demand_word(word: str) -> None:
    """Raise DayRefusedError unless this is one word, or none: no sentence fits on the card."""
    if word and not (word.isalpha() and len(word) <= _LONGEST):
        raise DayRefusedError("word")
