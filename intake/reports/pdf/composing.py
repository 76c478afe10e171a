"""Turn the blocks of a document into strips."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from intake.reports.document import (
    BlankQuestion,
    Block,
    Chronology,
    Code,
    Document,
    Facts,
    Heading,
    Note,
    Passage,
    QuestionAnswer,
    Signatures,
    Table,
    Texts,
    Title,
    Tone,
)
from intake.reports.pdf import blanks, styles
from intake.reports.pdf.cells import Cell, parallel, side_by_side
from intake.reports.pdf.fonts import Typeface
from intake.reports.pdf.setting import Columns, Setting, spaced
from intake.reports.pdf.strips import Shape, Strip, kept, unbroken, unlonely, untagged
from intake.reports.pdf.structure import Tag
from intake.reports.pdf.styles import Ink, Style
from intake.reports.voices import text_in

_QUESTION_SHARE = 0.36
"""The question's part of the width where one language leaves room for the answer beside it."""
_PAIR_SHARE = 0.4
_BAR = 2.0
_INDENT = 10.0
_TALLEST_UNBROKEN_ROW = 12
_LONGEST_UNBROKEN_ANSWER = 8
_LONGEST_UNBROKEN_QUESTION = 10
_HEADINGS = ((styles.SECTION, 18.0), (styles.EVENT, 10.0), (styles.GROUP, 8.0))
"""The look of each level, and the blank above it."""
_READ_ALOUD = 300
"""Signs of a question that is rather a text."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How pairs are set."""

    left: Style
    right: Style
    widest: float
    before: float


_FACTS = _Look(styles.LABEL, styles.VALUE, widest=140.0, before=8.0)
_CHRONOLOGY = _Look(styles.VALUE, styles.CELL, widest=110.0, before=4.0)


