"""Hidden names show while a button is held, five seconds at most, and never after the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from intake.ui.kit.context import Context, Look
from intake.ui.kit.names_button import SHOWN_MS, NamesButton
from intake.ui.localizer import Localizer
from intake.ui.theme import ThemeName, make_theme


@pytest.fixture
def made(qtbot: QtBot) -> NamesButton:
    look = Look(make_theme(ThemeName.LIGHT), hides_names=True)
    button = NamesButton(Context(look, Localizer("en")))
    qtbot.addWidget(button)
    button.show()
    return button


def face(made: NamesButton) -> QAbstractButton:
    found = made.findChild(QAbstractButton)
    assert found is not None
    return found


def test_names_show_while_it_is_held_with_the_mouse(made: NamesButton, qtbot: QtBot) -> None:
    look = made._look
    qtbot.mousePress(face(made), Qt.MouseButton.LeftButton)
    assert not look.hides_names
    assert look.wishes_hidden_names
    qtbot.mouseRelease(face(made), Qt.MouseButton.LeftButton)
    assert look.hides_names


def test_names_show_while_it_is_held_with_the_space_bar(made: NamesButton, qtbot: QtBot) -> None:
    face(made).setFocus()
    qtbot.keyPress(face(made), Qt.Key.Key_Space)
    assert not made._look.hides_names
    qtbot.keyRelease(face(made), Qt.Key.Key_Space)
    assert made._look.hides_names


def test_held_for_long_it_hides_them_all_the_same(made: NamesButton, qtbot: QtBot) -> None:
    assert made._timer.interval() == SHOWN_MS == 5000
    made._timer.setInterval(30)
    qtbot.mousePress(face(made), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made._look.hides_names)
    assert face(made).isDown()


def test_names_hide_with_the_screen(made: NamesButton, qtbot: QtBot) -> None:
    qtbot.mousePress(face(made), Qt.MouseButton.LeftButton)
    made.hide()
    assert made._look.hides_names


def test_where_names_are_not_hidden_there_is_no_button(made: NamesButton) -> None:
    assert face(made).isVisible()
    made._look.hide_names(is_on=False)
    assert not face(made).isVisible()
