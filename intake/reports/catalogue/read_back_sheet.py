"""The sheet to read back from: every answer, and below each a line for what the person corrects."""

from collections.abc import Iterator

from intake.domain.case_codes import shown
from intake.domain.states import Outcome
from intake.i18n.languages import language_name
from intake.reports.catalogue.code_words import readback_words, skip_words
from intake.reports.catalogue.framing import ending_note, framing
from intake.reports.catalogue.summary_answers import event_title, numbered
from intake.reports.catalogue.summary_gaps import left_out
from intake.reports.document import (
    BlankChoice,
    BlankQuestion,
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Note,
    Signatures,
    Texts,
    Title,
    Tone,
)
from intake.reports.summary_source import Event, SummarySource, Told
from intake.reports.voices import Voices


def read_back_sheet(source: SummarySource) -> Document:
    """Lay out the answers in the order in which they are read aloud."""
    voices = source.voices
    title = voices.gettext("To read back and correct")
    blocks: tuple[Block, ...] = (
        Title(title),
        Note(
            voices.gettext(
                "Read each answer aloud, slowly. A line that stays empty means: it is right. What "
                "the person corrects is written in their words, and typed in afterwards."
            ),
            Tone.FRAMED,
        ),
        Facts((Fact(voices.gettext("Case code"), (shown(source.interview.case_code),)),)),
        *_earlier(source),
        *_answers(source),
        *left_out(source),
        *_outcome(voices),
        ending_note(voices),
    )
    return Document(
        title=" · ".join(title), languages=voices.languages, blocks=blocks, **framing(source)
    )


def _earlier(source: SummarySource) -> Iterator[Block]:
    """Say what reading back came to before, where it was done."""
    voices, end = source.voices, source.edition.ending.readback
    said = readback_words(voices, source.interview.course)
    if said is None or end is None:
        return
    rows = [Fact(voices.gettext("Read back before"), said)]
    if end.lang and end.outcome is not Outcome.NOT_DONE:
        named = voices.each(lambda own: language_name(end.lang, own))
        rows.append(Fact(voices.gettext("Language"), named))
    yield Facts(tuple(rows))


def _answers(source: SummarySource) -> Iterator[Block]:
    section: Texts = ()
    events: tuple[Event, ...] = ()
    for number, told in enumerate(numbered(source), 1):
        if told.section != section:
            section, events = told.section, ()
            yield Heading(section)
        for event in told.events:
            if event not in events:
                yield Heading(event_title(source.voices, event), level=2)
        events = told.events
        yield BlankQuestion(number, told.question, told=_told(source.voices, told), lines=1)


def _told(voices: Voices, told: Told) -> Texts:
    if told.skip:
        return skip_words(voices, told.skip)
    if told.is_free_text:
        return told.lines[0]
    return tuple(
        "; ".join(line[place] if len(line) > 1 else line[0] for line in told.lines)
        for place in range(len(voices.languages))
    )


def _outcome(voices: Voices) -> Iterator[Block]:
    yield Heading(voices.gettext("What it came to"))
    yield BlankQuestion(
        0,
        voices.gettext("Asked at the end: is it right as it was read?"),
        choices=(
            BlankChoice("accepted", voices.gettext("Yes, it is right")),
            BlankChoice("accepted_corrected", voices.gettext("Yes, with what was corrected")),
            BlankChoice("refused", voices.gettext("No")),
            BlankChoice("not_done", voices.gettext("It was not read back, because:")),
        ),
        lines=1,
    )
    yield Signatures(
        (
            voices.gettext("Read by (code)"),
            voices.gettext("In which language, and interpreted by (code)"),
            voices.gettext("Day and hour"),
        )
    )
