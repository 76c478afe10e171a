"""Sentences about the days of a case."""

from collections.abc import Iterable
from datetime import date

from intake.domain.case_codes import shown
from intake.domain.day_dates import CaseDate, DateKind
from intake.i18n import N_, Words
from intake.i18n.code_lists import code_text
from intake.i18n.day_words import ARRANGED, KINDS, OUTCOMES, SOURCES
from intake.i18n.formats import date_text
from intake.services.calendar import COURTS, MISSED, PORTS
from intake.services.day_ports import KnownDate


def day_heading(day: date, today: date, words: Words) -> str:
    """Name a day, and say when it is today."""
    text = date_text(day, words.language, "full")
    return words.gettext("Today, {day}", day=text) if day == today else text


def hours_text(found: CaseDate, words: Words) -> str:
    """Say when to be there, and apart from that when the hearing is."""
    parts = []
    if found.report_time:
        parts.append(words.gettext("be there at {hour}", hour=found.report_time))
    if found.hearing_time:
        is_hearing = found.kind is DateKind.COURT
        message = N_("hearing at {hour}") if is_hearing else N_("at {hour}")
        parts.append(words.gettext(message, hour=found.hearing_time))
    return " · ".join(parts)


def place_text(found: CaseDate, words: Words) -> str:
    """Say where, once where port and court are of one city."""
    pairs = ((PORTS, found.port), (COURTS, found.court))
    names = [code_text(name, code, words.language) for name, code in pairs if code]
    return ", ".join(dict.fromkeys(names))


def detail_text(found: CaseDate, words: Words) -> str:
    """Say where, from where it is known, and what is seen to."""
    arranged = [words.gettext(ARRANGED[each]) for each in found.arranged]
    parts = [place_text(found, words), words.gettext(SOURCES[found.source]), *arranged]
    return " · ".join(filter(None, parts))


def kind_text(found: CaseDate, words: Words) -> str:
    """Say what the day is for."""
    return words.gettext(KINDS[found.kind])


def ended_text(known: KnownDate, words: Words) -> str:
    """Say how a day ended, and why."""
    if known.outcome is None:
        return ""
    text = words.gettext(OUTCOMES[known.outcome])
    if not known.reason:
        return text
    return f"{text}: {code_text(MISSED, known.reason, words.language)}"


def next_text(found: Iterable[KnownDate], today: date, words: Words) -> str:
    """Say which day of a case comes next; nothing when none does."""
    for each in found:
        if each.outcome is None and each.date.day >= today.isoformat():
            day = date_text(date.fromisoformat(each.date.day), words.language, "medium")
            parts = (day, kind_text(each.date, words), hours_text(each.date, words))
            source = words.gettext(SOURCES[each.date.source])
            return " · ".join(filter(None, (*parts, source)))
    return ""


def code_of(known: KnownDate) -> str:
    """Return the case code as it is shown."""
    return shown(known.case_code)
