"""What is due of keeping, and one of its forms, as pictures."""

from PySide6.QtWidgets import QWidget

from intake.ui.kit.context import Context
from intake.ui.presenters.retention import RetentionPresenter
from intake.ui.presenters.retention_forms import DueDoing
from intake.ui.retention_beside import day_here
from intake.ui.views.retention_dialog import RetentionDialog
from tests.ui.presenters import test_retention as made
from tools.shot_start import Build


def retention_screens(behind: Build) -> dict[str, Build]:
    """Return the builders over a screen."""
    return {"due": _build(behind, None), "due-hold": _build(behind, DueDoing.HOLD)}


def _build(behind: Build, doing: DueDoing | None) -> Build:
    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        dialog = RetentionDialog(context, window)
        tools = made.Screen().tools(day_here)
        presenter = RetentionPresenter(tools, context.localizer.words, dialog.display)
        dialog.attach(presenter)
        if doing is not None:
            presenter.begin(doing)
        return dialog

    return build
