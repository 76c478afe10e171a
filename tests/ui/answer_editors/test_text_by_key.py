"""Text, numbers, codes and places by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from intake.forms.model import QuestionKind
from tests.ui.answer_editors.conftest import NewHand

Key = Qt.Key
ONE_LINE = (
    QuestionKind.TEXT,
    QuestionKind.INTEGER,
    QuestionKind.DECIMAL,
    QuestionKind.BARCODE,
    QuestionKind.GEOPOINT,
)


@pytest.mark.parametrize("kind", ONE_LINE)
def test_line_is_typed_and_given_by_enter_once(hand: NewHand, kind: QuestionKind) -> None:
    it = hand(kind)
    it.type(" 32 ")
    assert (it.typed, it.given) == ([" 32 "], [])
    it.press(Key.Key_Return)
    assert (it.given, it.entered) == (["32"], 1)
    it.leave()
    assert it.given == ["32"]


@pytest.mark.parametrize("kind", ONE_LINE)
def test_delete_takes_letters_and_control_delete_the_answer(
    hand: NewHand, kind: QuestionKind
) -> None:
    it = hand(kind, value="12")
    it.press(Key.Key_End, Key.Key_Backspace)
    assert it.typed == ["1"]
    it.press(Key.Key_Delete, control=True)
    assert (it.given, it.held.text()) == ([""], "")  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ONE_LINE)
def test_line_that_is_only_read_takes_nothing(hand: NewHand, kind: QuestionKind) -> None:
    it = hand(kind, value="12", is_readonly=True)
    it.press(Key.Key_Delete, control=True)
    it.press(Key.Key_3, Key.Key_Delete)
    it.leave()
    assert (it.given, it.typed) == ([], [])


def test_half_typed_line_stands_where_its_caret_stood(hand: NewHand) -> None:
    it = hand(QuestionKind.TEXT, draft="señora", caret=2)
    line = it.editor.findChild(QLineEdit)
    assert (line.text(), line.cursorPosition()) == ("señora", 2)
    it.leave()
    assert it.given == ["señora"]


def test_numbers_ask_for_digits_and_secrets_are_hidden(hand: NewHand) -> None:
    line = hand(QuestionKind.TEXT, appearance="numbers masked").editor.findChild(QLineEdit)
    assert line.inputMethodHints() & Qt.InputMethodHint.ImhPreferNumbers
    assert line.echoMode() is QLineEdit.EchoMode.PasswordEchoOnEdit


def test_enter_makes_a_line_in_a_long_text(hand: NewHand) -> None:
    it = hand(QuestionKind.MULTILINE)
    it.type("una")
    it.press(Key.Key_Return)
    it.type("dos")
    it.leave()
    assert (it.given, it.entered) == (["una\ndos"], 0)


def test_control_delete_empties_a_long_text_and_undo_brings_it_back(hand: NewHand) -> None:
    it = hand(QuestionKind.MULTILINE, value="una")
    it.press(Key.Key_Delete, control=True)
    assert it.given == [""]
    text = it.editor.findChild(QPlainTextEdit)
    text.undo()
    assert text.toPlainText() == "una"


def test_half_typed_long_text_stands_where_its_caret_stood(hand: NewHand) -> None:
    text = hand(QuestionKind.MULTILINE, draft="una", caret=1).editor.findChild(QPlainTextEdit)
    assert (text.toPlainText(), text.textCursor().position()) == ("una", 1)


def test_long_text_has_a_border_also_without_the_focus(hand: NewHand) -> None:
    it = hand(QuestionKind.MULTILINE)
    it.editor.findChild(QPlainTextEdit).clearFocus()
    image = it.editor.findChild(QPlainTextEdit).grab().toImage()
    middle = image.height() // 2
    assert image.pixelColor(0, middle) != image.pixelColor(12, middle)


def test_long_text_that_is_only_read_takes_nothing(hand: NewHand) -> None:
    it = hand(QuestionKind.MULTILINE, value="una", is_readonly=True)
    it.press(Key.Key_Delete, control=True)
    it.press(Key.Key_A)
    it.leave()
    assert it.given == []


def test_what_was_drawn_elsewhere_is_only_read(hand: NewHand) -> None:
    it = hand(QuestionKind.GEOTRACE, value="1 2;3 4")
    it.press(Key.Key_End, Key.Key_Backspace)
    it.leave()
    assert (it.editor.findChild(QLineEdit).text(), it.given) == ("1 2;3 4", [])


def test_note_takes_no_key(hand: NewHand) -> None:
    it = hand(QuestionKind.NOTE)
    it.press(Key.Key_Delete, Key.Key_1)
    assert it.given == []
