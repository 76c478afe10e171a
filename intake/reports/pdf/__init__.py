"""Pages: a document becomes a PDF, the same bytes every time."""

from typing import BinaryIO

from intake.reports.document import Document
from intake.reports.pdf.styles import A4, LETTER, PaperSize

__all__ = ["A4", "LETTER", "PaperSize", "render"]


def render(document: Document, out: BinaryIO, size: PaperSize = LETTER) -> None:
    """Write `document` to `out` as a PDF. Everything happens in memory."""
    from intake.reports.pdf import styles
    from intake.reports.pdf.composing import Composer
    from intake.reports.pdf.drawing import Press
    from intake.reports.pdf.fonts import Typeface
    from intake.reports.pdf.strips import paged

    typeface = Typeface()
    composer = Composer(document, typeface, size.width - 2 * styles.SIDE)
    pages = paged(composer.strips(), size.height - styles.TOP - styles.BOTTOM)
    Press(document, typeface, size).print(pages, out, composer.structure)
