"""Rows that go on below, and dialogs that scroll: everything has room on a narrow screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.wrapping import wrapping
from tests.ui.conftest import Show


def fixed(width: int) -> QWidget:
    made = QWidget()  # no style gives it another height
    made.setFixedSize(width, 20)
    return made


def laid_out(holder: QWidget) -> QLayout:
    found = holder.layout()
    assert found is not None
    return found


def places(holder: QWidget, parts: list[QWidget], width: int) -> list[tuple[int, int]]:
    layout = laid_out(holder)
    layout.setGeometry(QRect(0, 0, width, layout.heightForWidth(width)))
    return [(each.x(), each.y()) for each in parts]


def test_what_stands_at_the_end_goes_below_where_it_is_narrow(qtbot: QtBot) -> None:
    parts, holder = [fixed(100) for _ in range(4)], QWidget()
    qtbot.addWidget(holder)
    holder.setLayout(wrapping(parts[:2], parts[2:], gap=10))
    assert places(holder, parts, 600) == [(0, 0), (110, 0), (390, 0), (500, 0)]
    assert places(holder, parts, 340) == [(0, 0), (110, 0), (240, 0), (240, 30)]
    assert laid_out(holder).heightForWidth(340) == 50
    assert laid_out(holder).heightForWidth(100) == 110
    assert laid_out(holder).minimumSize().width() == 100


def test_it_is_mirrored_and_leaves_out_what_is_hidden(qtbot: QtBot) -> None:
    parts, holder = [fixed(100) for _ in range(3)], QWidget()
    qtbot.addWidget(holder)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    holder.setLayout(wrapping(parts, gap=10))
    parts[1].hide()
    assert [x for x, _y in places(holder, [parts[0], parts[2]], 600)] == [500, 390]
    assert laid_out(holder).itemAt(3) is None
    assert laid_out(holder).takeAt(3) is None


def test_a_field_that_grows_takes_what_is_left(qtbot: QtBot) -> None:
    field, holder = QLineEdit(), QWidget()
    qtbot.addWidget(holder)
    field.setMinimumWidth(50)
    holder.setLayout(wrapping((field, fixed(100)), gap=10))
    places(holder, [], 400)
    assert field.width() == 290


@pytest.fixture
def dialog(context: Context, show: Show) -> Iterator[Dialog]:
    window = QWidget()
    show(window, (900, 500))
    made = Dialog(context, window, "Title", "Sentence")
    made.open()
    yield made
    made.close()


def test_dialog_grows_with_its_words_up_to_the_window_and_then_scrolls(
    dialog: Dialog, qtbot: QtBot
) -> None:
    before = dialog.height()
    dialog.add(fixed(100), fixed(100))
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.height() < 500
    tall = QWidget()
    tall.setMinimumHeight(900)
    dialog.add(tall)
    qtbot.waitUntil(lambda: dialog.height() == 500)
