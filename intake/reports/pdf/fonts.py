"""The fonts of a paper: Noto Sans in four weights, Noto Sans Arabic where its letters occur."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from intake.assets import folder
from intake.reports.pdf.arabic import joined
from intake.reports.pdf.printable import UNKNOWN_SIGN, printable
from intake.reports.pdf.styles import Face, Style

_LATIN = {face: f"NotoSans-{face}" for face in Face}
_ARABIC = {
    Face.REGULAR: "NotoSansArabic-Regular",
    Face.MEDIUM: "NotoSansArabic-Regular",
    Face.SEMIBOLD: "NotoSansArabic-SemiBold",
    Face.BOLD: "NotoSansArabic-SemiBold",
}


_END_OF_TABLE = 0xFFFF


@dataclass(frozen=True, slots=True)
class _Font:
    """A registered font: its name for the canvas, and the width of each sign it has, in mils."""

    name: str
    widths: dict[str, float]


class Typeface:
    """Measures texts and says which font draws which part of them."""

    def __init__(self) -> None:
        self._fonts = {face: (_font(_LATIN[face]), _font(_ARABIC[face])) for face in Face}
        self._widths = {
            face: {**arabic.widths, **latin.widths} for face, (latin, arabic) in self._fonts.items()
        }
        self.has_met_unknown = False
        """A text held a sign that no font can draw."""

    def clean(self, text: str) -> str:
        """Return the text as it can be drawn, in the order in which it is read."""
        drawn = joined(printable(text, self._widths[Face.REGULAR]))
        self.has_met_unknown = self.has_met_unknown or UNKNOWN_SIGN in drawn
        return drawn

    def width(self, text: str, style: Style) -> float:
        """Return the width of a line, in points."""
        widths = self._widths[style.face]
        return sum(map(widths.__getitem__, text)) * style.size / 1000

    def pieces(self, text: str, style: Style) -> Iterator[tuple[str, str]]:
        """Yield the text in pieces of one font each: the font's name and the piece."""
        latin, arabic = self._fonts[style.face]
        for is_latin, signs in groupby(text, latin.widths.__contains__):
            yield (latin if is_latin else arabic).name, "".join(signs)


@lru_cache(maxsize=len(Face) + len(_ARABIC))
def _font(file: str) -> _Font:
    """Register a font of the program with ReportLab."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    content = folder("resources").joinpath("fonts", f"{file}.ttf").read_bytes()
    font = TTFont(f"intake-{file}", io.BytesIO(content), shapable=False)
    registerFont(font)
    face = font.face
    drawn = (code for code in face.charToGlyph if code != _END_OF_TABLE)
    widths = {chr(code): float(face.charWidths[code]) for code in drawn}
    return _Font(font.fontName, widths)
