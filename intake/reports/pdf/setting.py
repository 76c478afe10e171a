"""What all blocks are set with: columns for languages, cells, and which part they are."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from intake.reports.document import Document, Texts
from intake.reports.pdf import styles
from intake.reports.pdf.cells import Cell, parallel, side_by_side
from intake.reports.pdf.fonts import Typeface
from intake.reports.pdf.strips import Mark, Strip
from intake.reports.pdf.structure import Tag
from intake.reports.pdf.styles import Style
from intake.reports.voices import text_in

Columns = list[tuple[float, float]]
"""Where each language begins, and how wide it is."""


class Setting:
    """Sets texts on a page whose text is `width` points wide."""

    def __init__(self, document: Document, typeface: Typeface, width: float) -> None:
        self.document = document
        self.typeface = typeface
        self.width = width
        self.languages = document.languages
        self.root = Tag("Document", document.languages[0])
        count = len(document.languages)
        each = (width - styles.GUTTER * (count - 1)) / count
        self.columns: Columns = [(place * (each + styles.GUTTER), each) for place in range(count)]

    def hanging(self) -> Columns:
        """Return the columns right of the questions' numbers."""
        (x, width), *others = self.columns
        return [(x + styles.HANG, width - styles.HANG), *others]

    def spread(
        self,
        texts: Texts,
        columns: Columns,
        style: Style,
        *,
        indent: float = 0.0,
        part: tuple[str, str] = ("P", ""),
    ) -> list[Strip]:
        """Set each language in its column, or a text shared by all across them.

        `part` is its role, and its language where it is none of the paper's.
        """
        role, lang = part
        if len(texts) == 1:
            (first, _), (last, width) = columns[0], columns[-1]
            columns = [(first, last + width - first)]
        return parallel(
            self.typeface,
            [
                Cell(x + indent, width - indent, text, style, self._tag(role, lang or own, text))
                for text, (x, width), own in zip(texts, columns, self.languages, strict=False)
            ],
        )

    def across(
        self,
        texts: Texts,
        style: Style,
        *,
        indent: float = 0.0,
        margin: float = 0.0,
        role: str = "P",
    ) -> list[Strip]:
        """Set each language in its column, the leading one as `style` says."""
        cells = []
        for place, (x, width) in enumerate(self.columns):
            own = style if place == 0 else replace(style, face=styles.Face.REGULAR)
            inner, text = width - indent - margin, text_in(texts, place)
            is_new = place == 0 or len(texts) > 1
            tag = self._tag(role, self.languages[place], text) if is_new else None
            cells.append(Cell(x + indent, inner, text, own, tag))
        return parallel(self.typeface, cells)

    def row(
        self, cells: Sequence[Texts], shares: Sequence[float], style: Style, parts: tuple[Tag, str]
    ) -> list[Strip]:
        """Set the cells of a table; the languages of one cell stand below one another.

        `parts` is the table as a part of the paper, and the role of its cells.
        """
        table, role = parts
        line = table.add("TR")
        columns: list[list[Strip]] = []
        x = 0.0
        for texts, share in zip(cells, shares, strict=True):
            width = share * self.width
            column: list[Strip] = []
            cell = line.add(role)
            for place, text in enumerate(texts):
                own = style if place == 0 else style.softer()
                lang = self.languages[place] if len(texts) > 1 else self.languages[0]
                tag = cell.add("P", lang)
                column += parallel(self.typeface, [Cell(x + 4, width - 10, text, own, tag)])
            columns.append(column)
            x += width
        made: list[Strip] = []
        for column in columns:
            made = list(side_by_side(made, column))
        return made

    def marked(self, strips: list[Strip], texts: Texts, level: int) -> list[Strip]:
        """Name the strips in the outline."""
        mark = Mark(self.typeface.clean(" · ".join(texts)).replace("\n", " "), level)
        return [replace(strips[0], mark=mark), *strips[1:]]

    def _tag(self, role: str, lang: str, text: str) -> Tag | None:
        return self.root.add(role, lang) if text.strip() else None


def spaced(strips: Iterable[Strip], before: float) -> list[Strip]:
    """Return the strips with more blank above the first of them."""
    first, *others = strips or [Strip(0.0)]
    return [replace(first, before=first.before + before), *others]
