"""Different answers of two stations side by side, as pictures."""

from PySide6.QtWidgets import QWidget

from intake.domain.states import State
from intake.ui.kit.context import Context
from intake.ui.presenters.conflicts import ConflictPresenter
from intake.ui.presenters.export import Subject
from intake.ui.views.conflicts_dialog import ConflictsDialog
from tests.ui.presenters import test_conflicts as made
from tools.shot_start import Build


def conflict_screens(behind: Build) -> dict[str, Build]:
    """Return the builders over a screen."""
    return {
        "conflict": _build(behind, State.OPEN),
        "conflict-story": _build(behind, State.OPEN, passed=True),
        "conflict-sealed": _build(behind, State.SEALED),
    }


def _build(behind: Build, state: State, *, passed: bool = False) -> Build:
    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        screen = made.Screen(state)
        dialog = ConflictsDialog(context, window)
        subject = Subject(made.RECORD, "BD6KC-YHAB5")
        words = context.localizer.words
        presenter = ConflictPresenter(screen.tools, subject, words, dialog.display)
        dialog.attach(presenter)
        if passed:
            presenter.keep("Both were said, to two people.")
            presenter.pass_over()
        return dialog

    return build
