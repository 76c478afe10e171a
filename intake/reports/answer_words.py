"""Answers in words: codes by their labels, dates as each language writes them and no more exact."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from intake.forms.model import Question, QuestionKind
from intake.i18n.formats import cldr_locale, date_text, moment_text, time_text
from intake.reports.document import Texts
from intake.reports.voices import Voices

Lines = tuple[Texts, ...]

_DATED: Final = frozenset({QuestionKind.DATE, QuestionKind.DATETIME})
_FILES: Final = frozenset(
    {QuestionKind.IMAGE, QuestionKind.AUDIO, QuestionKind.VIDEO, QuestionKind.FILE}
)
_TYPED: Final = frozenset({QuestionKind.TEXT, QuestionKind.MULTILINE})
_MONTH: Final = frozenset({"month", "unknown_day"})
_YEAR: Final = frozenset({"year", "unknown_month_day"})
_CERTAIN: Final = _MONTH | _YEAR | {"", "exact"}


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer on its way to paper."""

    question: Question
    text: str
    choices: Mapping[str, Texts]
    precision: str = ""
    """A code of the list DATEPREC, for a date."""

    @property
    def day(self) -> str:
        """The day as ISO writes it, where the answer has one; it sorts the dates of a paper."""
        return self.text[:10] if self.question.kind in _DATED else ""


def shown(answer: Shown, voices: Voices) -> Lines:
    """Return the lines of an answer, each in every language, or once for typed text."""
    kind = answer.question.kind
    if kind.is_choice:
        return _chosen(answer, voices)
    if kind in _TYPED:
        return ((answer.text,),)
    if kind in _FILES:
        return (voices.gettext("A file is kept with the record."),)
    if kind is QuestionKind.ACKNOWLEDGE:
        return (voices.gettext("Confirmed"),)
    if kind is QuestionKind.BOOLEAN:
        is_yes = answer.text in {"true", "1"}
        return (voices.gettext("Yes") if is_yes else voices.gettext("No"),)
    return (_moment(answer, voices),)


def _chosen(answer: Shown, voices: Voices) -> Lines:
    is_single = answer.question.kind is QuestionKind.SELECT_ONE
    codes = [answer.text] if is_single else answer.text.split()
    return tuple(answer.choices.get(code) or _as_kept(code, voices) for code in codes)


def _as_kept(text: str, voices: Voices) -> Texts:
    return voices.each(lambda _: text)


def _moment(answer: Shown, voices: Voices) -> Texts:
    """Return a date or a time in words; anything else, and what is neither, as it is kept."""
    writer = _WRITERS.get(answer.question.kind)
    if writer is None:
        return _as_kept(answer.text, voices)
    try:
        written = voices.each(lambda language: writer(answer, language))
    except ValueError:
        return _as_kept(answer.text, voices)
    if answer.precision in _CERTAIN:
        return written
    return voices.gettext("about {date}", date=written)


def _date(answer: Shown, language: str) -> str:
    from babel.dates import format_skeleton

    day = date.fromisoformat(answer.text[:10])
    appearance = answer.question.appearance
    if answer.precision in _YEAR or "year" in appearance:
        return str(day.year)
    if answer.precision in _MONTH or "month-year" in appearance:
        return format_skeleton("yMMMM", day, locale=cldr_locale(language))
    return date_text(day, language)


def _time(answer: Shown, language: str) -> str:
    hour = time.fromisoformat(answer.text).replace(tzinfo=None)
    return time_text(datetime.combine(date(2000, 1, 1), hour), language)


def _datetime(answer: Shown, language: str) -> str:
    return moment_text(datetime.fromisoformat(answer.text), language)


_WRITERS: Final[Mapping[QuestionKind, Callable[[Shown, str], str]]] = {
    QuestionKind.DATE: _date,
    QuestionKind.TIME: _time,
    QuestionKind.DATETIME: _datetime,
}
