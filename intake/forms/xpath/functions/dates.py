"""Functions on dates and times."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from intake.forms.xpath.functions.signature import Function, exactly
from intake.forms.xpath.moments import Moment, from_days, read_moment
from intake.forms.xpath.problems import Fault, XPathError
from intake.forms.xpath.values import Context, Environment, Value, to_text

_TIME: Final = re.compile(
    r"(?:\d{4}-\d\d-\d\dT)?(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(?:(Z)|([+-])(\d\d):(\d\d))?\Z",
    re.ASCII,
)
_MONTHS: Final = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"),
}
_WEEKDAYS: Final = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "es": ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
}
_DAY_SECONDS: Final = 86_400


def as_moment(value: Value, environment: Environment) -> Moment | None:
    """Return a value as a moment; None when it is blank. A text that is a number is no date."""
    if isinstance(value, Moment):
        return value
    if isinstance(value, bool):
        return Moment(None)
    if isinstance(value, float):
        return from_days(value)
    written = to_text(value, environment)
    if not written:
        return None
    return Moment(read_moment(written, environment.zone))


def _date(context: Context, value: Value) -> Value:
    if isinstance(value, bool):
        return ""
    moment = as_moment(value, context.environment)
    return "" if moment is None else moment


def _today(context: Context) -> Value:
    now = context.environment.local_now()
    return Moment(datetime(now.year, now.month, now.day, tzinfo=context.environment.zone))


def _now(context: Context) -> Value:
    return Moment(context.environment.local_now())


def _decimal_date_time(context: Context, value: Value) -> Value:
    if isinstance(value, float):
        return value
    moment = as_moment(value, context.environment)
    return math.nan if moment is None else moment.days


def _decimal_time(context: Context, value: Value) -> Value:
    if isinstance(value, float | bool):
        return math.nan
    match = _TIME.match(to_text(value, context.environment))
    if not match or not _is_time(match):
        return math.nan
    seconds = int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3] or 0) + float(match[4] or 0)
    if match[5] or match[6]:
        here = context.environment.local_now().utcoffset() or timedelta()
        seconds = (seconds - _offset(match) + here.total_seconds()) % _DAY_SECONDS
    return seconds / _DAY_SECONDS


def _is_time(match: re.Match[str]) -> bool:
    parts = ((match[1], 23), (match[2], 59), (match[3], 59), (match[7], 23), (match[8], 59))
    return all(int(part or 0) <= most for part, most in parts)


def _offset(match: re.Match[str]) -> int:
    if match[5]:
        return 0
    seconds = int(match[7]) * 3600 + int(match[8]) * 60
    return seconds if match[6] == "+" else -seconds


def _format_date(context: Context, value: Value, pattern: Value) -> Value:
    environment = context.environment
    moment = as_moment(value, environment)
    if moment is None or moment.at is None:
        return ""
    local = moment.at.astimezone(environment.zone)
    locale = environment.locale if environment.locale in _MONTHS else "en"
    written: list[str] = []
    rest = iter(to_text(pattern, environment))
    for character in rest:
        if character == "%":
            part = _PARTS.get(next(rest, ""))
            if part is None:
                raise XPathError(Fault.VALUE, "format-date")
            written.append(part(local, locale))
        else:
            written.append(character)
    return "".join(written)


_PARTS: Final[Mapping[str, Callable[[datetime, str], str]]] = {
    "%": lambda _local, _locale: "%",
    "Y": lambda local, _locale: f"{local.year:04d}",
    "y": lambda local, _locale: f"{local.year % 100:02d}",
    "m": lambda local, _locale: f"{local.month:02d}",
    "n": lambda local, _locale: str(local.month),
    "b": lambda local, locale: _MONTHS[locale][local.month - 1],
    "d": lambda local, _locale: f"{local.day:02d}",
    "e": lambda local, _locale: str(local.day),
    "H": lambda local, _locale: f"{local.hour:02d}",
    "h": lambda local, _locale: str(local.hour),
    "M": lambda local, _locale: f"{local.minute:02d}",
    "S": lambda local, _locale: f"{local.second:02d}",
    "3": lambda local, _locale: f"{local.microsecond // 1000:03d}",
    "a": lambda local, locale: _WEEKDAYS[locale][local.weekday()],
}

FUNCTIONS: Final[Mapping[str, Function]] = {
    "date": exactly(_date, 1),
    "date-time": exactly(_date, 1),
    "today": exactly(_today, 0),
    "now": exactly(_now, 0),
    "decimal-date-time": exactly(_decimal_date_time, 1),
    "decimal-time": exactly(_decimal_time, 1),
    "format-date": exactly(_format_date, 2),
    "format-date-time": exactly(_format_date, 2),
}
