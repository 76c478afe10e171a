"""Who looked at an interview, on a page for the person it is about."""

from dataclasses import dataclass
from datetime import datetime

from intake.domain.ids import PaperId
from intake.i18n.deed_words import DEEDS
from intake.i18n.formats import moment_text
from intake.reports.catalogue.stamping import stamp
from intake.reports.document import Block, Document, Note, Table, Texts, Title, Tone
from intake.reports.voices import Voices
from intake.services.access import Access
from intake.services.paper_wishes import Edition

_WIDTHS = (0.32, 0.28, 0.4)


@dataclass(frozen=True, slots=True)
class AccessSource:
    """What the page is made of; `lines` in the zone of the place, oldest first."""

    lines: tuple[Access, ...]
    voices: Voices
    paper: PaperId
    check_words: tuple[tuple[str, ...], ...]
    printed: datetime
    edition: Edition | None = None


def access_page(source: AccessSource) -> Document:
    """Lay out the acts; neither case nor organisation is on it, for it may be found by others."""
    voices = source.voices
    title = voices.gettext("Who has seen your interview")
    blocks: tuple[Block, ...] = (
        Title(title),
        Note(_what_it_says(source), Tone.FRAMED),
        _acts(source),
        Note(_what_it_cannot_say(voices), Tone.QUIET),
        Note(
            voices.gettext(
                "This document is not legal advice and not a decision of any government."
            ),
            Tone.FRAMED,
        ),
    )
    return Document(
        title=" · ".join(title),
        languages=voices.languages,
        blocks=blocks,
        stamp=stamp(voices, source.paper, source.check_words, source.edition),
        continued=voices.gettext("continued"),
    )


def _what_it_says(source: AccessSource) -> Texts:
    return source.voices.gettext(
        "These people of the team opened your interview, printed it or took it out of the "
        "program, as far as this computer has noted until {when}. You can ask them why.",
        when=_moment(source.voices, source.printed),
    )


def _what_it_cannot_say(voices: Voices) -> Texts:
    return voices.gettext(
        "A paper, a file or a bundle that has left can be read by others, and this page cannot "
        "know it. What another station did with a copy is noted there."
    )


def _acts(source: AccessSource) -> Block:
    voices = source.voices
    if not source.lines:
        return Note(voices.gettext("Nobody has, since it was recorded."))
    rows = tuple(
        (_moment(voices, each.at), _who(voices, each), voices.gettext(DEEDS[each.deed]))
        for each in source.lines
    )
    head = (voices.gettext("When"), voices.gettext("Who"), voices.gettext("What"))
    return Table(head, rows, _WIDTHS)


def _who(voices: Voices, access: Access) -> Texts:
    return (access.name,) if access.name else voices.gettext("Somebody who is not in the team now")


def _moment(voices: Voices, moment: datetime) -> Texts:
    return voices.each(lambda language: moment_text(moment, language))
