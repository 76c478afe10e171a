"""Dates, times, numbers and lists as each language writes them, through Babel."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

Length = Literal["short", "medium", "long", "full"]

_NEIGHBOUR = {  # languages that CLDR lacks write dates and numbers as the state around them
    "mam": "es", "kek": "es", "kjb": "es", "ixl": "es", "quc": "es", "cak": "es", "tzj": "es",
    "jac": "es", "knj": "es", "tzo": "es", "tzh": "es", "nah": "es", "mix": "es", "zap": "es",
}  # fmt: skip
_HAITIAN_MONTHS = (
    "janvye", "fevriye", "mas", "avril", "me", "jen",
    "jiyè", "out", "septanm", "oktòb", "novanm", "desanm",
)  # fmt: skip


@lru_cache(maxsize=32)
def cldr_locale(language: str) -> "Locale":
    """Return Babel's locale for a language tag, or its neighbour's where CLDR has none."""
    from babel import Locale, UnknownLocaleError

    base = language.split("-", maxsplit=1)[0]
    for candidate in (language, base):
        if candidate in _NEIGHBOUR:
            return Locale.parse(_NEIGHBOUR[candidate])
        try:
            return Locale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en")


def date_text(day: date, language: str, length: Length = "long") -> str:
    """Write a date."""
    from babel.dates import format_date

    if _is_haitian(language):  # CLDR gives Kreyòl the French months
        return f"{day.day} {_HAITIAN_MONTHS[day.month - 1]} {day.year}"
    return format_date(day, length, locale=cldr_locale(language))


def day_text(day: date, language: str) -> str:
    """Write the day and the month, short, as a list shows them."""
    from babel.dates import format_skeleton

    if _is_haitian(language):
        return f"{day.day} {_HAITIAN_MONTHS[day.month - 1]}"
    return format_skeleton("MMMd", day, locale=cldr_locale(language))


def time_text(moment: datetime, language: str) -> str:
    """Write the hour and the minute of a moment, in the moment's own time zone."""
    from babel.dates import format_time

    return format_time(moment.timetz(), "short", locale=cldr_locale(language)).replace(
        "\u202f", " "
    )


def moment_text(moment: datetime, language: str, length: Length = "medium") -> str:
    """Write a date with its hour."""
    from babel.dates import get_datetime_format

    pattern = get_datetime_format("medium", locale=cldr_locale(language))
    day = date_text(moment.date(), language, length)
    return str(pattern).replace("{1}", day).replace("{0}", time_text(moment, language))


def ago_text(age: timedelta, language: str) -> str:
    """Write how long ago something was, in one unit."""
    from babel.dates import format_timedelta

    return format_timedelta(-age, add_direction=True, locale=cldr_locale(language))


def duration_text(length: timedelta, language: str) -> str:
    """Write a length of time in one unit."""
    from babel.dates import format_timedelta

    return format_timedelta(length, locale=cldr_locale(language))


def number_text(number: float, language: str) -> str:
    """Write a number."""
    from babel.numbers import format_decimal

    # On both sides of this border the point parts the decimals; CLDR's plain "es" is Spain's.
    written = "es_MX" if language.split("-", maxsplit=1)[0] == "es" else cldr_locale(language)
    return format_decimal(number, locale=written)


def size_text(octets: int, language: str) -> str:
    """Write the size of a file in the unit that suits it."""
    units = ("B", "kB", "MB", "GB", "TB")
    size, unit = float(octets), 0
    while size >= 1000 and unit < len(units) - 1:
        size, unit = size / 1000, unit + 1
    rounded = round(size) if unit == 0 or size >= 10 else round(size, 1)
    return f"{number_text(rounded, language)}\u00a0{units[unit]}"


def list_text(items: Sequence[str], language: str) -> str:
    """Write a list as a phrase: one, two and three."""
    from babel.lists import format_list

    if _is_haitian(language) and len(items) > 1:
        return " ak ".join((", ".join(items[:-1]), items[-1]))
    return format_list(items, locale=cldr_locale(language))


def _is_haitian(language: str) -> bool:
    return language.split("-", maxsplit=1)[0] in {"ht", "hat"}


def month_names(language: str) -> tuple[str, ...]:
    """Return the twelve months, as they stand alone."""
    if _is_haitian(language):
        return _HAITIAN_MONTHS
    names = cldr_locale(language).months["stand-alone"]["wide"]
    return tuple(str(names[month]) for month in range(1, 13))