class Composer:
    """Sets one document for pages whose text is `width` points wide."""

    def __init__(self, document: Document, typeface: Typeface, width: float) -> None:
        self._setting = Setting(document, typeface, width)
        self._document = document
        self._typeface = typeface
        self._width = width
        self._columns = self._setting.columns

    @property
    def structure(self) -> Tag:
        """The parts of what was set so far."""
        return self._setting.root

    def strips(self) -> list[Strip]:
        """Return the whole paper; what it says last stays last."""
        *blocks, ending = self._document.blocks
        made = [strip for block in blocks for strip in self._block(block)]
        if self._typeface.has_met_unknown and self._document.unprintable:
            made += self._note(Note(self._document.unprintable, Tone.QUIET))
        return made + self._block(ending)

    def _block(self, block: Block) -> list[Strip]:
        match block:
            case Title():
                made = self._title(block)
            case Heading():
                made = self._heading(block)
            case Note():
                made = self._note(block)
            case QuestionAnswer():
                made = self._question(block)
            case Facts():
                made = self._pairs([(row.label, row.value) for row in block.rows], _FACTS)
            case Chronology():
                lines = [(entry.when, entry.what) for entry in block.entries]
                made = self._pairs(lines, _CHRONOLOGY)
            case Table():
                made = self._table(block)
            case _:
                made = self._blank(block)
        return made

    def _blank(self, block: BlankQuestion | Signatures | Code) -> list[Strip]:
        match block:
            case BlankQuestion():
                return blanks.blank_question(self._setting, block)
            case Signatures():
                return blanks.signatures(self._setting, block)
            case Code():
                return blanks.code(self._setting, block)
            case _:
                assert_never(block)

    # --- blocks

    def _title(self, title: Title) -> list[Strip]:
        strips = spaced(self._setting.across(title.texts, styles.TITLE, role="H1"), 14.0)
        return self._setting.marked(kept(strips), title.texts, 0)

    def _heading(self, heading: Heading) -> list[Strip]:
        level = min(heading.level, len(_HEADINGS))
        style, before = _HEADINGS[level - 1]
        set_ = self._setting.across(heading.texts, style, role=f"H{level + 1}")
        strips = kept(spaced(set_, before))
        if heading.level >= 3:
            return strips
        return self._setting.marked(strips, heading.texts, heading.level)

    def _note(self, note: Note) -> list[Strip]:
        setting = self._setting
        if note.tone is not Tone.FRAMED:
            style = styles.SMALL if note.tone is Tone.QUIET else styles.VALUE
            return spaced(unlonely(setting.across(note.texts, style)), 8.0)
        wash = Shape(0.0, self._width, Ink.WASH)
        bar = Shape(0.0, 3.0, Ink.ACCENT)
        lines = setting.across(note.texts, styles.WARNING, indent=_INDENT + 2, margin=_INDENT)
        framed = [Strip(7.0), *lines, Strip(7.0)]
        return spaced(unbroken([replace(each, shapes=(wash, bar)) for each in framed]), 8.0)

    def _pairs(self, pairs: Sequence[tuple[Texts, Texts]], look: _Look) -> list[Strip]:
        """Set each pair side by side, in the column of each language."""
        lists = [self.structure.add("L", language) for language in self._document.languages]
        strips: list[Strip] = []
        for left, right in pairs:
            cells: list[Cell] = []
            for place, (x, width) in enumerate(self._columns):
                item = lists[place].add("LI")
                label, value = item.add("Lbl"), item.add("LBody")
                split = min(width * _PAIR_SHARE, look.widest)
                cells.append(Cell(x, split - 8, text_in(left, place), look.left, label))
                cells.append(
                    Cell(x + split, width - split, text_in(right, place), look.right, value)
                )
            strips += spaced(unbroken(parallel(self._typeface, cells)), 2.5)
        return spaced(strips, look.before)

    def _question(self, asked: QuestionAnswer) -> list[Strip]:
        is_one = len(self._columns) == 1
        body = self._beside(asked) if is_one else self._below(asked)
        rule = Strip(4.0, shapes=(Shape(0.0, self._width, Ink.LINE, 0.5),), before=5.0, keep=True)
        return [rule, *self._continuing(asked.number, body)]

    def _table(self, table: Table) -> list[Strip]:
        wash = (Shape(0.0, self._width, Ink.WASH),)
        part = self.structure.add("Table", self._document.languages[0])
        titles = self._setting.row(table.head, table.widths, styles.CELL_HEAD, (part, "TH"))
        head = tuple(
            replace(each, shapes=wash, keep=True) for each in (Strip(2.0), *titles, Strip(2.0))
        )
        strips = list(spaced(head, 8.0))
        again = tuple(untagged(head))
        for row in table.rows:
            lines = self._setting.row(row, table.widths, styles.CELL, (part, "TD"))
            tied = unbroken(lines) if len(lines) <= _TALLEST_UNBROKEN_ROW else unlonely(lines)
            rule = Strip(3.0, shapes=(Shape(0.0, self._width, Ink.LINE, 0.5),), keep=True)
            strips += [replace(each, head=again) for each in (replace(rule, before=2.0), *tied)]
        return strips

    # --- parts of blocks

    def _beside(self, asked: QuestionAnswer) -> list[Strip]:
        """One language: the question, and the answer beside it."""
        split = styles.HANG + self._width * _QUESTION_SHARE
        wide = self._width * _QUESTION_SHARE - 12
        tag = self.structure.add("P", self._document.languages[0])
        number = Cell(0.0, styles.HANG, str(asked.number), styles.LABEL, tag)
        question = Cell(styles.HANG, wide, asked.question[0], _question_style(asked), tag)
        lines = parallel(self._typeface, [number, question])
        is_short = len(lines) <= _LONGEST_UNBROKEN_QUESTION
        left = unbroken(lines) if is_short else unlonely(lines)
        right = self._answer(asked, [(split, self._width - split)])
        return [*side_by_side(left, right)]

    def _below(self, asked: QuestionAnswer) -> list[Strip]:
        """Two languages: each asks in its own column, and the answers stand below."""
        columns = self._setting.hanging()
        tags = [self.structure.add("P", language) for language in self._document.languages]
        cells = [Cell(0.0, styles.HANG, str(asked.number), styles.LABEL, tags[0])]
        for place, (x, width) in enumerate(columns):
            style = _question_style(asked)
            own = style if place == 0 else style.softer()
            cells.append(Cell(x, width, text_in(asked.question, place), own, tags[place]))
        question = parallel(self._typeface, cells)
        if len(question) > _LONGEST_UNBROKEN_QUESTION:  # a text to read aloud more than a question
            question = unlonely(question)
        else:
            question = kept(question)
        question[-1] = replace(question[-1], keep=True)
        return [*question, *spaced(self._answer(asked, columns), 2.0)]

    def _answer(self, asked: QuestionAnswer, columns: Columns) -> list[Strip]:
        if asked.skipped:
            return self._setting.spread(asked.skipped, columns, styles.ANSWER.softer())
        strips: list[Strip] = []
        for passage in asked.passages:
            strips += spaced(self._passage(passage, columns), 2.0 if strips else 0.0)
        return unbroken(strips) if len(strips) <= _LONGEST_UNBROKEN_ANSWER else strips

    def _passage(self, passage: Passage, columns: Columns) -> list[Strip]:
        indent = _INDENT if passage.is_quote else 0.0
        part = ("BlockQuote" if passage.is_quote else "P", passage.lang)
        spread = self._setting.spread
        lines = spread(passage.texts, columns, styles.ANSWER, indent=indent, part=part)
        if passage.source:
            source = spread(passage.source, columns, styles.SMALL, indent=indent)
            lines = [*lines[:-1], *kept(lines[-1:]), *source]
        if passage.is_quote:
            bar = Shape(columns[0][0], _BAR, Ink.SOFT)
            lines = [replace(each, shapes=(bar,)) for each in lines]
        return unlonely(lines)

    def _continuing(self, number: int, body: list[Strip]) -> list[Strip]:
        """Let a page that opens within an answer say whose it is."""
        text = " · ".join(self._document.continued)
        strips = parallel(
            self._typeface,
            [
                Cell(0.0, styles.HANG, str(number), styles.LABEL),
                Cell(styles.HANG, self._width - styles.HANG, text, styles.SMALL),
            ],
        )
        head = tuple(kept(strips))
        return [body[0], *(replace(each, head=head) for each in body[1:])] if body else []


def _question_style(asked: QuestionAnswer) -> Style:
    is_text = max(map(len, asked.question)) > _READ_ALOUD
    return styles.READ_ALOUD if is_text else styles.QUESTION
