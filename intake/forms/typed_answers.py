"""From what was typed or chosen to the text that an XForm stores, by kind of question."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Final

from intake.forms.calculated import decimal_text, normal_form
from intake.forms.model import Question, QuestionKind
from intake.forms.problems import ProblemRule
from intake.forms.typed_places import read_place
from intake.forms.xpath.moments import read_moment
from intake.forms.xpath.values import plain_number

_WHOLE: Final = re.compile(r"[+-]?\d{1,18}\Z")
_DECIMAL: Final = re.compile(r"[+-]?(?:\d{1,30}(?:[.,]\d{0,15})?|[.,]\d{1,15})\Z")
_DATE: Final = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})(?:T.*)?\Z")
_TIME: Final = re.compile(
    r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?\Z"
)
_CLOCK: Final = re.compile(
    r"(\d{1,2})(?:\s?[:.h]\s?)?([0-5]\d)?\s*(?:([ap])\.?\s?m\.?|h|hrs?)?\Z", re.IGNORECASE
)
"""A time as people write it: 9:30, 9.30, 930, 9h30, 9 pm, 9:30 p. m."""
_NOT_IN_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STEP_TOLERANCE: Final = 1e-9
_MINUS: Final = "\u2212"


@dataclass(frozen=True, slots=True)
class Typed:
    """The text to store, or the rule that it breaks."""

    text: str = ""
    broken: ProblemRule | None = None


def read_typed(question: Question, typed: str, codes: Sequence[str], zone: tzinfo) -> Typed:
    """Read an answer; `codes` are the choices that are offered."""
    clean = _NOT_IN_XML.sub("", typed)
    if not clean.strip():
        return Typed()
    if question.kind.is_choice:
        return _chosen(question.kind, clean, codes)
    if question.kind is QuestionKind.RANGE:
        return _in_range(question, clean)
    if question.kind in {QuestionKind.DATE, QuestionKind.DATETIME}:
        return _date(_whole_day(question, clean.strip()), zone, question.kind)
    read = _READERS.get(question.kind)
    return read(clean.strip()) if read is not None else Typed(clean)


def _chosen(kind: QuestionKind, typed: str, codes: Sequence[str]) -> Typed:
    chosen = [typed.strip()] if kind is QuestionKind.SELECT_ONE else typed.split()
    once = dict.fromkeys(chosen)
    if any(code not in codes for code in once):
        return Typed(broken=ProblemRule.NOT_A_CHOICE)
    if kind is QuestionKind.SELECT_MULTIPLE:  # in the order of the list, as every program holds it
        return Typed(" ".join(code for code in dict.fromkeys(codes) if code in once))
    return Typed(" ".join(once))


def _whole(typed: str) -> Typed:
    typed = typed.replace(_MINUS, "-")
    if not _WHOLE.match(typed):
        return Typed(broken=ProblemRule.NOT_WHOLE)
    return Typed(str(int(typed)))


def _decimal(typed: str) -> Typed:
    typed = typed.replace(_MINUS, "-")
    if not _DECIMAL.match(typed):
        return Typed(broken=ProblemRule.NOT_A_NUMBER)
    return Typed(decimal_text(float(typed.replace(",", "."))))


def _in_range(question: Question, typed: str) -> Typed:
    is_whole = question.data_type in {"int", "integer", "long"}
    read = _whole(typed.strip()) if is_whole else _decimal(typed.strip())
    number = plain_number(read.text)
    if read.broken is not None or number is None:
        return read
    start, end, step = (plain_number(question.parameters.get(n, "")) for n in _RANGE)
    if start is not None and end is not None:
        if not min(start, end) <= number <= max(start, end):
            return Typed(broken=ProblemRule.OUT_OF_RANGE)
        steps = (number - start) / step if step else 0.0
        if not math.isclose(steps, round(steps), abs_tol=_STEP_TOLERANCE):
            return Typed(broken=ProblemRule.OUT_OF_RANGE)
    return read


def _whole_day(question: Question, typed: str) -> str:
    """Return the first day of a year or a month, where the question asks for no more."""
    if question.kind is QuestionKind.DATE and "year" in question.appearance:
        return f"{typed}-01-01" if re.fullmatch(r"\d{4}", typed) else typed
    if question.kind is QuestionKind.DATE and "month-year" in question.appearance:
        return f"{typed}-01" if re.fullmatch(r"\d{4}-\d{1,2}", typed) else typed
    return typed


def _date(typed: str, zone: tzinfo, kind: QuestionKind) -> Typed:
    if kind is QuestionKind.DATETIME:
        typed = _with_clock(typed, zone)
    moment = read_moment(typed, zone)
    match = _DATE.match(typed)
    if moment is None or match is None:
        return Typed(broken=ProblemRule.NOT_A_DATE)
    if kind is QuestionKind.DATETIME:
        return Typed(typed)
    year, month, day = (int(part) for part in match[1].split("-"))
    return Typed(f"{year:04d}-{month:02d}-{day:02d}")


def _with_clock(typed: str, zone: tzinfo) -> str:
    """Write the time of day in full, with its offset, where it was typed short."""
    day, _, clock = typed.partition("T")
    read = _clock(clock.strip())
    if not read:
        return typed
    try:
        moment = datetime.fromisoformat(f"{day}T{read}").replace(tzinfo=zone)
    except ValueError:
        return typed
    return moment.isoformat(timespec="milliseconds")


def _time(typed: str) -> Typed:
    read = _clock(typed)
    if read:
        return Typed(read)
    if not _TIME.match(typed):
        return Typed(broken=ProblemRule.NOT_A_TIME)
    return Typed(typed if typed[1:2] != ":" else f"0{typed}")


def _clock(typed: str) -> str:
    """Return hour and minute as an XForm writes a time, or nothing."""
    match = _CLOCK.match(typed)
    if match is None or (typed.isdigit() and len(typed) < 3):
        return ""
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 24
    return f"{hour:02d}:{minute:02d}:00.000" if hour < 24 else ""


def _boolean(typed: str) -> Typed:
    known = {"true": "true", "1": "true", "false": "false", "0": "false"}.get(typed.lower())
    return Typed(known) if known else Typed(broken=ProblemRule.NOT_A_CHOICE)


def _acknowledged(_typed: str) -> Typed:
    return Typed("OK")


def _place(typed: str) -> Typed:
    place = read_place(typed)
    if place is None:
        return Typed(broken=ProblemRule.NOT_A_PLACE)
    return Typed(normal_form(place, "geopoint", UTC))


_RANGE: Final = ("start", "end", "step")
_READERS: Final[Mapping[QuestionKind, Callable[[str], Typed]]] = {
    QuestionKind.INTEGER: _whole,
    QuestionKind.DECIMAL: _decimal,
    QuestionKind.TIME: _time,
    QuestionKind.BOOLEAN: _boolean,
    QuestionKind.ACKNOWLEDGE: _acknowledged,
    QuestionKind.GEOPOINT: _place,
}
