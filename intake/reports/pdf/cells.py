"""Texts in columns: set side by side, line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from intake.reports.pdf.arabic import begins_right_to_left
from intake.reports.pdf.fonts import Typeface
from intake.reports.pdf.lines import broken
from intake.reports.pdf.strips import Run, Strip
from intake.reports.pdf.structure import Tag
from intake.reports.pdf.styles import Style


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a column that begins `x` points right of the margin."""

    x: float
    width: float
    text: str
    style: Style
    tag: Tag | None = None


def parallel(typeface: Typeface, cells: Sequence[Cell]) -> list[Strip]:
    """Set cells beside each other; the highest one decides how many strips there are."""
    made: list[Strip] = []
    for cell in cells:
        made = list(side_by_side(made, _lines(typeface, cell)))
    return made


def side_by_side(left: Sequence[Strip], right: Sequence[Strip]) -> Iterator[Strip]:
    """Yield two stacks of strips as one."""
    for at in range(max(len(left), len(right))):
        here = [stack[at] for stack in (left, right) if at < len(stack)]
        yield Strip(
            max(each.height for each in here),
            tuple(run for each in here for run in each.runs),
            tuple(shape for each in here for shape in each.shapes),
            max(each.before for each in here),
            keep=any(each.keep for each in here),
        )


def _lines(typeface: Typeface, cell: Cell) -> list[Strip]:
    text = typeface.clean(cell.text)
    right = cell.x + cell.width if begins_right_to_left(text) else 0.0

    @cache
    def measure(words: str) -> float:
        return typeface.width(words, cell.style)

    return [
        Strip(cell.style.leading, (Run(cell.x, line, cell.style, right, cell.tag),) if line else ())
        for line in broken(text, cell.width, measure)
    ]
