"""Print what the desk ordered, as the bytes of a PDF."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import tzinfo
from typing import Final

from intake.i18n import Words
from intake.i18n.form_titles import title_text
from intake.reports.beside import Beside
from intake.reports.catalogue import (
    access_page,
    consent_receipt,
    interview_summary,
    lawyer_page,
    read_back_sheet,
    referral_sheet,
    short_summary,
    survivor_copy,
)
from intake.reports.catalogue.access_page import AccessSource
from intake.reports.catalogue.lawyer_page import LENGTHS
from intake.reports.document import Document
from intake.reports.form_reading import as_if_told, told_in
from intake.reports.pdf import LETTER, PaperSize, count_pages, render
from intake.reports.side_by_side import disputed
from intake.reports.summary_source import SummarySource
from intake.reports.voices import Voices
from intake.services.form_guard import form_guard
from intake.services.paper_wishes import PaperKind
from intake.services.reporting import AccessOrder, PaperOrder

_PAPERS: Final[Mapping[PaperKind, Callable[[SummarySource], Document]]] = {
    PaperKind.SUMMARY: interview_summary,
    PaperKind.SHORT: short_summary,
    PaperKind.SURVIVOR: survivor_copy,
    PaperKind.CONSENTS: consent_receipt,
    PaperKind.READ_BACK: read_back_sheet,
    PaperKind.REFERRAL: referral_sheet,
}


class SummaryPrinter:
    """Prints in the zone of the place, on the paper of the place."""

    def __init__(self, zone: tzinfo | None = None, size: PaperSize = LETTER) -> None:
        self._zone = zone
        self._size = size

    def __call__(self, order: PaperOrder) -> bytes:
        """Return the PDF; it exists nowhere else."""
        out = io.BytesIO()
        render(self.document(order), out, self._size)
        return out.getvalue()

    def document(self, order: PaperOrder) -> Document:
        """Return the paper before it has pages."""
        source = summary_source(order, self._zone)
        if order.kind is PaperKind.PAGE_ONE:
            return self._on_one_page(source)
        return _PAPERS[order.kind](source)

    def _on_one_page(self, source: SummarySource) -> Document:
        """Shorten the answers until all fits on one page; the shortest may still need two."""
        made = (lawyer_page(source, most) for most in LENGTHS)
        return next((each for each in made if count_pages(each, self._size) == 1), None) or (
            lawyer_page(source, LENGTHS[-1])
        )


class AccessPrinter:
    """Prints who has seen an interview, for the person it is about."""

    def __init__(self, zone: tzinfo | None = None, size: PaperSize = LETTER) -> None:
        self._zone = zone
        self._size = size

    def __call__(self, order: AccessOrder) -> bytes:
        """Return the PDF; it exists nowhere else."""
        out = io.BytesIO()
        lines = tuple(replace(each, at=each.at.astimezone(self._zone)) for each in order.lines)
        source = AccessSource(
            lines,
            Voices(tuple(Words(language) for language in order.languages)),
            order.paper,
            tuple(_check_words(order, language) for language in order.languages),
            order.printed.astimezone(self._zone),
            order.edition,
        )
        render(access_page(source), out, self._size)
        return out.getvalue()


def summary_source(order: PaperOrder, zone: tzinfo | None) -> SummarySource:
    """Read an order. Without a zone the printing time is the computer's own."""
    voices = Voices(tuple(Words(language) for language in order.languages))
    beside = Beside(order.translations, order.names)
    tell = as_if_told(order.session, voices, beside, with_identity=order.with_identity)
    return SummarySource(
        interview=order.interview,
        form_title=tuple(title_text(order.session.form.title, each) for each in voices.words),
        told=told_in(order.session, voices, beside, with_identity=order.with_identity),
        voices=voices,
        organisation=order.organisation.name,
        site=order.interview.site or order.organisation.site,
        paper=order.paper,
        check_words=tuple(_check_words(order, language) for language in order.languages),
        printed=order.printed.astimezone(zone),
        include_identity=order.with_identity,
        edition=order.edition,
        referral=form_guard(order.session.form).referral,
        disputed=tuple(disputed(each, tell, zone) for each in order.side_by_side),
    )


def _check_words(order: PaperOrder | AccessOrder, language: str) -> tuple[str, ...]:
    words = order.check_words
    return words.get(language) or next(iter(words.values()))
