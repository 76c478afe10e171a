import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from intake.ui.kit.context import Context
from intake.ui.presenters.access import AccessRow, AccessState
from intake.ui.views.access_dialog import AccessDialog
from tests.ui.conftest import Show

ROWS = (AccessRow("18:47", "Luis", "Printed it"), AccessRow("18:42", "Ana", "Opened it"))


@pytest.fixture
def dialog(context: Context, show: Show) -> AccessDialog:
    window = QWidget()
    show(window)
    made = AccessDialog(context, window)
    made.open()
    return made


def state(*rows: AccessRow, is_known: bool = True) -> AccessState:
    return AccessState("1KZQ4-0W7PV", rows, is_known, "")


def table_of(dialog: AccessDialog) -> QTableWidget:
    (table,) = dialog.findChildren(QTableWidget)
    return table


def texts(dialog: AccessDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def test_acts_are_listed_under_heads_that_follow_the_language(
    dialog: AccessDialog, context: Context
) -> None:
    dialog.display(state(*ROWS))
    table = table_of(dialog)
    cells = [
        [str(table.model().index(row, at).data()) for at in range(3)]
        for row in range(table.rowCount())
    ]
    assert cells == [[each.when, each.who, each.what] for each in ROWS]
    context.localizer.set_language("es")
    dialog.display(state(*ROWS))
    assert str(table.model().headerData(1, Qt.Orientation.Horizontal)) == "Quién"
    assert table.accessibleName() == "Quién la ha visto"


def test_nobody_is_said_in_words_and_only_once_it_is_known(dialog: AccessDialog) -> None:
    dialog.display(state(is_known=False))
    before = texts(dialog)
    dialog.display(state())
    assert [each for each in texts(dialog) if each not in before] == [
        "Nobody has, since it was recorded."
    ]
    assert not table_of(dialog).isVisible()


def test_page_can_be_asked_for_once_it_is_known_what_is_on_it(
    dialog: AccessDialog, qtbot: QtBot
) -> None:
    (page,) = (each for each in dialog.findChildren(QPushButton) if each.text().startswith("Page"))
    dialog.display(state(is_known=False))
    assert not page.isEnabled()
    dialog.display(state(*ROWS))
    with qtbot.waitSignal(dialog.page_asked):
        page.click()
