"""Turn the blocks of a document into strips."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from intake.reports.document import (
    Block,
    Chronology,
    Document,
    Facts,
    Heading,
    Note,
    Passage,
    QuestionAnswer,
    Table,
    Texts,
    Title,
    Tone,
)
from intake.reports.pdf import styles
from intake.reports.pdf.cells import Cell, parallel, side_by_side
from intake.reports.pdf.fonts import Typeface
from intake.reports.pdf.strips import Mark, Shape, Strip, kept, unbroken, unlonely
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
        self._document = document
        self._typeface = typeface
        self._width = width
        count = len(document.languages)
        each = (width - styles.GUTTER * (count - 1)) / count
        self._columns = [(place * (each + styles.GUTTER), each) for place in range(count)]

    def strips(self) -> list[Strip]:
        """Return the whole paper; what it says last stays last."""
        *blocks, ending = self._document.blocks
        made = [strip for block in blocks for strip in self._block(block)]
        last = self._block(ending)
        if self._typeface.has_met_unknown and self._document.unprintable:
            made += self._note(Note(self._document.unprintable, Tone.QUIET))
        return made + last

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
                assert_never(block)
        return made

    # --- blocks

    def _title(self, title: Title) -> list[Strip]:
        strips = _spaced(self._across(title.texts, styles.TITLE), 14.0)
        return self._marked(kept(strips), title.texts, 0)

    def _heading(self, heading: Heading) -> list[Strip]:
        style, before = _HEADINGS[min(heading.level, len(_HEADINGS)) - 1]
        strips = kept(_spaced(self._across(heading.texts, style), before))
        return self._marked(strips, heading.texts, heading.level) if heading.level < 3 else strips

    def _note(self, note: Note) -> list[Strip]:
        if note.tone is not Tone.FRAMED:
            style = styles.SMALL if note.tone is Tone.QUIET else styles.VALUE
            return _spaced(unlonely(self._across(note.texts, style)), 8.0)
        wash = Shape(0.0, self._width, Ink.WASH)
        bar = Shape(0.0, 3.0, Ink.ACCENT)
        lines = self._across(note.texts, styles.WARNING, indent=_INDENT + 2, margin=_INDENT)
        framed = [Strip(7.0), *lines, Strip(7.0)]
        return _spaced(unbroken([replace(each, shapes=(wash, bar)) for each in framed]), 8.0)

    def _pairs(self, pairs: Sequence[tuple[Texts, Texts]], look: _Look) -> list[Strip]:
        """Set each pair side by side, in the column of each language."""
        strips: list[Strip] = []
        for left, right in pairs:
            cells: list[Cell] = []
            for place, (x, width) in enumerate(self._columns):
                split = min(width * _PAIR_SHARE, look.widest)
                cells.append(Cell(x, split - 8, text_in(left, place), look.left))
                cells.append(Cell(x + split, width - split, text_in(right, place), look.right))
            strips += _spaced(unbroken(parallel(self._typeface, cells)), 2.5)
        return _spaced(strips, look.before)

    def _question(self, asked: QuestionAnswer) -> list[Strip]:
        number = Cell(0.0, styles.HANG, str(asked.number), styles.LABEL)
        if len(self._columns) == 1:
            body = self._beside(number, asked)
        else:
            body = self._below(number, asked)
        rule = Strip(4.0, shapes=(Shape(0.0, self._width, Ink.LINE, 0.5),), before=5.0, keep=True)
        return [rule, *self._continuing(asked.number, body)]

    def _table(self, table: Table) -> list[Strip]:
        wash = (Shape(0.0, self._width, Ink.WASH),)
        titles = self._row(table.head, table.widths, styles.CELL_HEAD)
        head = tuple(
            replace(each, shapes=wash, keep=True) for each in (Strip(2.0), *titles, Strip(2.0))
        )
        strips = list(_spaced(head, 8.0))
        for row in table.rows:
            lines = self._row(row, table.widths, styles.CELL)
            tied = unbroken(lines) if len(lines) <= _TALLEST_UNBROKEN_ROW else unlonely(lines)
            rule = Strip(3.0, shapes=(Shape(0.0, self._width, Ink.LINE, 0.5),), keep=True)
            strips += [replace(each, head=head) for each in (replace(rule, before=2.0), *tied)]
        return strips

    # --- parts of blocks

    def _beside(self, number: Cell, asked: QuestionAnswer) -> list[Strip]:
        """One language: the question, and the answer beside it."""
        split = styles.HANG + self._width * _QUESTION_SHARE
        wide = self._width * _QUESTION_SHARE - 12
        question = Cell(styles.HANG, wide, asked.question[0], _question_style(asked))
        lines = parallel(self._typeface, [number, question])
        is_short = len(lines) <= _LONGEST_UNBROKEN_QUESTION
        left = unbroken(lines) if is_short else unlonely(lines)
        right = self._answer(asked, [(split, self._width - split)])
        return [*side_by_side(left, right)]

    def _below(self, number: Cell, asked: QuestionAnswer) -> list[Strip]:
        """Two languages: each asks in its own column, and the answers stand below."""
        cells = [number]
        columns = self._hanging()
        for place, (x, width) in enumerate(columns):
            style = _question_style(asked)
            own = style if place == 0 else style.softer()
            cells.append(Cell(x, width, text_in(asked.question, place), own))
        question = parallel(self._typeface, cells)
        if len(question) > _LONGEST_UNBROKEN_QUESTION:  # a text to read aloud more than a question
            question = unlonely(question)
        else:
            question = kept(question)
        question[-1] = replace(question[-1], keep=True)
        return [*question, *_spaced(self._answer(asked, columns), 2.0)]

    def _hanging(self) -> list[tuple[float, float]]:
        (x, width), *others = self._columns
        return [(x + styles.HANG, width - styles.HANG), *others]

    def _answer(self, asked: QuestionAnswer, columns: list[tuple[float, float]]) -> list[Strip]:
        if asked.skipped:
            return self._spread(asked.skipped, columns, styles.ANSWER.softer())
        strips: list[Strip] = []
        for passage in asked.passages:
            strips += _spaced(self._passage(passage, columns), 2.0 if strips else 0.0)
        return unbroken(strips) if len(strips) <= _LONGEST_UNBROKEN_ANSWER else strips

    def _passage(self, passage: Passage, columns: list[tuple[float, float]]) -> list[Strip]:
        indent = _INDENT if passage.is_quote else 0.0
        lines = self._spread(passage.texts, columns, styles.ANSWER, indent)
        if passage.source:
            source = self._spread(passage.source, columns, styles.SMALL, indent)
            lines = [*lines[:-1], *kept(lines[-1:]), *source]
        if passage.is_quote:
            bar = Shape(columns[0][0], _BAR, Ink.SOFT)
            lines = [replace(each, shapes=(bar,)) for each in lines]
        return unlonely(lines)

    def _spread(
        self, texts: Texts, columns: list[tuple[float, float]], style: Style, indent: float = 0.0
    ) -> list[Strip]:
        """Set each language in its column, or a text shared by all across them."""
        if len(texts) == 1:
            (first, _), (last, width) = columns[0], columns[-1]
            columns = [(first, last + width - first)]
        return parallel(
            self._typeface,
            [
                Cell(x + indent, width - indent, text, style)
                for text, (x, width) in zip(texts, columns, strict=True)
            ],
        )

    def _across(
        self, texts: Texts, style: Style, indent: float = 0.0, margin: float = 0.0
    ) -> list[Strip]:
        """Set each language in its column, the leading one as `style` says."""
        cells = []
        for place, (x, width) in enumerate(self._columns):
            own = style if place == 0 else replace(style, face=styles.Face.REGULAR)
            inner = width - indent - margin
            cells.append(Cell(x + indent, inner, text_in(texts, place), own))
        return parallel(self._typeface, cells)

    def _row(self, cells: Sequence[Texts], shares: Sequence[float], style: Style) -> list[Strip]:
        """Set the cells of a table; the languages of one cell stand below one another."""
        columns: list[list[Strip]] = []
        x = 0.0
        for texts, share in zip(cells, shares, strict=True):
            width = share * self._width
            column: list[Strip] = []
            for place, text in enumerate(texts):
                own = style if place == 0 else style.softer()
                column += parallel(self._typeface, [Cell(x + 4, width - 10, text, own)])
            columns.append(column)
            x += width
        made: list[Strip] = []
        for column in columns:
            made = list(side_by_side(made, column))
        return made

    def _marked(self, strips: list[Strip], texts: Texts, level: int) -> list[Strip]:
        mark = Mark(self._typeface.clean(" · ".join(texts)).replace("\n", " "), level)
        return [replace(strips[0], mark=mark), *strips[1:]]

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


def _spaced(strips: Iterable[Strip], before: float) -> list[Strip]:
    first, *others = strips or [Strip(0.0)]
    return [replace(first, before=first.before + before), *others]
