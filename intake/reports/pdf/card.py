"""The pocket card: a telephone number of the size of a bank card, and nothing else."""

import io
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from intake.reports.pdf.drawing import without_traces
from intake.reports.pdf.fonts import Typeface
from intake.reports.pdf.styles import LETTER, MM, Face, Ink, PaperSize, Style

WIDTH: Final = 85 * MM
HEIGHT: Final = 54 * MM
_NUMBER: Final = Style(Face.BOLD, 21, 26)
_WORD: Final = Style(Face.REGULAR, 14, 20)
_EDGE: Final = 20 * MM


def pocket_card(phone: str, word: str = "", size: PaperSize = LETTER) -> bytes:
    """Return a sheet with one card, to be cut along its line; the file says nothing of itself."""
    out = io.BytesIO()
    typeface = Typeface()
    font, _ = next(typeface.pieces("0", _NUMBER))
    canvas = Canvas(
        out,
        pagesize=(size.width, size.height),
        invariant=1,
        pageCompression=1,
        initialFontName=font,  # type: ignore[arg-type]  # the stub says float
    )
    for say in (
        canvas.setTitle,
        canvas.setAuthor,
        canvas.setSubject,
        canvas.setCreator,
        canvas.setProducer,
    ):
        say("")
    left, bottom = _EDGE, size.height - _EDGE - HEIGHT
    canvas.setStrokeColor(HexColor(Ink.LINE))
    canvas.setDash(2, 3)
    canvas.rect(left, bottom, WIDTH, HEIGHT)
    middle = bottom + HEIGHT / 2 - _NUMBER.size / 3
    _centred(canvas, typeface, phone, (left + WIDTH / 2, middle), _NUMBER)
    if word:
        below = middle - _NUMBER.leading
        _centred(canvas, typeface, word, (left + WIDTH / 2, below), _WORD)
    canvas.showPage()
    canvas.save()
    return without_traces(out.getvalue())


def _centred(
    canvas: Canvas, typeface: Typeface, text: str, place: tuple[float, float], style: Style
) -> None:
    line = typeface.clean(text)
    x, y = place[0] - typeface.width(line, style) / 2, place[1]
    canvas.setFillColor(HexColor(Ink.DARK))
    for font, piece in typeface.pieces(line, style):
        canvas.setFont(font, style.size)
        canvas.drawString(x, y, piece)
        x += typeface.width(piece, style)
