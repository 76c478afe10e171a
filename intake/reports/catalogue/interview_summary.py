"""The summary of one interview: what was said, what was not, and what the paper is not."""

from intake.reports.catalogue.framing import framing
from intake.reports.catalogue.summary_answers import answers
from intake.reports.catalogue.summary_facts import facts
from intake.reports.catalogue.summary_gaps import gaps
from intake.reports.document import Block, Document, Note, Title, Tone
from intake.reports.summary_source import SummarySource
from intake.reports.voices import Voices


def interview_summary(source: SummarySource) -> Document:
    """Lay out what is known of one interview, in the languages of its voices."""
    voices = source.voices
    title = voices.gettext("Interview summary")
    ending = voices.gettext(
        "This document is not legal advice and not a decision of any government."
    )
    blocks: tuple[Block, ...] = (
        Title(title),
        Note(_what_it_is_not(voices), Tone.FRAMED),
        *facts(source),
        *answers(source),
        *gaps(source),
        Note(ending, Tone.FRAMED),
    )
    return Document(
        title=" · ".join(title),
        languages=voices.languages,
        blocks=blocks,
        **framing(source),
    )


def _what_it_is_not(voices: Voices) -> tuple[str, ...]:
    return voices.gettext(
        "Not a sworn declaration. Not a verbatim transcript unless in quotation marks. "
        "Prepared by non-lawyers. Not legal advice."
    )
