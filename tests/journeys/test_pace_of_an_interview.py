"""An interview goes at the person's pace: another interpreter, a lawyer, a pause, and a stop."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from intake.domain.states import Counsel, State
from intake.services.ports import ListQuery
from intake.ui.answer_editors.narrative import NarrativeEditor
from intake.ui.kit.fields import PassphraseEdit
from intake.ui.views.course_dialogs import CounselDialog, EndDialog, InterpreterDialog
from intake.ui.views.interview_view import InterviewView
from intake.ui.views.keep_view import KeepView
from intake.ui.views.readback_view import ReadbackView
from intake.ui.views.seal_view import SealView
from tests.journeys.conftest import PASSPHRASE, press, type_into

pytestmark = pytest.mark.journey


@pytest.fixture
def window(qtbot: QtBot, asking: Any) -> Any:
    window = asking
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def choose(view: InterviewView, *texts: str) -> None:
    """Choose an entry of the menu, or of a part of it."""
    menu: Any = view.top.course.menu
    menu.aboutToShow.emit()
    for text in texts[:-1]:
        menu = next(each for each in menu.actions() if each.text() == text).menu()
    next(each for each in menu.actions() if each.text() == texts[-1]).trigger()


def fill(field: QLineEdit, text: str) -> None:
    QTest.keyClicks(field, text)


@pytest.mark.timeout(120)
def test_pace_is_the_persons(
    qtbot: QtBot, window: Any, picture: Callable[[Any, str], Path]
) -> None:
    view, application = window.findChild(InterviewView), window.session.application
    (row,) = application.reading.interviews(ListQuery()).rows

    def now() -> Any:
        return application.reading.interview(row.id)

    choose(view, "Change interpreter without saying why")
    dialog = view.findChild(InterpreterDialog)
    needed = next(
        each for each in dialog.findChildren(QCheckBox) if each.text() == "Interpreter needed"
    )
    needed.click()
    code = next(
        each
        for each in dialog.findChildren(QLineEdit)
        if each.accessibleName() == "Interpreter's code" and each.isVisible()
    )
    fill(code, "I-7")
    next(
        each
        for each in dialog.findChildren(QCheckBox)
        if each.text() == "The promise was read and accepted"
    ).click()
    picture(dialog, "interpreter")
    press(dialog, "From here on")
    qtbot.waitUntil(lambda: view._presenter.interview.languages.via == "I-7")

    view._presenter.answer("lawyer/has_lawyer", "yes")
    qtbot.waitUntil(lambda: now().state is State.NEEDS_ONLY)
    view._presenter.answer("happened/hurt", "yes")
    view._presenter.add_row("happened/events/harm")
    qtbot.waitUntil(lambda: view.findChild(NarrativeEditor) is not None)
    editor = view.findChild(NarrativeEditor)
    assert not editor.isVisible()
    picture(window, "waits-for-the-lawyer")
    choose(view, "The lawyer agrees …")
    counsel = view.findChild(CounselDialog)
    for field, text in zip(counsel._fields, ("Office 4", "today", "by telephone"), strict=True):
        fill(field, text)
    press(counsel, "Note it")
    qtbot.waitUntil(lambda: view._presenter.interview.course.counsel is Counsel.AGREED)
    qtbot.waitUntil(editor.isVisible)
    values = now().document.values
    assert values["lawyer/has_lawyer"].v == "yes"

    choose(view, "Pause", "To rest")
    qtbot.waitUntil(lambda: view._presenter.state().is_paused)
    assert not view.card.isVisible()
    picture(window, "paused")
    press(window, "Go on")
    qtbot.waitUntil(lambda: now().state is State.OPEN)
    qtbot.waitUntil(view.card.isVisible)

    choose(view, "The person is having a hard time")
    choose(view, "Stop for the person's wellbeing", "The person wants to stop")
    press(view.findChild(EndDialog), "Stop")
    qtbot.waitUntil(lambda: now().state is State.STOPPED)
    qtbot.waitUntil(lambda: not view.card.isVisible())
    picture(window, "stopped")
    press(window, "To the end of the interview")
    qtbot.waitUntil(lambda: window.findChild(KeepView) is not None)
    picture(window, "keep")
    QTest.keyClick(window.findChild(KeepView), Qt.Key.Key_1)
    qtbot.waitUntil(lambda: window.findChild(ReadbackView) is not None)
    assert not now().course.asks_again
    types = [each.type for each in application.reading.history(row.id)]
    kept = [each for each in types if each.startswith(("care", "interview", "counsel"))]
    assert kept == [
        "interview.opened",
        "counsel.noted",
        "counsel.agreed",
        "interview.paused",
        "interview.resumed",
        "care.noted",
        "interview.stopped",
    ]

    # heard or not, it is sealed as not confirmed, with the reason
    readback = window.findChild(ReadbackView)
    qtbot.waitUntil(lambda: readback._state is not None)
    picture(window, "not_finished")
    press(readback, "Do not read it back …")
    QTest.keyClick(readback, Qt.Key.Key_4)
    fill(readback.findChild(QLineEdit), "the bus was leaving")
    press(readback, "Note it so")
    qtbot.waitUntil(lambda: window.findChild(SealView) is not None)
    seal = window.findChild(SealView)
    assert "the bus was leaving" in seal._state.confirmed
    type_into(seal.findChild(PassphraseEdit), PASSPHRASE)
    QTest.keyClick(seal.findChild(PassphraseEdit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: now().state is State.SEALED, timeout=20_000)
    qtbot.waitUntil(lambda: seal._state.is_sealed)
    assert not seal._state.is_confirmed


@pytest.mark.timeout(60)
def test_menu_opens_with_one_key(qtbot: QtBot, window: Any) -> None:
    view = window.findChild(InterviewView)
    QTest.keyClick(view, Qt.Key.Key_F8)
    qtbot.waitUntil(view.top.course.menu.isVisible)
    texts = [each.text() for each in view.top.course.menu.actions() if each.text()]
    assert "The person left before the end …" in texts
    assert "The lawyer agrees …" not in texts
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
