"""Day, month and year as fields and as an XForm date: which, in which order, and whether whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from intake.forms.model import QuestionKind
from intake.i18n.formats import cldr_locale
from intake.ui.presenters.interview_state import QuestionBlock


class Part(StrEnum):
    """One field of a date."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_LETTERS: Final[Mapping[Part, str]] = {Part.DAY: "d", Part.MONTH: "M", Part.YEAR: "y"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for."""

    parts: frozenset[Part]
    has_time: bool
    has_calendar: bool


def wanted_by(block: QuestionBlock) -> Wanted:
    """Return which fields a question needs, by its kind and its appearance."""
    looks = set(block.appearance.lower().split())
    if block.kind is QuestionKind.TIME:
        return Wanted(frozenset(), has_time=True, has_calendar=False)
    has_time = block.kind is QuestionKind.DATETIME
    if "year" in looks and not has_time:
        return Wanted(frozenset({Part.YEAR}), has_time=False, has_calendar=False)
    if "month-year" in looks and not has_time:
        parts = frozenset({Part.MONTH, Part.YEAR})
        return Wanted(parts, has_time=False, has_calendar=False)
    return Wanted(frozenset(Part), has_time, has_calendar="no-calendar" not in looks)


def order_of(language: str) -> tuple[Part, ...]:
    """Return the parts in the order in which a language writes them."""
    pattern = str(cldr_locale(language).date_formats["long"].pattern)
    plain = "".join(pattern.split("'")[::2])
    return tuple(sorted(Part, key=lambda part: plain.find(_LETTERS[part])))


def written(said: Mapping[Part, str], wanted: Wanted) -> str:
    """Return what stands in the fields: an XForm date when it is whole, and nothing when empty."""
    if not any(said[part] for part in wanted.parts):
        return ""
    day = said[Part.DAY] if Part.DAY in wanted.parts else "1"
    month = said[Part.MONTH] if Part.MONTH in wanted.parts else "1"
    return f"{said[Part.YEAR].zfill(4)}-{month.zfill(2)}-{day.zfill(2)}"


def years_meant(typed: str, today: date) -> tuple[str, ...]:
    """Return the years that two digits may mean, the likelier one first; nothing for others."""
    if len(typed) != 2 or not (typed.isascii() and typed.isdigit()):
        return ()
    here = today.year - today.year % 100 + int(typed)
    return (str(here), str(here - 100)) if here <= today.year + 1 else (str(here - 100), str(here))


def is_short_year(typed: str) -> bool:
    """Tell whether a year is typed with fewer than four digits: nobody means the year 26."""
    return typed.isascii() and typed.isdigit() and len(typed) < 4


def day_of(text: str) -> date | None:
    """Return the day that an XForm date names, or None when it is not whole."""
    try:
        return date.fromisoformat(text.partition("T")[0])
    except ValueError:
        return None


def parts_of(text: str) -> dict[Part, str]:
    """Return the fields that show an XForm date, a half-typed one too."""
    pieces = [*text.partition("T")[0].split("-"), "", "", ""][:3]
    year, month, day = (each.lstrip("0") for each in pieces)
    month = month if month.isdigit() and int(month) <= 12 else ""
    return {Part.YEAR: year, Part.MONTH: month, Part.DAY: day}
