"""The letter to the person: what was written down, whose decision it is, and whose it is not."""

from collections.abc import Iterator
from dataclasses import dataclass

from intake.domain.judgements import Conclusion
from intake.domain.states import Outcome
from intake.i18n import N_
from intake.i18n.formats import date_text
from intake.reports.catalogue.stamping import stamp
from intake.reports.document import Block, Document, Heading, Note, Table, Texts, Title, Tone
from intake.reports.summary_source import Told
from intake.reports.voices import Voices
from intake.services.chronology_papers import Found, LetterOrder

_WIDTHS = (0.6, 0.2, 0.2)
_FOUND = {
    Conclusion.POSITIVE: N_(
        "The team that heard you found, from what you told: positive. It means that the team "
        "thinks that what you told fits the rule it works with."
    ),
    Conclusion.NEGATIVE: N_(
        "The team that heard you found, from what you told: negative. It means that the team "
        "thinks that what you told does not fit the rule it works with. It does not mean that "
        "nobody believes you."
    ),
    Conclusion.UNCLEAR: N_(
        "The team that heard you could not say, from what you told, whether it fits the rule it "
        "works with: unclear."
    ),
}
_READ_BACK = {
    Outcome.ACCEPTED: N_("It was read back to you, and you said that it is right."),
    Outcome.ACCEPTED_CORRECTED: N_(
        "It was read back to you. You corrected something, and then said that it is right."
    ),
    Outcome.REFUSED: N_("It was read back to you, and you did not say that it is right."),
    Outcome.NOT_DONE: N_("It was not read back to you."),
}
_NOT_AGREED = N_("The people of the team who looked at it do not agree. Each opinion is kept.")


@dataclass(frozen=True, slots=True)
class LetterSource:
    """What the letter is made of, in the languages of `voices`."""

    order: LetterOrder
    told: tuple[Told, ...]
    voices: Voices


def letter(source: LetterSource) -> Document:
    """Lay out the letter: no name, no organisation and no word of what was told is on it."""
    voices, sheet = source.voices, source.order.sheet
    title = voices.gettext("What stayed in writing of your conversation with us")
    first = next(iter(sheet.check_words.values()))
    return Document(
        title=" · ".join(title),
        languages=voices.languages,
        blocks=tuple(_blocks(source, title)),
        stamp=stamp(
            voices,
            sheet.paper,
            tuple(sheet.check_words.get(each, first) for each in voices.languages),
            sheet.edition,
        ),
        continued=voices.gettext("continued"),
    )


def _blocks(source: LetterSource, title: Texts) -> Iterator[Block]:
    voices = source.voices
    yield Note(voices.gettext("This is not a decision of any government."), Tone.FRAMED)
    yield Title(title)
    yield from _whose(source)
    yield Heading(voices.gettext("What was written down"))
    yield Note(_intro(source))
    yield _sections(source)
    outcome = source.order.interview.course.outcome or Outcome.NOT_DONE
    yield Note(voices.gettext(_READ_BACK[outcome]))
    yield Heading(voices.gettext("What you can ask for"))
    yield Note(
        voices.gettext(
            "You can ask to hear or see what was written, to have a mistake corrected, to have "
            "something added, or to have it erased. You can ask who has seen it. You can say at "
            "any time that something has changed."
        )
    )
    yield Note(
        voices.gettext("This document is not legal advice and not a decision of any government."),
        Tone.FRAMED,
    )


def _whose(source: LetterSource) -> Iterator[Block]:
    voices, found = source.voices, source.order.found
    yield Heading(voices.gettext("Whose decision it is, and whose it is not"))
    yield Note(
        voices.gettext(
            "Only a government decides who may enter a country, who may stay and who is sent "
            "back. We are not part of any government. What is written here does not bind a "
            "government, and does not replace an interview with one of its officers or a hearing "
            "with a judge."
        )
    )
    if found is None:
        yield Note(voices.gettext("We wrote down what you told. We decided nothing about you."))
        return
    yield Note(voices.gettext(_FOUND[found.outcome] if found.outcome else _NOT_AGREED))
    yield Note(_reviewed(found, voices))
    yield Note(voices.gettext("That is the opinion of this team and of nobody else."))


def _reviewed(found: Found, voices: Voices) -> Texts:
    if found.is_reviewed:
        return voices.gettext("Somebody else of the team looked at it too.")
    return voices.gettext("Nobody else of the team has looked at it.")


def _intro(source: LetterSource) -> Texts:
    voices = source.voices
    day = source.order.sheet.printed.date()
    when = voices.each(lambda language: date_text(day, language))
    return voices.gettext(
        "This is how it stands on {when}. What you said is not repeated here: somebody else could "
        "find this paper.",
        when=when,
    )


def _sections(source: LetterSource) -> Block:
    voices, rows = source.voices, dict[Texts, list[Told]]()
    for each in source.told:
        rows.setdefault(each.section, []).append(each)
    head = (
        voices.gettext("What we spoke about"),
        voices.gettext("Answers written"),
        voices.gettext("Left without an answer"),
    )
    return Table(
        head,
        tuple(
            (
                section,
                (str(sum(bool(each.lines) for each in told)),),
                (str(sum(not each.lines for each in told)),),
            )
            for section, told in rows.items()
            if any(each.lines or each.skip for each in told)
        ),
        _WIDTHS,
    )
