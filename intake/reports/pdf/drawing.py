"""Draw pages with ReportLab, straight from strips; only pocket cards have a canvas of their own."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import BinaryIO

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from intake.reports.document import Document
from intake.reports.pdf import styles
from intake.reports.pdf.arabic import visual
from intake.reports.pdf.fonts import Typeface
from intake.reports.pdf.marking import Marking
from intake.reports.pdf.qr import squares
from intake.reports.pdf.strips import Mark, Page, Run, Shape, Strip
from intake.reports.pdf.structure import Tag
from intake.reports.pdf.styles import Ink, PaperSize, Style

_RISE = 0.27
"""The baseline's height above the bottom of its line, as a part of the leading."""
_SEAL = "seal"
_WATERMARK = "watermark"
_SLOPE = 52
"""Degrees: from the foot of a page to its head."""
_FOOT = 11 * styles.MM
"""The lower edge of the QR code."""
_TRACES = (
    b" ReportLab Generated PDF document (opensource)",
    b" ReportLab generated PDF document -- digest (opensource)",
)


class Press:
    """Prints one document."""

    def __init__(self, document: Document, typeface: Typeface, size: PaperSize) -> None:
        self._document = document
        self._typeface = typeface
        self._size = size
        self._out = io.BytesIO()
        rl_config.useA85 = 0  # pages and fonts as bytes, not as letters: smaller, and faster
        first_font, _ = next(typeface.pieces("x", styles.ANSWER))
        self._canvas = Canvas(
            self._out,
            pagesize=(size.width, size.height),
            invariant=1,
            pageCompression=1,
            initialFontName=first_font,  # type: ignore[arg-type]  # the stub says float
            lang=document.languages[0],
        )
        self._marks = 0
        self._level = -1
        self._marking = Marking(self._canvas)

    def print(self, pages: Sequence[Page], out: BinaryIO, structure: Tag) -> None:
        """Draw the pages and write the file; `structure` holds the parts that the pages name."""
        self._describe()
        self._seal()
        if self._document.watermark:
            self._watermark()
        foot = self._foot_parts(structure)
        for number, page in enumerate(pages, 1):
            if self._document.watermark:
                with self._marking.part(None):
                    self._canvas.doForm(_WATERMARK)
            self._page(page)
            self._stamp(number, len(pages), foot if number == 1 else _Foot())
            if number > 1:
                self._running_title()
            self._marking.turn()
        self._marking.write(structure, self._document.title)
        if self._document.stamp is not None and self._document.stamp.number:
            self._marking.name(self._document.stamp.number)
        self._canvas.save()
        out.write(without_traces(self._out.getvalue()))

    def _describe(self) -> None:
        """Say what the file is, and neither who made it nor when nor with what."""
        canvas = self._canvas
        canvas.setTitle(self._document.title)
        for say in (
            canvas.setAuthor,
            canvas.setSubject,
            canvas.setCreator,
            canvas.setProducer,
            canvas.setKeywords,
        ):
            say("")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.showOutline()

    def _page(self, page: Page) -> None:
        top = self._size.height - styles.TOP
        for strip in page:
            top -= strip.before
            self._strip(strip, top)
            top -= strip.height

    def _strip(self, strip: Strip, top: float) -> None:
        if strip.shapes:
            with self._marking.part(None):
                for shape in strip.shapes:
                    self._shape(shape, top, strip.height)
        if strip.code:
            with self._marking.part(strip.tag):
                self._code(strip.code, strip.height, styles.SIDE, top - strip.height)
        for run in strip.runs:
            self._run(run, top - strip.height + run.style.leading * _RISE)
        if strip.mark:
            self._outline(strip.mark, top)

    def _code(self, content: str, side: float, left: float, bottom: float) -> None:
        self._canvas.setFillColor(_color(Ink.DARK))
        for x, y, wide, tall in squares(content, side):
            self._canvas.rect(left + x, bottom + y, wide, tall, stroke=0, fill=1)

    def _shape(self, shape: Shape, top: float, height: float) -> None:
        if shape.is_box:
            self._canvas.setStrokeColor(_color(shape.ink))
            self._canvas.setLineWidth(0.7)
            bottom = top - (height + shape.width) / 2
            self._canvas.rect(styles.SIDE + shape.x, bottom, shape.width, shape.width)
            return
        tall = shape.thickness or height + 0.2  # strips of one colour leave no seam
        self._canvas.setFillColor(_color(shape.ink))
        self._canvas.rect(styles.SIDE + shape.x, top - tall, shape.width, tall, stroke=0, fill=1)

    def _run(self, run: Run, baseline: float) -> None:
        text = visual(run.text, from_right=run.right > 0)
        x = run.right - self._typeface.width(text, run.style) if run.right else run.x
        with self._marking.part(run.tag, run.text if text != run.text else ""):
            self._text(text, styles.SIDE + x, baseline, run.style)

    def _text(self, text: str, x: float, y: float, style: Style) -> None:
        self._canvas.setFillColor(_color(style.ink))
        for font, piece in self._typeface.pieces(text, style):
            self._canvas.setFont(font, style.size)
            self._canvas.drawString(x, y, piece)
            x += self._typeface.width(piece, style)

    def _outline(self, mark: Mark, top: float) -> None:
        self._marks += 1
        self._level = min(mark.level, self._level + 1)  # an outline leaves no level out
        key = f"m{self._marks}"
        self._canvas.bookmarkHorizontal(key, 0, top)
        self._canvas.addOutlineEntry(mark.title, key, self._level)

    def _running_title(self) -> None:
        y = self._size.height - 13 * styles.MM
        with self._marking.part(None):
            self._text(self._typeface.clean(self._document.title), styles.SIDE, y, styles.FOOT)

    def _seal(self) -> None:
        """Keep the QR code and the line above it as one picture, drawn once for all pages."""
        self._canvas.beginForm(_SEAL)
        line = Shape(0.0, self._size.width - 2 * styles.SIDE, Ink.LINE, 0.5)
        if self._document.stamp or self._document.page:
            self._shape(line, _FOOT + styles.QR_SIDE + 6, 0.5)
        if self._document.stamp:
            self._code(self._document.stamp.code, styles.QR_SIDE, styles.SIDE, _FOOT)
        self._canvas.endForm()

    def _watermark(self) -> None:
        """Keep the words that stand across every page, under its text, as one picture."""
        canvas, style = self._canvas, styles.WATERMARK
        canvas.beginForm(_WATERMARK)
        canvas.translate(self._size.width / 2, self._size.height / 2)
        canvas.rotate(_SLOPE)
        y = 0.0
        for text in self._document.watermark:
            line = self._typeface.clean(text)
            self._text(line, -self._typeface.width(line, style) / 2, y, style)
            y -= style.leading
        canvas.endForm()

    def _foot_parts(self, structure: Tag) -> "_Foot":
        """Add what stands at the foot to the parts, once: it is repeated on every page."""
        stamp, languages = self._document.stamp, self._document.languages
        if stamp is None:
            return _Foot()
        code = structure.add("Figure", languages[0], stamp.paper[0])
        told = (*stamp.paper, *stamp.check), (*stamp.page, *stamp.edition)
        return _Foot(
            code,
            tuple(structure.add("P", self._language(at)) for at in range(len(told[0]))),
            tuple(structure.add("P", self._language(at)) for at in range(len(told[1]))),
        )

    def _language(self, place: int) -> str:
        languages = self._document.languages
        return languages[place % len(languages)]

    def _stamp(self, number: int, count: int, parts: "_Foot") -> None:
        """Draw the foot: the number and words of the paper, their QR code, page x of y."""
        stamp, left = self._document.stamp, styles.SIDE
        with self._marking.part(parts.code):
            self._canvas.doForm(_SEAL)
        top = _FOOT + styles.QR_SIDE - styles.FOOT.size
        where = (self._size.width - left, top)
        if stamp is None:
            told = [each.format(page=number, count=count) for each in self._document.page]
            self._lines(told, where, parts.counted, from_right=True)
            return
        said = (*stamp.paper, *stamp.check)
        self._lines(said, (left + styles.QR_SIDE + 8, top), parts.said)
        pages = [each.format(page=number, count=count) for each in stamp.page]
        self._lines((*pages, *stamp.edition), where, parts.counted, from_right=True)

    def _lines(
        self,
        texts: Sequence[str],
        place: tuple[float, float],
        parts: Sequence[Tag],
        *,
        from_right: bool = False,
    ) -> None:
        """Draw lines of the foot under one another; `place` is their end if they come from right.

        Without `parts` they are repeated, and said to be so.
        """
        x, y = place
        for at, text in enumerate(texts):
            line = self._typeface.clean(text)
            start = x - self._typeface.width(line, styles.FOOT) if from_right else x
            with self._marking.part(parts[at] if parts else None):
                self._text(line, start, y, styles.FOOT)
            y -= styles.FOOT.leading


@dataclass(frozen=True, slots=True)
class _Foot:
    """The parts of the paper that stand at the foot of page one."""

    code: Tag | None = None
    said: tuple[Tag, ...] = ()
    counted: tuple[Tag, ...] = ()


@cache
def _color(ink: Ink) -> Color:
    return HexColor(ink)


def without_traces(pdf: bytes) -> bytes:
    """Blank the two comments that name the library; every offset in the file stays right."""
    head, body, tail = pdf[:128], pdf[128:-512], pdf[-512:]
    for trace in _TRACES:
        head = head.replace(trace, b" " * len(trace))
        tail = tail.replace(trace, b" " * len(trace))
    return head + body + tail
