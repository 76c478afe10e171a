"""The export dialog as widgets: keys choose, a change of language re-words it, and nothing else."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake.i18n import Words
from intake.ui.dialogs import Dialogs
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.kit.options import OptionBox
from intake.ui.presenters.answers_export import AnswersPresenter, AnswersTools
from intake.ui.views.answers_dialog import AnswersDialog
from tests.ui.conftest import Show, settle
from tests.ui.fakes import FORMS, HeldWorkshop, InlineWorkshop
from tests.ui.presenters.test_answers_export import LISTED, Desk


class Asked(Dialogs):
    """Chooses a place at once."""

    proposed: tuple[Any, ...] = ()

    def save_file(self, title, kinds, proposed, then):  # type: ignore[no-untyped-def]
        self.proposed = (kinds[0][0](Words("en")), kinds[0][1], proposed)
        then("/out/answers.csv")


def opened(
    context: Context, show: Show, workshop: InlineWorkshop | None = None
) -> tuple[AnswersDialog, Desk, Asked]:
    window, desk = QWidget(), Desk()
    show(window)
    dialog, dialogs = AnswersDialog(context, window), Asked(context, window)
    tools = AnswersTools(desk, workshop or InlineWorkshop(), sentence, True, False)  # type: ignore[arg-type]
    words, display = context.localizer.words, dialog.until_closed(dialog.display)
    presenter = AnswersPresenter(tools, FORMS, LISTED, words, display)
    dialog.attach(presenter, dialogs)
    dialog.follow(presenter.speak)
    dialog.open()
    return dialog, desk, dialogs


def said(dialog: QWidget) -> str:
    texts = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    texts += [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()]
    return "\n".join(texts)


def test_it_is_filled_with_keys_and_writes_where_it_was_told(
    context: Context, show: Show, qtbot: QtBot, application: QApplication
) -> None:
    dialog, desk, dialogs = opened(context, show)
    boxes = dialog.findChildren(OptionBox)
    kind = next(each for each in boxes if each.currentData() == "kobo-xlsx")
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    assert kind.currentData() == "tidy-csv"
    write = next(each for each in dialog.findChildren(QPushButton) if "where" in each.text())
    qtbot.keyClick(write, Qt.Key.Key_Return)
    assert dialogs.proposed == (
        "One line for each answer (CSV)", "*.csv", "short_intake-tidy-csv.csv",
    )  # fmt: skip
    assert [each.file for each in desk.orders] == ["/out/answers.csv"]
    settle(application)
    assert "3 interviews were written." in said(dialog)
    path = next(each for each in dialog.findChildren(QLineEdit) if each.isVisible())
    assert path.text() == "/out/answers.csv"
    next(each for each in dialog.findChildren(QPushButton) if each.text() == "Copy").click()
    assert QGuiApplication.clipboard().text() == "/out/answers.csv"


def test_another_language_rewords_it_and_keeps_every_choice(context: Context, show: Show) -> None:
    dialog, _desk, _dialogs = opened(context, show)
    boxes = dialog.findChildren(OptionBox)
    chosen = [each.currentData() for each in boxes]
    focused = dialog.focusWidget()
    context.localizer.set_language("es")
    assert "Qué entrevistas" in said(dialog)
    assert "Which interviews" not in said(dialog)
    assert [each.currentData() for each in boxes] == chosen
    assert "Todas las del cuestionario: 96 entrevistas" in [each.currentText() for each in boxes]
    assert dialog.focusWidget() is focused


def test_names_change_what_is_said_about_the_file(context: Context, show: Show) -> None:
    dialog, _desk, _dialogs = opened(context, show)
    assert "a story can still tell who somebody is" in said(dialog)
    switch = next(
        each
        for each in dialog.findChildren(QWidget)
        if each.accessibleName().startswith("With names")
    )
    switch.click()  # type: ignore[attr-defined]
    assert "who these people are" in said(dialog)
    assert "a story can still tell" not in said(dialog)


def test_closing_it_stops_the_work_and_nothing_is_shown_afterwards(
    context: Context, show: Show, application: QApplication
) -> None:
    workshop = HeldWorkshop()
    dialog, _desk, _dialogs = opened(context, show, workshop)
    next(each for each in dialog.findChildren(QPushButton) if "where" in each.text()).click()
    assert "Stop" in said(dialog)
    dialog.reject()
    settle(application)
    workshop.go_on()
