"""What a government did in one case: each step on a line, with its source and the unknowns."""

from itertools import groupby

from intake.domain.case_codes import CaseCode, shown
from intake.domain.chronology import StepOutcome
from intake.domain.chronology_lines import Line, Noted
from intake.i18n.formats import moment_text
from intake.i18n.government_words import (
    OUTCOMES,
    node_text,
    outcome_text,
    source_text,
    when_text,
)
from intake.reports.catalogue.stamping import stamp
from intake.reports.document import Block, Document, Heading, Note, Table, Texts, Title, Tone
from intake.reports.voices import Voices
from intake.services.chronology_papers import ChronologyOrder

_WIDTHS = (0.2, 0.25, 0.3, 0.25)


def chronology_page(order: ChronologyOrder, voices: Voices) -> Document:
    """Lay out the chronology; there is no name on it, neither of the person nor of an officer."""
    title = voices.gettext("What the government did, as it was reported")
    case = voices.gettext("Case {code}", code=shown(CaseCode(order.case_code)))
    blocks: list[Block] = [
        Title(title),
        Note(case),
        Note(_how_to_read(order, voices), Tone.FRAMED),
    ]
    for number, found in groupby(order.lines, key=lambda line: line.node.screening):
        blocks.append(Heading(voices.gettext("Screening {number}", number=str(number))))
        blocks.append(_table(tuple(found), voices))
    if not order.lines:
        blocks.append(Note(voices.gettext("Nothing has been reported.")))
    blocks.append(Note(_as_of(order, voices), Tone.QUIET))
    blocks.append(
        Note(
            voices.gettext(
                "This document is not legal advice and not a decision of any government."
            ),
            Tone.FRAMED,
        )
    )
    return Document(
        title=" · ".join(title),
        languages=voices.languages,
        blocks=tuple(blocks),
        stamp=stamp(voices, order.sheet.paper, _words(order, voices), order.sheet.edition),
        continued=voices.gettext("continued"),
    )


def _how_to_read(order: ChronologyOrder, voices: Voices) -> Texts:
    if order.has_inside:
        return voices.gettext(
            "Each line says who tells it and how they know. “Not known” means that nobody has told "
            "of it; it does not mean no. Accounts that differ stand under one another and say so."
        )
    return voices.gettext(
        "Each line says who tells it and how they know. “Not known” means that nobody has told of "
        "it here; it does not mean no. Accounts that differ stand under one another and say so. "
        "What officers may have told from inside is never on this paper."
    )


def _as_of(order: ChronologyOrder, voices: Voices) -> Texts:
    when = voices.each(lambda language: moment_text(order.sheet.printed, language))
    return voices.gettext("As of {when}. Not a verbatim transcript.", when=when)


def _table(lines: tuple[Line, ...], voices: Voices) -> Table:
    head = ("When", "Step", "Outcome", "Source")
    rows = [row for line in lines for row in _rows(line, voices)]
    return Table(tuple(voices.gettext(each) for each in head), tuple(rows), _WIDTHS)


def _rows(line: Line, voices: Voices) -> list[tuple[Texts, ...]]:
    step = tuple(node_text(line.node, words) for words in voices.words)
    if not line.accounts:
        return [(("",), step, voices.gettext(OUTCOMES[StepOutcome.UNKNOWN]), ("",))]
    return [_row(each, step, line, voices) for each in line.accounts]


def _row(noted: Noted, step: Texts, line: Line, voices: Voices) -> tuple[Texts, ...]:
    told = noted.step
    outcome = tuple(outcome_text(told, words) for words in voices.words)
    if line.is_differing:
        outcome = voices.gettext("{outcome} (accounts differ)", outcome=outcome)
    return (
        voices.each(lambda language: when_text(told.when, language)),
        step,
        outcome,
        tuple(source_text(told, words) for words in voices.words),
    )


def _words(order: ChronologyOrder, voices: Voices) -> tuple[tuple[str, ...], ...]:
    words = order.sheet.check_words
    first = next(iter(words.values()))
    return tuple(words.get(language, first) for language in voices.languages)
