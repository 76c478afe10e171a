"""The dialog about what a government did, with the keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from intake.domain.chronology import StepKind, StepOutcome, StepSource
from intake.ui.kit.context import Context
from intake.ui.kit.options import OptionBox
from intake.ui.views.chronology_dialog import ChronologyDialog
from tests.ui.conftest import Show
from tests.ui.presenters.test_chronology import HAND, Desk, account


@pytest.fixture
def dialog(context: Context, show: Show) -> ChronologyDialog:
    window = QWidget()
    show(window)
    made = ChronologyDialog(context, window)
    made.open()
    return made


def attached(dialog: ChronologyDialog) -> Desk:
    desk = Desk(account(HAND, StepOutcome.NEGATIVE, StepSource.DOCUMENT))
    desk.presenter._show = dialog.display
    dialog.attach(desk.presenter)
    return desk


def field(dialog: ChronologyDialog, name: str) -> QLineEdit:
    (found,) = [each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name]
    return found


def test_step_is_written_down_and_corrected(
    dialog: ChronologyDialog, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    desk = attached(dialog)
    table = dialog.findChild(QTableWidget)
    assert table is not None
    texts = [str(table.model().index(row, 3).data()) for row in range(table.rowCount())]
    assert "Negative" in texts
    assert "Nobody has told of it" in texts
    why = field(dialog, "Why it is corrected")
    assert not why.isVisible()
    table.selectRow(texts.index("Negative"))
    assert why.isVisible()
    qtbot.keyClicks(why, "misread")
    (write,) = [each for each in dialog.findChildren(QPushButton) if each.text() == "Write down"]
    write.setFocus()
    qtbot.keyClick(write, Qt.Key.Key_Space)
    assert desk.wrote[0][3] == "misread"
    (kind,) = [each for each in dialog.findChildren(OptionBox) if each.accessibleName() == "Step"]
    kind.setCurrentIndex(kind.findData(StepKind.REVIEWED.value))
    kind.picked.emit(StepKind.REVIEWED.value)
    (level,) = [
        each for each in dialog.findChildren(OptionBox) if each.accessibleName() == "Who reviewed"
    ]
    assert level.isVisible()
    dialog.print_page(str(tmp_path / "page.pdf"))
    assert desk.wrote[-1][1] == str(tmp_path / "page.pdf")
    context.localizer.set_language("es")
    assert str(table.model().headerData(4, Qt.Orientation.Horizontal)) == "Fuente"
    (new,) = [each for each in dialog.findChildren(QPushButton) if "nuevo" in each.text()]
    table.selectRow(texts.index("Negative"))
    assert new.isVisible()
    new.click()
    assert not new.isVisible()
