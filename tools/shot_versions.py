"""The dialogs about versions of a questionnaire, photographed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake.domain.ids import FormHash
from intake.forms.importing.builtin import builtin_packages
from intake.forms.model import FormDef
from intake.forms.xform import read_form
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.versions_compare import ComparePresenter, CompareTools
from intake.ui.views.compare_dialog import CompareDialog
from tests.ui.fakes import FORMS, OLDER, InlineLane
from tools.shot_start import Build, as_any

REWORDED = (
    ("How old are you?", "What age are you?"),
    ("¿Cuántos años tiene?", "¿Qué edad tiene?"),
    ("has_lawyer", "lawyer_known"),
    ("With whom are you travelling?", "Who is travelling with you?"),
)


class Shelf:
    """The short intake, and the same with a few differences."""

    def definition(self, form: FormHash) -> FormDef:
        """Return one of the two."""
        xform = builtin_packages()[0].xform
        if form == FORMS[1].hash:
            for before, after in REWORDED:
                xform = xform.replace(before.encode(), after.encode())
        return read_form(xform)


def compare(behind: Build) -> Build:
    """Return what builds the comparison over a screen."""

    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        dialog = CompareDialog(context, window)
        tools = CompareTools(as_any(Shelf()), InlineLane(), sentence)
        words = context.localizer.words
        dialog.attach(ComparePresenter(tools, (FORMS[1], OLDER[0]), words, dialog.display))
        return dialog

    return build
