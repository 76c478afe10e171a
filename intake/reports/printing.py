"""Print what the desk ordered: the summary of one interview, as the bytes of a PDF."""

import io
from datetime import tzinfo
from typing import Final

from intake.i18n import N_, Words
from intake.reports.catalogue import interview_summary
from intake.reports.form_reading import told_in
from intake.reports.pdf import LETTER, PaperSize, render
from intake.reports.summary_source import SummarySource
from intake.reports.voices import Voices
from intake.services.reporting import PaperOrder

OUR_FORMS: Final = (N_("Short intake"),)
"""Titles of the forms that come with the program: papers say them in their own language."""


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


def summary_source(order: PaperOrder, zone: tzinfo | None) -> SummarySource:
    """Read an order. Without a zone the printing time is the computer's own."""
    voices = Voices(tuple(Words(language) for language in order.languages))
    return SummarySource(
        interview=order.interview,
        form_title=voices.gettext(order.session.form.title),
        told=told_in(order.session, voices, with_identity=order.with_identity),
        voices=voices,
        organisation=order.organisation.name,
        site=order.interview.site or order.organisation.site,
        paper=order.paper,
        check_words=tuple(_check_words(order, language) for language in order.languages),
        printed=order.printed.astimezone(zone),
        include_identity=order.with_identity,
    )


def _check_words(order: PaperOrder, language: str) -> tuple[str, ...]:
    words = order.check_words
    return words.get(language) or next(iter(words.values()))
