"""Print the papers of the day, as the bytes of a PDF."""

import io

from intake.i18n import Words
from intake.reports.catalogue.week_sheet import week_sheet
from intake.reports.pdf import render
from intake.reports.voices import Voices
from intake.services.cards import CardOrder, WeekOrder


def print_week(order: WeekOrder) -> bytes:
    """Return the sheet of a week; it exists nowhere else."""
    out = io.BytesIO()
    voices = Voices(tuple(Words(language) for language in order.languages))
    render(week_sheet(order.week, voices), out)
    return out.getvalue()


def print_card(order: CardOrder) -> bytes:
    """Return a sheet with one pocket card."""
    from intake.reports.pdf.card import pocket_card

    return pocket_card(order.phone, order.word)
