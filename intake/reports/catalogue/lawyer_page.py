"""Page one as a lawyer reads it: one page, and on it what decides whether to read on."""

from typing import Final

from intake.domain.case_codes import shown
from intake.reports.catalogue.framing import ending_note, framing
from intake.reports.catalogue.page_one_rows import NAMES, ROWS, open_ends, readback, rows
from intake.reports.catalogue.summary_facts import conversation, dates_told
from intake.reports.catalogue.summary_gaps import left_out
from intake.reports.document import Block, Document, Fact, Facts, Note, Title, Tone
from intake.reports.summary_source import SummarySource

LENGTHS: Final = (420, 300, 210, 150, 100, 70, 45)
"""How long an answer may be: the longest with which all fits on one page."""
_DATES: Final = 5


def lawyer_page(source: SummarySource, most: int = LENGTHS[0]) -> Document:
    """Lay out the page; no answer is longer on it than `most` signs."""
    voices = source.voices
    title = voices.gettext("Page one for a lawyer")
    identity = rows(source, NAMES, most) if source.include_identity else []
    facts = (
        Fact(voices.gettext("Case code"), (shown(source.interview.case_code),)),
        *identity,
        *conversation(source)[:2],
        *rows(source, ROWS, most),
        open_ends(source),
        readback(source, most),
    )
    blocks: tuple[Block, ...] = (
        Title(title),
        Note(
            voices.gettext(
                "Not a sworn declaration. Not a verbatim transcript unless in quotation marks. "
                "Prepared by non-lawyers. Not legal advice."
            ),
            Tone.FRAMED,
        ),
        Facts(facts),
        *dates_told(source, _DATES),
        *left_out(source),
        Note(voices.gettext("Dates are by the papers or as told: ask a lawyer."), Tone.QUIET),
        ending_note(voices),
    )
    return Document(
        title=" · ".join(title), languages=voices.languages, blocks=blocks, **framing(source)
    )
