"""What a date comes to that was told in words: «antes de Semana Santa de 2019», "May 1990", "1990".

Only what is plain is taken: one year, one month by its name, one day. The rest is for staff.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from intake.domain.approximate_dates import Precision
from intake.i18n.formats import month_names

_LANGUAGES: Final = ("en", "es", "fr", "pt")
_WORD: Final = re.compile(r"\w+")
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARS: Final = range(1900, 2100)
_OCCASION: Final = frozenset({"before", "after", "antes", "después", "despues"})
_SEASON: Final = frozenset(
    {"summer", "winter", "spring", "autumn", "fall", "rains", "harvest", "verano", "invierno",
     "primavera", "otoño", "lluvias", "cosecha", "zafra", "canícula"}
)  # fmt: skip
_NEARLY: Final = frozenset(
    {"about", "around", "approximately", "maybe", "perhaps", "early", "late", "como", "hacia",
     "aproximadamente", "alrededor", "quizás", "quizá", "tal", "menos", "cerca", "principios",
     "finales", "mediados"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guess:
    """The nearest day, and how near; either may be missing."""

    day: str = ""
    precision: Precision | None = None


def guessed(as_said: str) -> Guess:
    """Return what words come to, as far as it is plain."""
    words = _WORD.findall(as_said.casefold())
    near = _nearness(words)
    if _ISO.fullmatch(as_said.strip()):
        found = _day(as_said.strip())
        return Guess(found, Precision.EXACT if found else None)
    years = {int(word) for word in words if _is_year(word)}
    numbers = [word for word in words if word.isdecimal() and not _is_year(word)]
    months = {_months()[word] for word in words if word in _months()}
    if len(years) != 1 or len(numbers) > 1 or len(months) > 1:
        return Guess(precision=near)
    return _dated(years.pop(), months.pop() if months else 0, "".join(numbers), near)


def _dated(year: int, month: int, number: str, near: Precision | None) -> Guess:
    if month and number:
        found = _day(f"{year:04d}-{month:02d}-{int(number):02d}")
        return Guess(found, (near or Precision.EXACT) if found else near)
    usual = Precision.MONTH if month else Precision.YEAR
    return Guess(f"{year:04d}-{month or 1:02d}-01", near or usual)


def _nearness(words: Iterable[str]) -> Precision | None:
    said = frozenset(words)
    for known, precision in (
        (_OCCASION, Precision.BEFORE_AFTER),
        (_SEASON, Precision.SEASON),
        (_NEARLY, Precision.ESTIMATE),
    ):
        if said & known:
            return precision
    return None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdecimal() and int(word) in _YEARS


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    return {
        name.casefold(): place
        for language in _LANGUAGES
        for place, name in enumerate(month_names(language), start=1)
    }
