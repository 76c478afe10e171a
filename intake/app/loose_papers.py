"""Papers without a case, as bytes: a form for a pen, the practice interview, a bundle's sheet."""

import io
from dataclasses import replace as replaced
from typing import TYPE_CHECKING

from intake.app.clock import local_zone
from intake.app.files import write_new
from intake.app.guidance import cards
from intake.app.rehearsing import rehearse
from intake.domain.ids import FormHash
from intake.domain.training import PRACTICE
from intake.forms.model import FormDef
from intake.services.form_outline import outline
from intake.services.loose_papers import HandoverOrder

if TYPE_CHECKING:  # ReportLab is loaded when something is printed
    from intake.reports.document import Document
    from intake.reports.voices import Voices


def blank(form: FormDef, form_hash: FormHash, languages: tuple[str, ...]) -> bytes:
    """Return a form to be filled in with a pen."""
    from intake.reports.catalogue.blank_form import BlankForm, blank_form

    lines = outline(form, rehearse(form, form_hash).session)
    return _printed(blank_form(BlankForm(form, lines), _voices(languages)))


def practice(languages: tuple[str, ...]) -> bytes:
    """Return the made-up case of the practice interview."""
    from intake.reports.catalogue.practice_sheet import practice_sheet

    card = next(each for each in cards() if each.version.guidance == PRACTICE)
    return _printed(practice_sheet(card, _voices(languages)))


def handover(order: HandoverOrder, languages: tuple[str, ...]) -> bytes:
    """Return the sheet that goes with a bundle."""
    from intake.reports.catalogue.handover_sheet import HandoverSource, handover_sheet

    placed = replaced(order, made=order.made.astimezone(local_zone()))
    return _printed(handover_sheet(HandoverSource(placed, _voices(languages))))


def write(file: str, pdf: bytes, *, replace: bool = False) -> None:
    """Write the paper where it was asked for."""
    write_new(file, pdf, replace=replace)


def _voices(languages: tuple[str, ...]) -> "Voices":
    from intake.i18n import Words
    from intake.reports.voices import Voices

    return Voices(tuple(Words(each) for each in languages))


def _printed(document: "Document") -> bytes:
    from intake.reports.pdf import render

    out = io.BytesIO()
    render(document, out)
    return out.getvalue()
