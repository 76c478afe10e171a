"""The form in which a value is stored, by data type, as ODK Web Forms and JavaRosa write it."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import tzinfo
from typing import Final

from intake.forms.xpath.moments import Moment, read_moment
from intake.forms.xpath.values import number_text, plain_number

_DATE: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?=T|\Z)")
_DATETIME: Final = re.compile(
    r"\d{4}-\d\d-\d\d(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?"
    r"(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?\Z"
)
_TIME: Final = re.compile(
    r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?\Z"
)
_SMALLEST_WHOLE: Final = -(2**31)
_LARGEST_WHOLE: Final = 2**31 - 1


def normal_form(text: str, data_type: str, zone: tzinfo) -> str:
    """Return a computed or stored text as its type holds it; blank when it is none of that type."""
    if not text or text == "NaN":
        return ""
    write = _WRITERS.get(data_type)
    return write(text, zone) if write is not None else text


def decimal_text(number: float) -> str:
    """Write a decimal; a whole number has one decimal place, so that it is seen to be one."""
    written = number_text(number)
    return written if "." in written else f"{written}.0"


def _place_text(numbers: Sequence[float]) -> str:
    """Write a place: latitude, longitude, and height and accuracy where they are known."""
    return " ".join(decimal_text(number) for number in numbers)


def _read_place(written: str) -> list[float] | None:
    """Read a place on earth, or return None."""
    numbers = [plain_number(part) for part in written.split()]
    found = [number for number in numbers if number is not None]
    if not 2 <= len(numbers) <= 4 or len(found) < len(numbers):
        return None
    return found if abs(found[0]) <= 90 and abs(found[1]) <= 180 else None


def _number(text: str, zone: tzinfo) -> float:
    """Read a number, or a date as days since 1970."""
    number = plain_number(text)
    if number is not None:
        return number
    moment = read_moment(text, zone)
    return Moment(moment).days if moment is not None else math.nan


def _whole(text: str, zone: tzinfo) -> str:
    number = _number(text, zone)
    is_whole = math.isfinite(number) and _SMALLEST_WHOLE <= math.trunc(number) <= _LARGEST_WHOLE
    return str(math.trunc(number)) if is_whole else ""


def _decimal(text: str, zone: tzinfo) -> str:
    number = _number(text, zone)
    return decimal_text(number) if math.isfinite(number) else ""


def _date(text: str, zone: tzinfo) -> str:
    match = _DATE.match(text.strip())
    return match[1] if match and read_moment(match[1], zone) else ""


def _datetime(text: str, zone: tzinfo) -> str:
    return text if _DATETIME.match(text) and read_moment(text, zone) else ""


def _time(text: str, _zone: tzinfo) -> str:
    return text if _TIME.match(text) else ""


def _place(text: str, _zone: tzinfo) -> str:
    numbers = _read_place(text)
    return _place_text(numbers) if numbers is not None else ""


def _line(text: str) -> list[list[float]]:
    """Return the places of a line or shape; none when one of them is no place."""
    places = [_read_place(each) for each in text.strip().removesuffix(";").split(";")]
    found = [place for place in places if place is not None]
    return found if len(found) == len(places) else []


def _trace(text: str, _zone: tzinfo) -> str:
    places = _line(text)
    return ";".join(_place_text(place) for place in places) if len(places) >= 2 else ""


def _shape(text: str, zone: tzinfo) -> str:
    """Write a shape: a line of three places or more that ends where it began."""
    places = _line(text)
    is_closed = len(places) >= 3 and places[0][:2] == places[-1][:2]
    return _trace(text, zone) if is_closed else ""


_WRITERS: Final[Mapping[str, Callable[[str, tzinfo], str]]] = {
    **dict.fromkeys(("int", "integer", "long"), _whole),
    **dict.fromkeys(("decimal", "double", "float"), _decimal),
    "date": _date,
    "dateTime": _datetime,
    "time": _time,
    "geopoint": _place,
    "geotrace": _trace,
    "geoshape": _shape,
}
