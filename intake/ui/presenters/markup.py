"""The Markdown that form authors use, read into a small tree of our own; HTML stays plain text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

_SIGNS: Final = frozenset("*_#[`\\&-")
_BULLET: Final = re.compile(r"\s*[-*] +(?=\S)")
_HEADING: Final = re.compile(r"(#{1,6}) +(.*?) *#*\Z")
_SPAN: Final = re.compile(
    r"\\([\\*_#\[\]`-])"
    r"|(\*\*(?!\*)|(?<!\w)__(?!_))(?=\S)(.+?)(?<=\S)\2"
    r"|(?<!\w)(\*(?!\*)|_(?!_))(?=\S)(.+?)(?<=\S)\4(?!\w)"
    r"|\[([^\[\]]+)\]\([^()\s]*\)",
    re.DOTALL,
)
_DEEPEST: Final = 4
_LONGEST: Final = 4_000
"""A longer text is shown as it stands: searching it for signs would take too long."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one manner."""

    text: str
    is_bold: bool = False
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text."""

    runs: tuple[Run, ...]
    is_heading: bool = False
    is_item: bool = False


def lines(text: str) -> tuple[Line, ...]:
    """Read a text. A link is shown by its words alone: nothing here opens an address."""
    return tuple(_line(each) for each in text.split("\n"))


def plain(text: str) -> str:
    """Return a text without its signs."""
    if len(text) > _LONGEST or _SIGNS.isdisjoint(text):
        return text
    return "\n".join(
        ("• " if line.is_item else "") + "".join(run.text for run in line.runs)
        for line in lines(text)
    )


def as_html(text: str) -> str | None:
    """Return a text for a label that takes HTML, every word of it escaped; None when it is plain.

    The only tags are those that stand here, whatever the text says.
    """
    if len(text) > _LONGEST or _SIGNS.isdisjoint(text):
        return None
    read = lines(text)
    if all(line == Line((Run(each),)) for line, each in zip(read, text.split("\n"), strict=True)):
        return None
    return "<br>".join(_html(line) for line in read)


def _html(line: Line) -> str:
    said = "".join(_run_html(run) for run in line.runs)
    if line.is_heading:
        said = f"<b>{said}</b>"
    return f"•&nbsp;{said}" if line.is_item else said


def _run_html(run: Run) -> str:
    said = escape(run.text).replace("  ", "&nbsp; ")
    said = f"<i>{said}</i>" if run.is_italic else said
    return f"<b>{said}</b>" if run.is_bold else said


def _line(text: str) -> Line:
    heading = _HEADING.match(text)
    if heading:
        return Line(tuple(_runs(heading[2], Run(""))), is_heading=True)
    bullet = _BULLET.match(text)
    if bullet:
        return Line(tuple(_runs(text[bullet.end() :], Run(""))), is_item=True)
    return Line(tuple(_runs(text, Run(""))) or (Run(""),))


def _runs(text: str, manner: Run, depth: int = 0) -> Iterator[Run]:
    at = 0
    for found in _SPAN.finditer(text) if depth < _DEEPEST else ():
        if found.start() > at:
            yield Run(text[at : found.start()], manner.is_bold, manner.is_italic)
        yield from _span(found, manner, depth + 1)
        at = found.end()
    if at < len(text):
        yield Run(text[at:], manner.is_bold, manner.is_italic)


def _span(found: re.Match[str], manner: Run, depth: int) -> Iterator[Run]:
    escaped, bold, words, italic, slanted, link = found.groups()
    if bold:
        yield from _runs(words, Run("", is_bold=True, is_italic=manner.is_italic), depth)
    elif italic:
        yield from _runs(slanted, Run("", is_bold=manner.is_bold, is_italic=True), depth)
    else:
        yield Run(escaped or link, manner.is_bold, manner.is_italic)
