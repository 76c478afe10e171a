"""What tells who somebody is shows as dots, except where the keyboard is."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from intake.forms.model import QuestionKind
from intake.ui.answer_editors.veil import Veil
from tests.ui.answer_editors.conftest import Hand

Shown = QLineEdit.EchoMode


def field_of(hand: Hand) -> QLineEdit:
    """Return the one line of the editor."""
    found = hand.editor.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


@pytest.fixture
def named(hand: Callable[..., Hand], application: QApplication) -> Hand:
    made = hand(QuestionKind.TEXT, is_identity=True, value="Marisol Ibáñez")
    made.editor._context.look.hide_names(is_on=True)
    field_of(made).clearFocus()
    application.processEvents()
    return made


def test_a_name_is_hidden_and_shows_while_the_keyboard_is_on_it(named: Hand) -> None:
    field = field_of(named)
    assert field.echoMode() is Shown.Password
    assert "Marisol" not in field.displayText()
    field.setFocus()
    assert field.displayText() == "Marisol Ibáñez"
    field.clearFocus()
    assert field.echoMode() is Shown.Password


def test_hiding_changes_neither_the_answer_nor_what_can_be_undone(named: Hand) -> None:
    field = field_of(named)
    field.setFocus()
    field.end(False)
    field.insert(" R.")
    field.clearFocus()
    assert field.text() == "Marisol Ibáñez R."
    field.setFocus()
    field.undo()
    assert field.text() == "Marisol Ibáñez"


def test_as_soon_as_it_is_not_wished_names_show(named: Hand) -> None:
    named.editor._context.look.hide_names(is_on=False)
    assert field_of(named).displayText() == "Marisol Ibáñez"


def test_what_tells_nobody_apart_is_never_hidden(hand: Callable[..., Any]) -> None:
    made = hand(QuestionKind.TEXT, value="La lluvia")
    made.editor._context.look.hide_names(is_on=True)
    assert field_of(made).displayText() == "La lluvia"


STORY = "Marisol Ibáñez, Calle 3 número 12, y la casa de su hermana"


def text_of(hand: Hand) -> QPlainTextEdit:
    """Return the lines of the editor."""
    found = hand.editor.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


@pytest.fixture
def told(hand: Callable[..., Hand], application: QApplication) -> Hand:
    made = hand(QuestionKind.MULTILINE, is_identity=True, value=STORY)
    made.editor._context.look.hide_names(is_on=True)
    text_of(made).clearFocus()
    application.processEvents()
    return made


def test_a_long_text_is_hidden_and_shows_while_the_keyboard_is_on_it(
    told: Hand, qtbot: QtBot
) -> None:
    text, veil = text_of(told), told.editor.findChild(Veil)
    assert veil.isVisible()
    assert not text.viewport().isVisible()
    text.setFocus()
    assert text.viewport().isVisible()
    assert not veil.isVisible()
    text.clearFocus()
    assert veil.isVisible()
    qtbot.mouseClick(veil, Qt.MouseButton.LeftButton)
    assert text.hasFocus()
    assert text.viewport().isVisible()
    assert text.toPlainText() == STORY


def test_hidden_it_looks_the_same_whatever_stands_there(
    hand: Callable[..., Hand], told: Hand, application: QApplication
) -> None:
    before = told.editor.grab().toImage()
    text_of(told).setPlainText("\n".join([STORY] * 60))
    application.processEvents()
    assert told.editor.grab().toImage() == before


def test_long_texts_show_as_soon_as_it_is_not_wished(told: Hand) -> None:
    told.editor._context.look.hide_names(is_on=False)
    assert text_of(told).viewport().isVisible()
    assert not told.editor.findChild(Veil).isVisible()


def test_a_story_that_tells_nobody_apart_has_no_veil(hand: Callable[..., Hand]) -> None:
    made = hand(QuestionKind.MULTILINE, value=STORY)
    made.editor._context.look.hide_names(is_on=True)
    assert made.editor.findChild(Veil) is None
