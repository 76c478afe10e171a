"""The full fear interview from the keyboard alone, in each language, with a picture of each section."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from intake.domain.states import Counsel, State
from intake.ui.presenters.interview_pages import FINISH
from intake.ui.views.interview_view import InterviewView
from tests.journeys.conftest import says, type_into

pytestmark = [pytest.mark.journey, pytest.mark.timeout(150)]

MANY = 400
LAWYER = "lawyer/has_lawyer"
MIRRORED = "ar-XB"
TITLES = {"en": "Full fear interview", "es": "Entrevista completa sobre el temor"}
BEGIN = {"en": "Yes: begin the interview", "es": "Sí: comenzar la entrevista"}
CONTROL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    """Return what has the keyboard; on a new screen that is the window until Tab is pressed."""
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None
    return widget


def key(which: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), which, how)


def tab_to(words: str) -> None:
    """Go with the Tab key to the button that says this."""
    for _turn in range(MANY):
        here = focused()
        if isinstance(here, QAbstractButton) and words in here.text():
            return
        key(Qt.Key.Key_Tab)
    raise AssertionError(words)


def cut_off(window: QWidget) -> list[str]:
    """Return the texts that have less room than they need."""
    found = []
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text() or not label.pixmap().isNull():
            continue
        room = label.contentsRect()
        wraps = label.wordWrap()
        flags = Qt.TextFlag.TextWordWrap if wraps else Qt.TextFlag.TextSingleLine
        box = QRect(0, 0, room.width() if wraps else 10_000, 10_000)
        needed = QFontMetrics(label.font()).boundingRect(box, int(flags), label.text())
        if needed.width() > room.width() + 1 or needed.height() > room.height() + 2:
            found.append(label.text())
    return found


def answer(place: int, asked: tuple[str, ...]) -> None:
    """Answer the question that has the keyboard; every seventh is left for the end."""
    here = focused()
    if LAWYER in asked:  # with a lawyer the account would wait
        key(Qt.Key.Key_2)
        return
    if isinstance(here, QPlainTextEdit):
        type_into(here, "Contó lo que pasó.")
    elif isinstance(here, QLineEdit):
        QTest.keyClicks(here, "2")
    elif place % 7:
        key(Qt.Key.Key_1)


def begun(qtbot: QtBot, window: Any, language: str) -> InterviewView:
    """Begin the full interview from the list, by keyboard."""
    if language == "es":
        QTest.keyClick(window, Qt.Key.Key_F2)
    new = {"en": "New interview", "es": "Nueva entrevista"}[language]
    qtbot.waitUntil(lambda: bool(window.session.forms.rows) and says(window, new))
    tab_to(new)
    key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: says(window, BEGIN[language]))
    for _turn in range(MANY):
        here = focused()
        if isinstance(here, QComboBox) and any(
            TITLES[language] in here.itemText(each) for each in range(here.count())
        ):
            break
        key(Qt.Key.Key_Tab)
    combo = focused()
    assert isinstance(combo, QComboBox)
    while TITLES[language] not in combo.currentText():
        key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: window.findChild(InterviewView) is not None)
    view = window.findChild(InterviewView)
    assert isinstance(view, InterviewView)
    qtbot.waitUntil(lambda: bool(view.card.panels))
    return view


@pytest.mark.parametrize("language", ["en", "es", MIRRORED])
def test_every_section_is_walked_without_a_mouse_and_nothing_is_cut_off(
    qtbot: QtBot,
    store_folder: Path,
    open_window: Callable[[Path], Any],
    enter: Callable[[Any], None],
    picture: Callable[[Any, str], Path],
    language: str,
) -> None:
    window = open_window(store_folder)
    window.resize(1366, 768)
    enter(window)
    view = begun(qtbot, window, "es" if language == "es" else "en")
    if language == MIRRORED:
        window._parts.context.localizer.set_language(MIRRORED)
    presenter = view._presenter
    assert presenter is not None
    walked: list[str] = []
    for place in range(MANY):
        page = presenter.state().page
        if page.section == FINISH:
            break
        if page.section not in walked:
            walked.append(page.section)
            qtbot.wait(100)  # a picture taken at once shows the card on its way to its height
            qtbot.waitUntil(lambda: cut_off(window) == [], timeout=3000)
            picture(window, f"{len(walked):02}-{language}")
        answer(place, page.paths)
        key(Qt.Key.Key_Return, CONTROL)
    assert presenter.state().page.section == FINISH
    assert walked == [each.path for each in presenter.state().sections]
    qtbot.waitUntil(lambda: not presenter.has_unsaved)
    interview = window.session.application.reading.interview(presenter.interview.id)
    assert (interview.state, interview.course.counsel) == (State.OPEN, Counsel.NONE)
    assert any("Contó" in each.v for each in interview.document.values.values())
    assert len(interview.document.values) > len(walked) * 4
