"""Guidance cards: what published documents say, with source and date; described, never advised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from intake.domain.training import CardVersion

MADE_UP: Final = "made up"
"""The source of a practice case."""
Text = Mapping[str, str]
"""The same in each language, by its tag."""


class CardKind(StrEnum):
    """What a card is about, which decides when it is seen."""

    PROCEDURE = "procedure"
    """What a government does and by which standard: beside an interview only after reading back."""
    INTERVIEWING = "interviewing"
    PRACTICE = "practice"
    """A made-up case to practise with."""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement and where it comes from."""

    text: Text
    source: str
    is_to_check: bool = False
    """From memory of the public record: to be checked in the document before it is quoted."""


@dataclass(frozen=True, slots=True)
class Section:
    """Statements under one heading."""

    head: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One version of one card."""

    version: CardVersion
    kind: CardKind
    programmes: tuple[str, ...]
    """Codes of the list PROG."""
    first: date
    """From when on what it describes was in force."""
    last: date | None
    as_of: date
    """When the card was written."""
    title: Text
    note: Text
    sections: tuple[Section, ...]

    def is_in_force(self, day: date) -> bool:
        """Tell whether what it describes is in force on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


def read_card(members: Mapping[str, Any], sha256: str) -> Card:
    """Return the card that a file of the program describes, whose bytes have this hash."""
    last = members["to"]
    return Card(
        CardVersion(members["id"], members["version"], sha256),
        CardKind(members["kind"]),
        tuple(members["programmes"]),
        date.fromisoformat(members["from"]),
        date.fromisoformat(last) if last else None,
        date.fromisoformat(members["as_of"]),
        members["title"],
        members["note"],
        tuple(_section(each) for each in members["sections"]),
    )


def pinned(cards: Iterable[Card], day: date) -> tuple[CardVersion, ...]:
    """Return what an interview of this day is made under, by id; practice is no part of it."""
    in_force = (each for each in cards if each.is_in_force(day))
    return tuple(sorted(each.version for each in in_force if each.kind is not CardKind.PRACTICE))


def beside(cards: Iterable[Card], day: date, *, is_heard: bool) -> tuple[Card, ...]:
    """Return the cards that lie folded beside an interview, never in the participant's sight.

    What a government does, and by which standard, is among them only once reading back is over.
    """
    kinds = {CardKind.INTERVIEWING} | ({CardKind.PROCEDURE} if is_heard else set())
    return tuple(each for each in cards if each.kind in kinds and each.is_in_force(day))


def _section(members: Mapping[str, Any]) -> Section:
    lines = tuple(
        Line({tag: each[tag] for tag in ("en", "es")}, each["source"], bool(each.get("check")))
        for each in members["lines"]
    )
    return Section(members["head"], lines)
