"""The dialog of what is due: its list, a form over it, and the way to a case."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake.i18n import Words
from intake.ui.kit.context import Context
from intake.ui.presenters.retention import RetentionPresenter
from intake.ui.retention_beside import day_here
from intake.ui.views.retention_dialog import RetentionDialog
from tests.ui.presenters.test_retention import Screen


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def press(dialog: QWidget, text: str) -> None:
    found = [e for e in dialog.findChildren(QPushButton) if e.isVisible() and e.text() == text]
    found[0].click()
    QApplication.processEvents()


def test_hold_is_lifted_from_its_line_and_a_case_is_shown(
    context: Context, window: QWidget, qtbot: QtBot
) -> None:
    screen, dialog = Screen(), RetentionDialog(context, window)
    dialog.attach(RetentionPresenter(screen.tools(day_here), Words("en"), dialog.display))
    dialog.open()
    said = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert "The hold ends: counsel" in said
    assert "held" in said
    press(dialog, "Lift the hold …")
    by, reason = (each for each in dialog.findChildren(QLineEdit) if each.isVisible())
    by.setText("Office 4")
    reason.setText("over")
    press(dialog, "Note it")
    assert [each[0] for each in screen.asked] == ["lift"]
    with qtbot.waitSignal(dialog.case_asked) as asked:
        press(dialog, "Show in the list")
    assert asked.args == ["BD6KC-YHAB5"]


def test_form_is_left_without_a_word(context: Context, window: QWidget) -> None:
    screen, dialog = Screen(), RetentionDialog(context, window)
    dialog.attach(RetentionPresenter(screen.tools(), Words("en"), dialog.display))
    dialog.open()
    press(dialog, "Note a request …")
    press(dialog, "Back")
    assert screen.asked == []
    assert screen.presenter.state().form is None


def test_day_that_is_none_is_shown_as_it_is() -> None:
    assert day_here("soon", Words("en")) == "soon"
    assert "2026" in day_here("2026-11-24", Words("es"))
