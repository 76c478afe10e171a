"""Functions on text."""

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from time import perf_counter
from typing import Final

import regex

from intake.forms.xpath.functions.signature import Function, at_least, between, exactly
from intake.forms.xpath.limits import MOST_TEXT, REGEX_SECONDS
from intake.forms.xpath.problems import Fault, XPathError
from intake.forms.xpath.values import Context, Value, each_text, to_number, to_text

_SPACES: Final = re.compile(r"[ \t\r\n]+")
_PATTERN_PARTS: Final = re.compile(r"\\.|.|\\", re.DOTALL)
_ASCII_SETS: Final[Mapping[str, str]] = {r"\d": "0-9", r"\w": "A-Za-z0-9_"}


def text_or_node(context: Context, value: Value | None) -> str:
    """Return an argument as text, or the context node's when there is none."""
    return context.node.value if value is None else to_text(value, context.environment)


def _string(context: Context, value: Value | None = None) -> Value:
    return text_or_node(context, value)


def _concat(context: Context, *values: Value) -> Value:
    return _bounded("".join(each_text(values, context.environment)))


def _join(context: Context, separator: Value, *values: Value) -> Value:
    glue = to_text(separator, context.environment)
    return _bounded(glue.join(each_text(values, context.environment)))


def _bounded(text: str) -> str:
    if len(text) > MOST_TEXT:
        raise XPathError(Fault.TOO_LONG)
    return text


def _two(context: Context, one: Value, other: Value) -> tuple[str, str]:
    return to_text(one, context.environment), to_text(other, context.environment)


def _starts_with(context: Context, whole: Value, part: Value) -> Value:
    text, start = _two(context, whole, part)
    return text.startswith(start)


def _ends_with(context: Context, whole: Value, part: Value) -> Value:
    text, end = _two(context, whole, part)
    return text.endswith(end)


def _contains(context: Context, whole: Value, part: Value) -> Value:
    text, inside = _two(context, whole, part)
    return inside in text


def _substring_before(context: Context, whole: Value, part: Value) -> Value:
    text, mark = _two(context, whole, part)
    before, found, _after = text.partition(mark) if mark else ("", "", "")
    return before if found else ""


def _substring_after(context: Context, whole: Value, part: Value) -> Value:
    text, mark = _two(context, whole, part)
    return text.partition(mark)[2] if mark else text


def _rounded(number: float) -> float:
    is_finite = math.isfinite(number)
    return float(math.floor(number + 0.5)) if is_finite else number


def _substring(context: Context, whole: Value, start: Value, length: Value | None = None) -> Value:
    text = to_text(whole, context.environment)
    first = _rounded(to_number(start, context.environment))
    end = math.inf
    if length is not None:
        end = first + _rounded(to_number(length, context.environment))
    if math.isnan(first) or math.isnan(end):
        return ""
    from_index = int(min(max(first - 1, 0), len(text)))
    to_index = int(min(max(end - 1, 0), len(text)))
    return text[from_index:to_index]


def _substr(context: Context, whole: Value, start: Value, end: Value | None = None) -> Value:
    text = to_text(whole, context.environment)
    first = to_number(start, context.environment)
    last = float(len(text)) if end is None else to_number(end, context.environment)
    if math.isnan(first) or math.isnan(last):
        return ""
    return text[_index(first, text) : _index(last, text)]


def _index(number: float, text: str) -> int:
    """Return a place in the text, counted from its end when it is below 0."""
    return int(max(-len(text), min(len(text), number)))


def _string_length(context: Context, value: Value | None = None) -> Value:
    return float(len(text_or_node(context, value)))


def _normalize_space(context: Context, value: Value | None = None) -> Value:
    return " ".join(part for part in _SPACES.split(text_or_node(context, value)) if part)


def _translate(context: Context, value: Value, these: Value, those: Value) -> Value:
    text = to_text(value, context.environment)
    old, new = _two(context, these, those)
    table: dict[int, str | None] = {}
    for place, character in enumerate(old):
        table.setdefault(ord(character), next(islice(new, place, None), None))
    return text.translate(table)


@lru_cache(maxsize=256)
def _as_others_read(pattern: str) -> str:
    """Return a pattern that means here what it means to a browser and to Collect.

    Digits and letters of words are those of ASCII, and `$` is the very end.
    """
    written: list[str] = []
    in_class = False
    for part in _PATTERN_PARTS.findall(pattern):
        if part in {"[", "]"}:
            in_class = part == "["
        if in_class:
            written.append(_ASCII_SETS.get(part, part))
        elif part in _ASCII_SETS:
            written.append(f"[{_ASCII_SETS[part]}]")
        else:
            written.append(r"\Z" if part == "$" else part)
    return "".join(written)


def _regex(context: Context, value: Value, pattern: Value) -> Value:
    text, expression = _two(context, value, pattern)
    environment = context.environment
    allowed = min(REGEX_SECONDS, environment.pattern_seconds_left)
    if allowed <= 0:
        raise XPathError(Fault.TIMEOUT, "regex")
    started = perf_counter()
    try:
        return regex.search(_as_others_read(expression), text, timeout=allowed) is not None
    except TimeoutError:
        raise XPathError(Fault.TIMEOUT, "regex") from None
    except (regex.error, RecursionError, OverflowError, MemoryError):
        raise XPathError(Fault.PATTERN, "regex") from None
    finally:
        environment.pattern_seconds_left -= perf_counter() - started


FUNCTIONS: Final[Mapping[str, Function]] = {
    "string": between(_string, 0, 1),
    "concat": at_least(_concat, 0),
    "join": at_least(_join, 1),
    "starts-with": exactly(_starts_with, 2),
    "ends-with": exactly(_ends_with, 2),
    "contains": exactly(_contains, 2),
    "substring-before": exactly(_substring_before, 2),
    "substring-after": exactly(_substring_after, 2),
    "substring": between(_substring, 2, 3),
    "substr": between(_substr, 2, 3),
    "string-length": between(_string_length, 0, 1),
    "normalize-space": between(_normalize_space, 0, 1),
    "translate": exactly(_translate, 3),
    "regex": exactly(_regex, 2),
}
