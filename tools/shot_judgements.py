"""Judgements beside each other, and the forms for the next, as pictures."""

from PySide6.QtWidgets import QWidget

from intake.ui.kit.context import Context
from intake.ui.presenters.judgement_forms import Doing
from intake.ui.presenters.judgements import JudgementPresenter
from intake.ui.views.judgements_dialog import JudgementsDialog
from tests.ui.presenters import test_judgements as made
from tools.shot_start import Build


def judgement_screens(behind: Build) -> dict[str, Build]:
    """Return the builders over a screen."""
    return {
        "judgements": _build(behind, None),
        "judgements-assess": _build(behind, Doing.ASSESS),
        "judgements-review": _build(behind, Doing.REVIEW),
    }


def _build(behind: Build, doing: Doing | None) -> Build:
    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        standing = made.SEALED if doing is Doing.ASSESS else made.DISPUTED
        me = made.ANA if doing is Doing.ASSESS else made.CARO
        screen = made.Screen(standing, me=me, in_force=made.DECIDING)
        dialog = JudgementsDialog(context, window)
        words = context.localizer.words
        presenter = JudgementPresenter(
            screen.tools, (made.RECORD, "BD6KC-YHAB5"), words, dialog.display
        )
        dialog.attach(presenter)
        if doing is not None:
            presenter.begin(doing)
        return dialog

    return build
