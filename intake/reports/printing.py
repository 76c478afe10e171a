"""Print what the desk ordered, as the bytes of a PDF."""

import io
from dataclasses import replace
from datetime import tzinfo

from intake.i18n import Words
from intake.i18n.form_titles import title_text
from intake.reports.beside import Beside
from intake.reports.catalogue import access_page, interview_summary
from intake.reports.catalogue.access_page import AccessSource
from intake.reports.form_reading import told_in
from intake.reports.pdf import LETTER, PaperSize, render
from intake.reports.summary_source import SummarySource
from intake.reports.voices import Voices
from intake.services.reporting import AccessOrder, PaperOrder


class SummaryPrinter:
    """Prints in the zone of the place, on the paper of the place."""

    def __init__(self, zone: tzinfo | None = None, size: PaperSize = LETTER) -> None:
        self._zone = zone
        self._size = size

    def __call__(self, order: PaperOrder) -> bytes:
        """Return the PDF; it exists nowhere else."""
        out = io.BytesIO()
        render(interview_summary(summary_source(order, self._zone)), out, self._size)
        return out.getvalue()


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
        )
        render(access_page(source), out, self._size)
        return out.getvalue()


def summary_source(order: PaperOrder, zone: tzinfo | None) -> SummarySource:
    """Read an order. Without a zone the printing time is the computer's own."""
    voices = Voices(tuple(Words(language) for language in order.languages))
    return SummarySource(
        interview=order.interview,
        form_title=tuple(title_text(order.session.form.title, each) for each in voices.words),
        told=told_in(
            order.session,
            voices,
            Beside(order.translations, order.names),
            with_identity=order.with_identity,
        ),
        voices=voices,
        organisation=order.organisation.name,
        site=order.interview.site or order.organisation.site,
        paper=order.paper,
        check_words=tuple(_check_words(order, language) for language in order.languages),
        printed=order.printed.astimezone(zone),
        include_identity=order.with_identity,
    )


def _check_words(order: PaperOrder | AccessOrder, language: str) -> tuple[str, ...]:
    words = order.check_words
    return words.get(language) or next(iter(words.values()))
