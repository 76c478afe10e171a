"""What tells who somebody is shows as dots, except where the keyboard is."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from intake.forms.model import QuestionKind
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
