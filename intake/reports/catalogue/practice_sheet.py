"""The practice interview on paper, for the one who plays the person; all of it is made up."""

from collections.abc import Iterator, Mapping

from intake.domain.guidance import Card
from intake.reports.catalogue.framing import ending_note
from intake.reports.document import Block, Document, Heading, Note, Texts, Title, Tone
from intake.reports.voices import Voices


def practice_sheet(card: Card, voices: Voices) -> Document:
    """Lay out the made-up case, and across every page that it is one."""
    title = _said(card.title, voices)
    blocks: tuple[Block, ...] = (
        Title(title),
        Note(_said(card.note, voices), Tone.FRAMED),
        *_lines(card, voices),
        ending_note(voices),
    )
    return Document(
        title=" · ".join(title),
        languages=voices.languages,
        blocks=blocks,
        stamp=None,
        continued=voices.gettext("continued"),
        watermark=voices.gettext("MADE UP: FOR PRACTICE"),
    )


def _lines(card: Card, voices: Voices) -> Iterator[Block]:
    for section in card.sections:
        yield Heading(_said(section.head, voices))
        for line in section.lines:
            yield Note(_said(line.text, voices))


def _said(text: Mapping[str, str], voices: Voices) -> Texts:
    return voices.each(lambda language: text.get(language) or text["en"])
