"""Answers of two stations side by side, and two records of one person, as pictures."""

from PySide6.QtWidgets import QWidget

from intake.app.codes import code_rows
from intake.domain.states import State
from intake.ui.kit.context import Context
from intake.ui.presenters.conflicts import ConflictPresenter
from intake.ui.presenters.duplicates import DuplicatePresenter
from intake.ui.presenters.export import Subject
from intake.ui.views.card_dialog import CardDialog
from intake.ui.views.conflicts_dialog import ConflictsDialog
from intake.ui.views.duplicates_dialog import DuplicatesDialog
from tests.ui.presenters import test_conflicts as made
from tests.ui.presenters import test_duplicates as linked
from tools.shot_start import Build


def conflict_screens(behind: Build) -> dict[str, Build]:
    """Return the builders over a screen."""
    return {
        "conflict": _build(behind, State.OPEN),
        "conflict-story": _build(behind, State.OPEN, passed=True),
        "conflict-sealed": _build(behind, State.SEALED),
        "same-person": _same_person(behind),
        "contact-code": _code(behind),
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


def _same_person(behind: Build) -> Build:
    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        links = linked.link(linked.MINE, linked.OTHER), linked.link(linked.THIRD, linked.FOURTH)
        screen = linked.Screen(*links)
        dialog = DuplicatesDialog(context, window)
        subject = Subject(linked.MINE, "BD6KC-YHAB5")
        words = context.localizer.words
        dialog.attach(DuplicatePresenter(screen.tools, subject, words, dialog.display))
        return dialog

    return build


def _code(behind: Build) -> Build:
    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        return CardDialog(context, window, code_rows("a card of a station " * 34))

    return build
