"""Print the papers about being told, as the bytes of a PDF."""

import io
from dataclasses import replace
from datetime import tzinfo

from intake.i18n import Words
from intake.reports.beside import Beside
from intake.reports.catalogue import chronology_page, judgements_page, letter
from intake.reports.catalogue.letter import LetterSource
from intake.reports.document import Document
from intake.reports.form_reading import told_in
from intake.reports.pdf import LETTER, PaperSize, render
from intake.reports.voices import Voices
from intake.services.chronology_papers import ChronologyOrder, LetterOrder, Sheet
from intake.services.judgement_papers import JudgementsOrder


class ToldPrinter:
    """Prints in the zone of the place, on the paper of the place."""

    def __init__(self, zone: tzinfo | None = None, size: PaperSize = LETTER) -> None:
        self._zone = zone
        self._size = size

    def page(self, order: ChronologyOrder) -> bytes:
        """Return the PDF of a chronology; it exists nowhere else."""
        placed = replace(order, sheet=self._placed(order.sheet))
        return self._printed(chronology_page(placed, _voices(order.sheet)))

    def letter(self, order: LetterOrder) -> bytes:
        """Return the PDF of a letter."""
        voices = _voices(order.sheet)
        told = told_in(order.session, voices, Beside((), ()), with_identity=False)
        placed = replace(order, sheet=self._placed(order.sheet))
        return self._printed(letter(LetterSource(placed, told, voices)))

    def judgements(self, order: JudgementsOrder) -> bytes:
        """Return the PDF of all judgements of a record."""
        placed = replace(order, sheet=self._placed(order.sheet))
        return self._printed(judgements_page(placed, _voices(order.sheet), self._zone))

    def _placed(self, sheet: Sheet) -> Sheet:
        return replace(sheet, printed=sheet.printed.astimezone(self._zone))

    def _printed(self, document: Document) -> bytes:
        out = io.BytesIO()
        render(document, out, self._size)
        return out.getvalue()


def _voices(sheet: Sheet) -> Voices:
    return Voices(tuple(Words(language) for language in sheet.languages))
