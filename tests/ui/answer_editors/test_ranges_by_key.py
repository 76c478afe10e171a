"""Ranges, ratings and ranks by keyboard and by mouse."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget

from intake.forms.model import QuestionKind
from intake.ui.answer_editors.range import scale_of
from tests.ui.answer_editors.conftest import Hand, NewHand
from tests.ui.views.test_interview_view import choices

Key = Qt.Key
RANGE, RANK = QuestionKind.RANGE, QuestionKind.RANK
TEN = {"start": "0", "end": "10", "step": "1"}
FIVE = {"start": "1", "end": "5", "step": "1"}


def test_slider_has_no_value_until_it_is_touched(hand: NewHand) -> None:
    it = hand(RANGE, parameters=TEN)
    it.leave()
    it.press(Key.Key_Return)
    assert (it.given, it.entered) == ([], 1)
    it.press(Key.Key_Space)
    it.leave()
    assert it.given == ["0"]


def test_arrows_move_by_a_step_and_enter_gives(hand: NewHand) -> None:
    it = hand(RANGE, parameters={"start": "0", "end": "2", "step": "0.5"}, value="1")
    it.press(Key.Key_Right)
    assert it.typed == ["1.5"]
    it.press(Key.Key_Return)
    assert (it.given, it.entered) == (["1.5"], 1)


def test_digits_type_the_number(hand: NewHand) -> None:
    it = hand(RANGE, parameters=TEN)
    it.press(Key.Key_1)
    assert it.held is it.editor.findChild(QLineEdit)
    it.type("0")
    it.leave()
    assert it.given == ["10"]


def test_arrows_move_from_the_field_too(hand: NewHand) -> None:
    it = hand(RANGE, appearance="picker", parameters=TEN)
    assert it.held is it.editor.findChild(QLineEdit)
    it.press(Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Down)
    it.leave()
    assert it.given == ["1"]


@pytest.mark.parametrize("appearance", ["", "vertical", "rating", "picker"])
def test_range_that_is_only_read_takes_no_key(hand: NewHand, appearance: str) -> None:
    it = hand(RANGE, appearance=appearance, parameters=FIVE, value="2", is_readonly=True)
    it.press(Key.Key_Up, Key.Key_3, Key.Key_Delete)
    it.press(Key.Key_Delete, control=True)
    assert not it.editor.take_key("3")
    it.leave()
    assert it.given == []


@pytest.mark.parametrize("appearance", ["", "vertical", "rating"])
def test_delete_goes_back_to_having_no_value(hand: NewHand, appearance: str) -> None:
    it = hand(RANGE, appearance=appearance, parameters=FIVE, value="2")
    it.press(Key.Key_Delete)
    assert it.given == [""]
    assert it.editor._slider.is_untouched


def test_vertical_slider_is_higher_above(hand: NewHand) -> None:
    it = hand(RANGE, appearance="vertical no-ticks", parameters=TEN, value="3")
    it.press(Key.Key_Up)
    assert it.typed == ["4"]
    slider = it.editor._slider
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, 2))
    assert it.given[-1:] == ["10"]


def test_click_takes_the_place_where_it_is(hand: NewHand) -> None:
    it = hand(RANGE, parameters=TEN)
    slider = it.editor._slider
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 2, 8))
    assert it.given == ["10"]


@pytest.mark.parametrize("parameters", [FIVE, {"start": "0", "end": "5"}])
def test_digits_and_arrows_give_stars(hand: NewHand, parameters: dict[str, str]) -> None:
    it = hand(RANGE, appearance="rating", parameters=parameters)
    assert it.editor._slider.stars == 5
    it.press(Key.Key_4)
    assert it.given == ["4"]
    it.show(value="4")
    it.press(Key.Key_Right)
    it.leave()
    assert it.given == ["4", "5"]
    assert not it.editor.take_key("6")


def test_star_is_given_by_a_click(hand: NewHand) -> None:
    it = hand(RANGE, appearance="rating", parameters=FIVE)
    slider = it.editor._slider
    third = slider._box(2).center().toPoint()
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=third)
    assert it.given == ["3"]
    empty = slider.grab().toImage()
    it.show(value="5")
    assert slider.grab().toImage() != empty


def test_stars_stand_the_other_way_round_from_right_to_left(hand: NewHand) -> None:
    it = hand(RANGE, appearance="rating", parameters=FIVE)
    slider = it.editor._slider
    slider.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert slider._box(0).left() > slider._box(4).left()
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider._box(1).center().toPoint())
    assert it.given == ["2"]


@pytest.mark.parametrize("parameters", [{"start": "0", "end": "30"}, {"end": "1", "step": "0.1"}])
def test_too_many_stars_stay_a_slider(hand: NewHand, parameters: dict[str, str]) -> None:
    assert hand(RANGE, appearance="rating", parameters=parameters).editor._slider.stars == 0


def test_scale_may_lead_downwards() -> None:
    scale = scale_of({"start": "5", "end": "1"})
    assert [Decimal(scale.at(each)) for each in range(5)] == [5, 4, 3, 2, 1]


def order(it: Hand) -> list[str]:
    rows = it.editor.findChild(QListWidget)
    return [rows.item(at).text() for at in range(rows.count())]


def test_order_of_the_form_is_no_answer_until_it_is_taken(hand: NewHand) -> None:
    it = hand(RANK, choices=choices(3))
    assert order(it)[0] == "–   Choice 1 / Opción 1"
    it.press(Key.Key_Space)
    assert it.given == ["c1 c2 c3"]
    assert order(it)[0] == "1.  Choice 1 / Opción 1"


def test_alt_and_the_arrows_move_a_choice(hand: NewHand) -> None:
    it = hand(RANK, choices=choices(3), value="c1 c2 c3")
    it.press(Key.Key_Down)
    it.press(Key.Key_Up, alt=True)
    it.press(Key.Key_Up, alt=True)
    it.press(Key.Key_Down, alt=True)
    assert it.given == ["c2 c1 c3", "c1 c2 c3"]


def test_enter_goes_on_from_an_order(hand: NewHand) -> None:
    it = hand(RANK, choices=choices(3), value="c1 c2 c3")
    it.press(Key.Key_Return)
    assert (it.given, it.entered) == ([], 1)


def test_delete_takes_an_order_away(hand: NewHand) -> None:
    it = hand(RANK, choices=choices(3), value="c1 c2 c3")
    it.press(Key.Key_Delete)
    assert it.given == [""]


def test_order_that_is_only_read_takes_no_key(hand: NewHand) -> None:
    it = hand(RANK, choices=choices(3), value="c1 c2 c3", is_readonly=True)
    it.press(Key.Key_Down)
    it.press(Key.Key_Up, alt=True)
    it.press(Key.Key_Space, Key.Key_Delete)
    assert it.given == []


def test_order_takes_up_choices_that_come_and_go(hand: NewHand) -> None:
    it = hand(RANK, choices=choices(3), value="c3 c1 c2")
    it.show(choices=choices(2), value="")
    assert [each[-8:] for each in order(it)] == ["Opción 1", "Opción 2"]
    it.show(choices=choices(4), value="c2")
    assert [each[-1:] for each in order(it)] == ["2", "1", "3", "4"]
