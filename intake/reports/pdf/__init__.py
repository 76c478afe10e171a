"""Pages: a document becomes a PDF, the same bytes every time."""

from typing import TYPE_CHECKING, BinaryIO

from intake.reports.document import Document
from intake.reports.pdf.styles import A4, LETTER, PaperSize

if TYPE_CHECKING:  # ReportLab is loaded when something is printed
    from intake.reports.pdf.fonts import Typeface
    from intake.reports.pdf.strips import Page
    from intake.reports.pdf.structure import Tag

__all__ = ["A4", "LETTER", "PaperSize", "count_pages", "render"]


def render(document: Document, out: BinaryIO, size: PaperSize = LETTER) -> None:
    """Write `document` to `out` as a PDF. Everything happens in memory."""
    from intake.reports.pdf.drawing import Press
    from intake.reports.pdf.fonts import Typeface

    typeface = Typeface()
    pages, structure = _laid_out(document, typeface, size)
    Press(document, typeface, size).print(pages, out, structure)


def count_pages(document: Document, size: PaperSize = LETTER) -> int:
    """Return how many pages `document` takes."""
    from intake.reports.pdf.fonts import Typeface

    return len(_laid_out(document, Typeface(), size)[0])


def _laid_out(
    document: Document, typeface: "Typeface", size: PaperSize
) -> tuple[list["Page"], "Tag"]:
    from intake.reports.pdf import styles
    from intake.reports.pdf.composing import Composer
    from intake.reports.pdf.strips import paged

    composer = Composer(document, typeface, size.width - 2 * styles.SIDE)
    pages = paged(composer.strips(), size.height - styles.TOP - styles.BOTTOM)
    return pages, composer.structure
