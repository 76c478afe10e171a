"""Tables of questions by keyboard: arrows move, Space and digits choose, Delete takes away."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake.forms.model import QuestionKind
from intake.ui.kit.context import Context
from intake.ui.kit.picture import PictureBox
from intake.ui.presenters.interview_state import Matrix, Pair
from intake.ui.views.matrix_panel import MatrixPanel
from tests.ui.views.test_interview_view import block, choices

ONE, SEVERAL = QuestionKind.SELECT_ONE, QuestionKind.SELECT_MULTIPLE
Key = Qt.Key


def matrix(kind: QuestionKind, **facts: Any) -> Matrix:
    rows = tuple(block(each, kind, choices=choices(3), **facts) for each in "ab")
    return Matrix("m", Pair("How often?", "¿Cada cuánto?"), choices(3), rows)


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> Any:
    made: Any = MatrixPanel(context)
    qtbot.addWidget(made)
    made.said = []
    made.given.connect(lambda path, text: made.said.append((path, text)))
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def put(panel: Any, shown: Matrix, languages: tuple[str, str]) -> None:
    panel.show_part(shown, languages)
    QApplication.processEvents()


def press(panel: Any, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(panel.focusWidget(), key)


@pytest.mark.parametrize("languages", [("en", "es"), ("es", "en")])
@pytest.mark.parametrize("kind", [ONE, SEVERAL])
def test_arrows_move_without_choosing_and_space_chooses(
    panel: Any, qtbot: QtBot, kind: QuestionKind, languages: tuple[str, str]
) -> None:
    put(panel, matrix(kind), languages)
    panel.focus_on("a")
    press(panel, qtbot, Key.Key_Right, Key.Key_Down, Key.Key_Up, Key.Key_Left, Key.Key_Right)
    assert panel.said == []
    press(panel, qtbot, Key.Key_Space)
    assert panel.said == [("a", "c2")]


@pytest.mark.parametrize("kind", [ONE, SEVERAL])
def test_digit_chooses_in_the_row_that_has_the_focus(
    panel: Any, qtbot: QtBot, kind: QuestionKind
) -> None:
    put(panel, matrix(kind), ("en", "es"))
    panel.focus_on("b")
    assert panel.take_key("3")
    assert panel.said == [("b", "c3")]
    assert not panel.take_key("4")


@pytest.mark.parametrize("kind", [ONE, SEVERAL])
def test_delete_takes_the_answer_of_the_row_away(
    panel: Any, qtbot: QtBot, kind: QuestionKind
) -> None:
    put(panel, matrix(kind, value="c1"), ("en", "es"))
    panel.focus_on("b")
    press(panel, qtbot, Key.Key_Delete)
    assert panel.said == [("b", "")]


def test_delete_says_nothing_where_there_is_no_answer(panel: Any, qtbot: QtBot) -> None:
    put(panel, matrix(ONE), ("en", "es"))
    panel.focus_on("a")
    press(panel, qtbot, Key.Key_Backspace)
    assert panel.said == []


def test_table_that_is_only_read_takes_no_key(panel: Any, qtbot: QtBot) -> None:
    put(panel, matrix(ONE, value="c1", is_readonly=True), ("en", "es"))
    panel.take_key("2")
    panel._rows[0].clear()
    assert panel.said == []


def test_picture_of_a_choice_stands_above_its_column(panel: Any, qtbot: QtBot) -> None:
    plain = matrix(ONE)
    pictured = tuple(replace(each, picture="face.png") for each in plain.heads)
    put(panel, plain, ("en", "es"))
    assert panel.findChild(PictureBox) is None
    put(panel, replace(plain, heads=pictured), ("en", "es"))
    shown = panel.findChildren(PictureBox)
    assert [each.accessibleName() for each in shown] == ["Choice 1", "Choice 2", "Choice 3"]
    assert panel.take_key("2")


def test_second_choice_of_several_stands_behind_the_first(panel: Any, qtbot: QtBot) -> None:
    put(panel, matrix(SEVERAL, value="c3"), ("en", "es"))
    panel.focus_on("a")
    panel.take_key("1")
    panel.take_key("3")
    assert panel.said == [("a", "c3 c1"), ("a", "")]
