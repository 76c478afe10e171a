"""What to call the person shows while a button is held, five seconds at most, and never after."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from intake.ui.kit.alias_glimpse import SHOWN_MS, AliasGlimpse
from intake.ui.kit.context import Context, Look
from intake.ui.localizer import Localizer
from intake.ui.theme import ThemeName, make_theme

Told = Callable[[str], None]


class Store:
    """Answers later, as a store does."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Told]] = []

    def ask(self, interview: str, told: Told) -> None:
        self.asked.append((interview, told))

    def answer(self, alias: str) -> None:
        self.asked.pop()[1](alias)


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def made(qtbot: QtBot, store: Store) -> AliasGlimpse:
    glimpse = AliasGlimpse(Context(Look(make_theme(ThemeName.LIGHT)), Localizer("en")))
    qtbot.addWidget(glimpse)
    glimpse.attach(store.ask, "a1")
    return glimpse


def face(made: AliasGlimpse) -> QAbstractButton:
    found = made.findChild(QAbstractButton)
    assert found is not None
    return found


def test_it_shows_while_it_is_held_with_the_mouse(
    made: AliasGlimpse, store: Store, qtbot: QtBot
) -> None:
    qtbot.mousePress(face(made), Qt.MouseButton.LeftButton)
    assert store.asked[0][0] == "a1"
    store.answer("Doña Mari")
    assert made._alias.text() == "Doña Mari"
    qtbot.mouseRelease(face(made), Qt.MouseButton.LeftButton)
    assert made._alias.text() == ""


def test_it_shows_while_the_space_bar_is_held_and_says_that_there_is_none(
    made: AliasGlimpse, store: Store, qtbot: QtBot
) -> None:
    assert face(made).accessibleName().startswith("Hold to show what to call the person")
    face(made).setFocus()
    qtbot.keyPress(face(made), Qt.Key.Key_Space)
    store.answer("")
    assert made._alias.text() == "No name to call by was given"
    qtbot.keyRelease(face(made), Qt.Key.Key_Space)
    assert made._alias.text() == ""


def test_held_for_long_it_goes_all_the_same(made: AliasGlimpse, store: Store, qtbot: QtBot) -> None:
    assert made._timer.interval() == SHOWN_MS == 5000
    made._timer.setInterval(30)
    qtbot.mousePress(face(made), Qt.MouseButton.LeftButton)
    store.answer("Doña Mari")
    qtbot.waitUntil(lambda: made._alias.text() == "")
    assert face(made).isDown()


def test_an_answer_that_comes_late_or_for_another_is_not_shown(
    made: AliasGlimpse, store: Store, qtbot: QtBot
) -> None:
    qtbot.mousePress(face(made), Qt.MouseButton.LeftButton)
    made.stand_for("b2")
    store.answer("Doña Mari")
    assert made._alias.text() == ""
    qtbot.mouseRelease(face(made), Qt.MouseButton.LeftButton)
    qtbot.mousePress(face(made), Qt.MouseButton.LeftButton)
    made.hide()
    store.answer("Doña Mari")
    assert made._alias.text() == ""


def test_whoever_may_not_know_it_has_no_button(made: AliasGlimpse) -> None:
    assert made.isVisible()
    made.attach(None, "a1")
    assert not made.isVisible()
    made.stand_for("b2")
    assert not made.isVisible()
