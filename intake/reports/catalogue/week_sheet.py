"""The sheet of one week: codes, kinds and hours, and nothing that says whose they are."""

from collections.abc import Iterator
from datetime import date

from intake.domain.case_codes import shown
from intake.i18n.day_words import KINDS
from intake.i18n.formats import date_text
from intake.reports.catalogue.framing import NOT_ADVICE
from intake.reports.document import Block, Document, Heading, Note, Table, Texts, Title, Tone
from intake.reports.voices import Voices
from intake.services.calendar import Week
from intake.services.day_ports import KnownDate

_WIDTHS = (0.3, 0.34, 0.18, 0.18)


def week_sheet(week: Week, voices: Voices) -> Document:
    """Lay out a week; a day without anything is left out."""
    title = voices.gettext("Week of {day}", day=_day(voices, week.first))
    blocks: tuple[Block, ...] = (
        Title(title),
        *_days(week, voices),
        Note(voices.gettext(NOT_ADVICE), Tone.QUIET),
    )
    return Document(
        title=" · ".join(title),
        languages=voices.languages,
        blocks=blocks,
        stamp=None,
        continued=voices.gettext("continued"),
    )


def _days(week: Week, voices: Voices) -> Iterator[Block]:
    busy = [(day, found) for day, found in week.days if found]
    if not busy:
        yield Note(voices.gettext("Nothing is noted for this week."), Tone.QUIET)
    head = (
        voices.gettext("Code"),
        voices.gettext("What for"),
        voices.gettext("Be there at"),
        voices.gettext("Hearing at"),
    )
    for day, found in busy:
        yield Heading(_day(voices, day, "full"))
        yield Table(head, tuple(_row(voices, each) for each in found), _WIDTHS)


def _row(voices: Voices, known: KnownDate) -> tuple[Texts, ...]:
    date_ = known.date
    kind = voices.gettext(KINDS[date_.kind])
    return (shown(known.case_code),), kind, (date_.report_time,), (date_.hearing_time,)


def _day(voices: Voices, day: date, length: str = "long") -> Texts:
    if length == "full":
        return voices.each(lambda language: date_text(day, language, "full"))
    return voices.each(lambda language: date_text(day, language))
