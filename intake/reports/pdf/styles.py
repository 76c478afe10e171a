"""The look of a paper: sizes of paper, of type and of blanks, and greys that print."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

MM: Final = 72 / 25.4


class Face(StrEnum):
    """The weights of Noto Sans that a paper uses."""

    REGULAR = "Regular"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


class Ink(StrEnum):
    """Colours that stay apart when they are printed in grey."""

    DARK = "#16262A"
    SOFT = "#4A5B59"
    ACCENT = "#0B5555"
    LINE = "#BFCBC7"
    WASH = "#EEF2F0"
    PALE = "#DDE4E1"


@dataclass(frozen=True, slots=True)
class Style:
    """How a line of text is set; lengths in points."""

    face: Face
    size: float
    leading: float
    ink: Ink = Ink.DARK

    def softer(self) -> "Style":
        """Return the style for the language that follows: not bold, and quieter."""
        return replace(self, face=Face.REGULAR, ink=Ink.SOFT)


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A sheet, in points."""

    width: float
    height: float


LETTER: Final = PaperSize(612, 792)
A4: Final = PaperSize(210 * MM, 297 * MM)

SIDE: Final = 18 * MM
"""Blank at both sides of the text."""
TOP: Final = 20 * MM
BOTTOM: Final = 30 * MM
GUTTER: Final = 7 * MM
"""Blank between two columns."""
HANG: Final = 9 * MM
"""The column of the questions' numbers."""
QR_SIDE: Final = 15 * MM

TITLE: Final = Style(Face.BOLD, 18, 24)
SECTION: Final = Style(Face.BOLD, 12, 16, Ink.ACCENT)
EVENT: Final = Style(Face.SEMIBOLD, 10, 14)
GROUP: Final = Style(Face.MEDIUM, 9, 12.5, Ink.SOFT)
QUESTION: Final = Style(Face.SEMIBOLD, 9, 12.5)
READ_ALOUD: Final = Style(Face.REGULAR, 9, 12.5)
"""A question so long that it is a text to read to the person."""
ANSWER: Final = Style(Face.REGULAR, 9.5, 13.5)
SMALL: Final = Style(Face.REGULAR, 8, 11, Ink.SOFT)
LABEL: Final = Style(Face.REGULAR, 8.5, 12.5, Ink.SOFT)
VALUE: Final = Style(Face.MEDIUM, 9, 12.5)
WARNING: Final = Style(Face.SEMIBOLD, 9, 12.5)
CELL: Final = Style(Face.REGULAR, 8.5, 12)
CELL_HEAD: Final = Style(Face.SEMIBOLD, 8, 12, Ink.SOFT)
FOOT: Final = Style(Face.REGULAR, 7.5, 10, Ink.SOFT)
WATERMARK: Final = Style(Face.BOLD, 30, 44, Ink.PALE)
