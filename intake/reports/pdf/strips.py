"""A paper as strips: each as wide as the page, one line high, never cut.

Everything that is hard about pages is said by two marks of a strip. `keep`: the next strip stands
on the same page. `head`: these strips come first if this one opens a page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from intake.reports.pdf.structure import Tag
from intake.reports.pdf.styles import Ink, Style


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text from `x` points right of the margin, in logical order."""

    x: float
    text: str
    style: Style
    right: float = 0.0
    """Where a text that runs from right to left ends; ignored for others."""
    tag: Tag | None = None
    """Which part of the paper it is; None for what only repeats or adorns."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled rectangle behind the text of a strip, from `x`, over the strip's whole height.

    With `thickness` it is a line along the strip's top instead; a box is only drawn round, and as
    high as it is wide.
    """

    x: float
    width: float
    ink: Ink
    thickness: float = 0.0
    is_box: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of the outline."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of the paper. `before` is blank above it, left out at the top of a page.

    With `code` it holds the QR code of that text, as high as the strip.
    """

    height: float
    runs: tuple[Run, ...] = ()
    shapes: tuple[Shape, ...] = ()
    before: float = 0.0
    keep: bool = False
    head: tuple["Strip", ...] = ()
    mark: Mark | None = None
    code: str = ""
    tag: Tag | None = None
    """The part that its QR code is."""


Page = tuple[Strip, ...]


def kept(strips: Iterable[Strip]) -> list[Strip]:
    """Return the strips tied to each other and to whatever follows."""
    return [replace(each, keep=True) for each in strips]


def unbroken(strips: Sequence[Strip]) -> list[Strip]:
    """Return the strips tied to each other, the last one free."""
    return [*kept(strips[:-1]), *strips[-1:]]


def unlonely(strips: Sequence[Strip]) -> list[Strip]:
    """Return the strips so that neither the first nor the last of them stands alone on a page."""
    ties = {0, len(strips) - 2}
    tied = [replace(each, keep=each.keep or at in ties) for at, each in enumerate(strips[:-1])]
    return [*tied, *strips[-1:]]


def untagged(strips: Iterable[Strip]) -> list[Strip]:
    """Return the strips as they are repeated: a reader who hears the paper has heard them."""
    return [
        replace(each, runs=tuple(replace(run, tag=None) for run in each.runs)) for each in strips
    ]


def paged(strips: Sequence[Strip], height: float) -> list[Page]:
    """Distribute strips over pages of `height`; a tied stretch higher than a page is cut."""
    pages: list[Page] = []
    page: list[Strip] = []
    used = 0.0
    for stretch in _stretches(strips, height):
        if page and used + _tall(stretch) > height:
            pages.append(tuple(page))
            page, used = [], 0.0
        added = stretch if page else _opening(stretch)
        page += added
        used += _tall(added)
    return [*pages, tuple(page)] if page else pages


def _tall(strips: Iterable[Strip]) -> float:
    return sum(each.before + each.height for each in strips)


def _opening(stretch: Sequence[Strip]) -> list[Strip]:
    """Return the stretch as it opens a page: its head first, no blank above."""
    first = stretch[0]
    opened = [*first.head, replace(first, before=0.0), *stretch[1:]]
    return [replace(opened[0], before=0.0), *opened[1:]]


def _stretches(strips: Sequence[Strip], height: float) -> Iterable[list[Strip]]:
    """Yield the stretches between which a page may end, none too high for a page of its own."""
    stretch: list[Strip] = []
    used = 0.0
    for strip in strips:
        if stretch and used + strip.before + strip.height > height:
            yield stretch
            stretch = []
        used = used + strip.before + strip.height if stretch else _opened(strip)
        stretch.append(strip)
        if not strip.keep:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _opened(strip: Strip) -> float:
    """Return how high a strip is where it opens a page."""
    return _tall(strip.head) + strip.height
