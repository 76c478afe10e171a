"""Choosing by keyboard: short lists, long ones, drop-down lists, yes and no."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPushButton

from intake.forms.model import QuestionKind
from intake.ui.answer_editors.digit_keys import WAIT_MS
from intake.ui.kit.rows import ChoiceRow
from tests.ui.answer_editors.conftest import Hand, NewHand
from tests.ui.views.test_interview_view import choices

Key = Qt.Key
ONE, SEVERAL = QuestionKind.SELECT_ONE, QuestionKind.SELECT_MULTIPLE
FACES = [("", 3), ("likert", 5), ("columns-2", 4), ("horizontal", 3), ("", 20), ("minimal", 4)]


def waits(it: Hand) -> None:
    """Let a digit that waits for another one count."""
    QTest.qWait(WAIT_MS + 60)


@pytest.mark.parametrize(("appearance", "count"), FACES)
@pytest.mark.parametrize("kind", [ONE, SEVERAL])
def test_digit_chooses_and_enter_goes_on(
    hand: NewHand, kind: QuestionKind, appearance: str, count: int
) -> None:
    it = hand(kind, appearance=appearance, choices=choices(count))
    assert it.editor.take_key("2")
    it.leave()
    assert it.given == ["c2"]
    it.editor._enter()
    opens = kind is SEVERAL and appearance == "minimal"
    assert it.entered == (0 if opens else 1)


@pytest.mark.parametrize(("appearance", "count"), FACES)
@pytest.mark.parametrize("kind", [ONE, SEVERAL])
def test_delete_takes_the_answer_away_once(
    hand: NewHand, kind: QuestionKind, appearance: str, count: int
) -> None:
    it = hand(kind, appearance=appearance, choices=choices(count), value="c1")
    it.press(Key.Key_Delete)
    it.show(value="")
    it.press(Key.Key_Backspace)
    assert it.given == [""]


@pytest.mark.parametrize(("appearance", "count"), FACES)
@pytest.mark.parametrize("kind", [ONE, SEVERAL])
def test_list_that_is_only_read_takes_no_key(
    hand: NewHand, kind: QuestionKind, appearance: str, count: int
) -> None:
    it = hand(kind, appearance=appearance, choices=choices(count), value="c1", is_readonly=True)
    it.press(Key.Key_Down, Key.Key_Space, Key.Key_2, Key.Key_Delete)
    assert not it.editor.take_key("2")
    it.editor.clear()
    it.leave()
    assert it.given == []


def test_delete_forgets_a_digit_that_waits_for_another(hand: NewHand) -> None:
    it = hand(ONE, choices=choices(20), value="c3")
    it.press(Key.Key_1, Key.Key_Delete)
    waits(it)
    assert it.given == [""]


def test_two_digits_choose_further_down(hand: NewHand) -> None:
    it = hand(ONE, choices=choices(20))
    it.press(Key.Key_1, Key.Key_2)
    assert it.given == ["c12"]
    it.press(Key.Key_1)
    assert it.given == ["c12"]
    waits(it)
    assert it.given == ["c12", "c1"]


def test_arrows_move_and_space_takes(hand: NewHand) -> None:
    it = hand(SEVERAL, choices=choices(3))
    it.press(Key.Key_Down, Key.Key_Space)
    it.show(value="c2")
    it.press(Key.Key_End, Key.Key_Space)
    it.show(value="c2 c3")
    it.press(Key.Key_Home, Key.Key_Up, Key.Key_Space)
    assert it.given == ["c2", "c2 c3", "c2 c3 c1"]


def test_arrows_move_across_columns(hand: NewHand) -> None:
    it = hand(ONE, appearance="columns-2", choices=choices(4))
    it.press(Key.Key_Right, Key.Key_Down, Key.Key_Space)
    assert it.given == ["c4"]
    it.press(Key.Key_Left, Key.Key_Space)
    assert it.given == ["c4", "c3"]


def test_letter_begins_a_search_and_enter_takes_the_first(hand: NewHand) -> None:
    it = hand(ONE, choices=choices(20))
    view, search = it.editor.findChild(QListView), it.editor.findChild(QLineEdit)
    QTest.keyClick(view, Key.Key_C)
    assert search.text() == "c"
    search.setText("ón 17" if it.editor._context.localizer.language == "es" else "ce 17")
    QTest.keyClick(search, Key.Key_Return)
    assert (it.given, search.text()) == (["c17"], "")


def test_down_goes_from_the_search_into_the_list(hand: NewHand) -> None:
    it = hand(ONE, appearance="autocomplete", choices=choices(20))
    view: Any = it.editor.findChild(QListView)
    search: Any = it.editor.findChild(QLineEdit)
    assert search.hasFocus()
    it.press(Key.Key_Down)
    assert it.held is view
    it.press(Key.Key_Down, Key.Key_Space)
    assert it.given == ["c2"]
    search.setText("nowhere")
    assert view.isHidden()
    QTest.keyClick(search, Key.Key_Return)
    assert it.given == ["c2"]


def test_enter_in_a_long_list_goes_on(hand: NewHand) -> None:
    it = hand(ONE, choices=choices(20), value="c2")
    it.press(Key.Key_Return)
    assert (it.given, it.entered) == ([], 1)


def test_drop_down_counts_once_the_arrows_rest(hand: NewHand) -> None:
    it = hand(ONE, appearance="minimal", choices=choices(4), value="c1")
    box = it.editor.findChild(QComboBox)
    it.press(Key.Key_Down, Key.Key_Down)
    assert it.given == []
    it.show()
    assert box.currentIndex() == 2
    it.leave()
    assert it.given == ["c3"]


def test_delete_forgets_where_the_arrows_rest(hand: NewHand) -> None:
    it = hand(ONE, appearance="minimal", choices=choices(4), value="c1")
    it.press(Key.Key_Down, Key.Key_Delete)
    it.show(value="")
    waits(it)
    assert it.given == [""]
    assert it.editor.findChild(QComboBox).currentIndex() == -1


def test_several_behind_one_line_open_and_are_named(hand: NewHand) -> None:
    it = hand(SEVERAL, appearance="minimal", choices=choices(4), value="c1 c3")
    line = it.editor.findChild(QPushButton)
    assert line.text() == "Choice 1, Choice 3"
    it.press(Key.Key_Return)
    assert it.editor.findChild(QListView).isVisible()
    it.press(Key.Key_Space)
    it.show(value="c3")
    assert line.text() == "Choice 3"


@pytest.mark.parametrize(("key", "code"), [(Key.Key_1, "true"), (Key.Key_2, "false")])
def test_yes_and_no_by_number(hand: NewHand, key: Qt.Key, code: str) -> None:
    it = hand(QuestionKind.BOOLEAN)
    it.press(key)
    assert it.given == [code]


def test_one_box_is_ticked_and_let_go(hand: NewHand) -> None:
    it = hand(QuestionKind.ACKNOWLEDGE)
    it.press(Key.Key_Space)
    it.show(value="OK")
    it.press(Key.Key_Space)
    assert it.given == ["OK", ""]


def test_choices_that_come_later_keep_the_rows_that_stay(hand: NewHand) -> None:
    it = hand(ONE, choices=choices(4))
    first: Any = it.editor.focusProxy().focusProxy()
    it.show(choices=choices(2))
    assert it.editor.focusProxy().focusProxy() is first
    assert not it.editor.take_key("3")


def test_pictures_of_a_scale_stand_above_its_words(hand: NewHand) -> None:
    plain = hand(ONE, appearance="likert", choices=choices(3))
    pictured = tuple(replace(each, picture="face.png") for each in choices(3))
    it = hand(ONE, appearance="likert", choices=pictured)
    low, high = (each.editor.findChild(ChoiceRow) for each in (plain, it))
    assert high.height() > low.height() + 80
    assert not high.grab().isNull()
    it.press(Key.Key_Right, Key.Key_Space)
    assert it.given == ["c2"]


def test_columns_are_as_wide_as_their_pictures_need(hand: NewHand) -> None:
    pictured = tuple(replace(each, picture="face.png") for each in choices(6))
    it = hand(ONE, appearance="columns-pack", choices=pictured)
    across = it.editor._face._columns
    it.show(choices=choices(6))
    assert across <= it.editor._face._columns


def test_list_that_becomes_long_becomes_one_to_search_in(hand: NewHand) -> None:
    it = hand(ONE, choices=choices(3), value="c2")
    assert it.editor.findChild(QListView) is None
    it.show(choices=choices(20))
    view: Any = it.editor.findChild(QListView)
    assert view.currentIndex().row() == 1
    assert it.editor.take_key("3")
    it.leave()
    assert it.given == ["c3"]
