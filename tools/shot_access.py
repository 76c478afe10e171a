"""Who has seen an interview, as a picture."""

from datetime import datetime, timedelta
from types import SimpleNamespace

from PySide6.QtWidgets import QWidget

from intake.domain.ids import InterviewId, PersonId
from intake.i18n import Words
from intake.i18n.formats import moment_text
from intake.services.access import Access, Deed
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.access import AccessPresenter, AccessTools
from intake.ui.presenters.at_once import AtOnce
from intake.ui.presenters.export import Subject
from intake.ui.views.access_dialog import AccessDialog
from tests.ui.fakes import NOW
from tools.shot_start import Build, as_any

_WHO = ("L. Ortega", "Caro", "L. Ortega", "Beto", "")


def access(behind: Build) -> Build:
    """Return a builder of the dialog over a screen."""

    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        return _dialog(context, window)

    return build


def _dialog(context: Context, window: QWidget) -> QWidget:
    """Show every deed, and somebody who is not in the team any more."""
    deeds = (*Deed, Deed.OPENED)
    acts = tuple(
        Access(NOW + timedelta(hours=place), deed, PersonId("0d" * 16), who, attested=True)
        for place, (deed, who) in enumerate(zip(deeds, _WHO, strict=True))
    )
    dialog = AccessDialog(context, window)
    log = as_any(SimpleNamespace(of=lambda _interview: acts))
    tools = AccessTools(log, AtOnce(), sentence, _moment)
    subject = Subject(InterviewId("0" * 32), "BQQCW-SPHPV")
    words = context.localizer.words
    presenter = AccessPresenter(tools, subject, words, dialog.display)
    dialog.attach(presenter)
    return dialog


def _moment(moment: datetime, words: Words) -> str:
    return moment_text(moment, words.language)
