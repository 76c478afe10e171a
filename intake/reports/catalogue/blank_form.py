"""A questionnaire for pen and paper, with the codes to type in later: for a day without power."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from intake.forms.model import FormDef, QuestionKind
from intake.i18n.form_titles import title_text
from intake.i18n.kind_words import KINDS
from intake.reports.catalogue.framing import ending_note, unprintable
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
from intake.reports.plain_labels import plain
from intake.reports.voices import Voices
from intake.services.form_outline import OutlineLine

_LINES: Final[Mapping[str, int]] = {
    QuestionKind.MULTILINE: 6,
    QuestionKind.TEXT: 1,
    QuestionKind.IMAGE: 0,
    QuestionKind.AUDIO: 0,
    QuestionKind.VIDEO: 0,
    QuestionKind.FILE: 0,
    QuestionKind.NOTE: 0,
}
_MOST_CHOICES: Final = 60
"""A longer list is not printed: its answer is written, and looked up when it is typed in."""
_TWO: Final = frozenset({QuestionKind.BOOLEAN.value})


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A form with its questions as they would be asked."""

    form: FormDef
    lines: tuple[OutlineLine, ...]


def blank_form(source: BlankForm, voices: Voices) -> Document:
    """Lay out every question of a form with room for a pen."""
    name = source.form.title or source.form.form_id
    title = tuple(title_text(name, each) for each in voices.words)
    blocks: tuple[Block, ...] = (
        Title(title),
        *_beginning(source, voices),
        *_questions(source, voices),
        Signatures(
            (
                voices.gettext("Written by (code)"),
                voices.gettext("Interpreted by (code)"),
                voices.gettext("Day and hour"),
            )
        ),
        ending_note(voices),
    )
    return Document(
        title=" · ".join(title),
        languages=voices.languages,
        blocks=blocks,
        stamp=None,
        continued=voices.gettext("continued"),
        unprintable=unprintable(voices),
        page=voices.gettext("Page {page} of {count}"),
    )


def _beginning(source: BlankForm, voices: Voices) -> tuple[Block, ...]:
    """Return what comes before the first question: a warning, which form, and the permission."""
    return (
        Note(
            voices.gettext(
                "For a day without power. Ask for permission first, as always. Write no name on "
                "this paper. Type it into the program the same day, and destroy the paper."
            ),
            Tone.FRAMED,
        ),
        Facts(
            (
                Fact(
                    voices.gettext("Questionnaire"),
                    (f"{source.form.form_id} · {source.form.version}",),
                ),
            )
        ),
        BlankQuestion(
            0,
            voices.gettext("Permission to write down and keep"),
            remark=voices.gettext("Read the text aloud. Without a yes nothing else is written."),
            choices=(
                BlankChoice("granted", voices.gettext("Yes")),
                BlankChoice("refused", voices.gettext("No")),
            ),
        ),
    )


def _questions(source: BlankForm, voices: Voices) -> Iterator[Block]:
    number = 0
    for line in source.lines:
        texts = _said(line.labels, line.path.rpartition("/")[2], voices)
        if line.is_head:
            yield from _head(line, texts, voices)
        elif line.kind == QuestionKind.NOTE:
            yield Note(texts, Tone.QUIET)
        else:
            number += 1
            yield _question(number, line, texts, voices)


def _head(line: OutlineLine, texts: Texts, voices: Voices) -> Iterator[Block]:
    if line.labels:
        yield Heading(texts, level=1 if line.depth == 0 else 2)
    if line.kind == "repeat":
        yield Note(
            voices.gettext("Once for each: use another copy of these pages for the next."),
            Tone.QUIET,
        )


def _question(number: int, line: OutlineLine, texts: Texts, voices: Voices) -> BlankQuestion:
    is_long = len(line.choices) > _MOST_CHOICES
    choices = (
        ()
        if is_long
        else tuple(
            BlankChoice(each.code, _said(each.labels, each.code, voices)) for each in line.choices
        )
    )
    if line.kind in _TWO:
        choices = (
            BlankChoice("true", voices.gettext("Yes")),
            BlankChoice("false", voices.gettext("No")),
        )
    return BlankQuestion(
        number,
        texts,
        remark=_remark(line, voices),
        choices=choices,
        lines=0 if choices else _LINES.get(line.kind, 1),
    )


def _remark(line: OutlineLine, voices: Voices) -> Texts:
    """Say what kind of answer it takes, when it is asked, and the hint of the form."""
    parts = [voices.gettext(KINDS[line.kind])]
    if line.relevant:
        parts.append(voices.gettext("only if it applies"))
    if line.is_identity:
        parts.append(voices.gettext("say it, do not write it here"))
    if len(line.choices) > _MOST_CHOICES:
        parts.append(voices.gettext("write the word; the code is found when it is typed in"))
    if line.hints:
        parts.append(_said(line.hints, "", voices))
    return tuple(" · ".join(filter(None, each)) for each in zip(*parts, strict=True))


def _said(texts: Mapping[str, str], otherwise: str, voices: Voices) -> Texts:
    """Return what the form says in each language; where one is missing, what it has."""
    some = next((text for text in texts.values() if text), otherwise)
    return voices.each(lambda language: plain(texts.get(language) or some))
