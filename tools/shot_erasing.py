"""What waits to be erased, the second signature, and what is told afterwards, as pictures."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from intake.ui.kit.context import Context
from intake.ui.presenters.erasing import ErasingPresenter
from intake.ui.views.erasing_dialog import ErasingDialog
from tests.ui.presenters import test_erasing as made
from tools.shot_start import Build


def erasing_screens(behind: Build) -> dict[str, Build]:
    """Return the builders over a screen."""
    return {
        "erasing": _build(behind, lambda _presenter: None),
        "erasing-sign": _build(behind, _begin),
        "erasing-done": _build(behind, _sign),
    }


def _build(behind: Build, doing: Callable[[ErasingPresenter], None]) -> Build:
    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        dialog = ErasingDialog(context, window)
        tools = made.tools_of(made.Desk(), steward=True, coordinator=True)
        presenter = ErasingPresenter(tools, context.localizer.words, dialog.display)
        dialog.attach(presenter)
        doing(presenter)
        return dialog

    return build


def _begin(presenter: ErasingPresenter) -> None:
    presenter.begin(presenter.state().lines[1])


def _sign(presenter: ErasingPresenter) -> None:
    _begin(presenter)
    presenter.sign("words")
