"""The short summary: what was answered, each answer shortened; what is missing is only counted."""

from dataclasses import replace
from typing import Final

from intake.reports.catalogue.framing import ending_note, framing
from intake.reports.catalogue.page_one_rows import cut, open_ends
from intake.reports.catalogue.summary_answers import answers
from intake.reports.catalogue.summary_facts import facts
from intake.reports.catalogue.summary_gaps import left_out
from intake.reports.document import Block, Document, Facts, Note, Title, Tone
from intake.reports.summary_source import SummarySource, Told

LONGEST: Final = 280


def short_summary(source: SummarySource) -> Document:
    """Lay out what was answered; where an answer goes on, the paper says so."""
    voices = source.voices
    title = voices.gettext("Short summary")
    answered = replace(source, told=tuple(_short(each) for each in source.told if each.lines))
    blocks: tuple[Block, ...] = (
        Title(title),
        Note(
            voices.gettext(
                "Shortened: “…” ends an answer that goes on in the record. Not a sworn "
                "declaration. Prepared by non-lawyers. Not legal advice."
            ),
            Tone.FRAMED,
        ),
        *facts(source),
        *answers(answered),
        Facts((open_ends(source),)),
        *left_out(source),
        ending_note(voices),
    )
    return Document(
        title=" · ".join(title), languages=voices.languages, blocks=blocks, **framing(source)
    )


def _short(told: Told) -> Told:
    """Cut a long free text; what of it was quoted is still marked as far as it is shown."""
    if not told.is_free_text or len(told.lines[0][0]) <= LONGEST:
        return told
    text = cut(told.lines[0][0], LONGEST)
    end = len(text)
    spans = tuple(replace(each, end=min(each.end, end)) for each in told.spans if each.start < end)
    return replace(told, lines=((text,),), spans=spans, translations=())
