"""The copy for the person: their own words and nothing that says where they were written down.

No organisation, no program, no code and no QR, unless the person chose them; the file has no title.
"""

from collections.abc import Iterator
from dataclasses import replace

from intake.domain.case_codes import shown
from intake.reports.catalogue.framing import ending_note, framing, unprintable
from intake.reports.catalogue.summary_answers import event_title, spoken
from intake.reports.document import Block, Document, Fact, Facts, Heading, Note, Title, Tone
from intake.reports.summary_source import Event, SummarySource, Told, is_printed


def survivor_copy(source: SummarySource) -> Document:
    """Lay out what the person said; a question is on it only where its answer is."""
    voices, is_named = source.voices, source.edition.names_organisation
    title = voices.gettext("In my own words")
    blocks: tuple[Block, ...] = (
        Title(title),
        Note(
            voices.gettext(
                "Keep this paper where only you find it, or with your lawyer. You may tear it up."
            ),
            Tone.QUIET,
        ),
        *(_where(source) if is_named else ()),
        *_words(source),
        ending_note(voices),
    )
    if is_named:
        return Document(" · ".join(title), voices.languages, blocks, **framing(source))
    return Document(
        title="",
        languages=voices.languages,
        blocks=blocks,
        stamp=None,
        continued=voices.gettext("continued"),
        unprintable=unprintable(voices),
    )


def _where(source: SummarySource) -> tuple[Block, ...]:
    voices = source.voices
    rows = (
        Fact(voices.gettext("Case code"), (shown(source.interview.case_code),)),
        Fact(voices.gettext("Organization"), (source.organisation,)),
    )
    return (Facts(rows),)


def _words(source: SummarySource) -> Iterator[Block]:
    """Yield what was told in words, and the dates; lists of staff and their codes stay out."""
    events: tuple[Event, ...] = ()
    number = 0
    for told in source.told:
        if not (is_printed(source, told) and _is_own(told)):
            continue
        for event in told.events:
            if event not in events:
                yield Heading(event_title(source.voices, event), level=2)
        events, number = told.events, number + 1
        asked = spoken(source.voices, number, told)
        passages = tuple(replace(each, source=()) for each in asked.passages)
        yield replace(asked, passages=passages)


def _is_own(told: Told) -> bool:
    return bool(told.lines) and (told.is_free_text or bool(told.day or told.when))
