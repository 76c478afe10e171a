"""The end of an interview, in Spanish and by keyboard alone: read back, corrected, shared, sealed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake.domain.answers import SkipReason
from intake.domain.consent import Decision, Purpose
from intake.domain.states import Outcome, State
from intake.services.reading_back import ending
from intake.ui.kit.fields import PassphraseEdit
from intake.ui.presenters.interview_pages import FINISH
from intake.ui.views.closing_view import ClosingView
from intake.ui.views.guidance_cards import CardFold
from intake.ui.views.interview_view import InterviewView
from intake.ui.views.readback_correct import CorrectDialog
from intake.ui.views.readback_lines import LineRow
from intake.ui.views.readback_view import ReadbackView
from intake.ui.views.seal_view import SealView
from tests.journeys.conftest import PASSPHRASE, says, type_into

pytestmark = pytest.mark.journey

WHOM = "fear/of_whom"
MANY_TABS = 60


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab_to(words: str) -> None:
    """Go with the Tab key to the button that says this."""
    for _turn in range(MANY_TABS):
        here = focused()
        if isinstance(here, QAbstractButton) and words in here.text():
            return
        QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError(words)


def tab_to_kind(kind: type[QWidget]) -> QWidget:
    """Go with the Tab key to the next field of a kind."""
    for _turn in range(MANY_TABS):
        if isinstance(focused(), kind):
            return focused()
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    raise AssertionError(kind)


def is_asked(sharing: Any, place: int) -> bool:
    return bool(sharing._state.rows[place].is_current)


def activate(qtbot: QtBot, window: QWidget) -> None:
    """Bring the window to the front, as a desktop does by itself."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def key(which: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), which, how)


@pytest.fixture
def window(qtbot: QtBot, asking: Any) -> Any:
    """An interview with a few answers, on its last page, in Spanish."""
    window = asking
    view = window.findChild(InterviewView)
    presenter = view._presenter
    presenter.answer("lawyer/has_lawyer", "no")
    presenter.answer("fear/afraid_here", "yes")
    presenter.answer(WHOM, "De la policía")
    presenter.skip_all_open(SkipReason.NOT_ASKED)
    presenter.go_to_section(FINISH)
    qtbot.waitUntil(lambda: not presenter.has_unsaved)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: says(window, "Terminar las preguntas"))
    return window


def go_to_line(view: ReadbackView, path: str) -> LineRow:
    """Go on from section to section until the line stands there, and down to it."""
    for _turn in range(MANY_TABS):
        found = [each for each in view.findChildren(LineRow) if each.line.path == path]
        visible = [each for each in found if each.isVisible()]
        if visible:
            for _step in range(MANY_TABS):
                if visible[0].hasFocus():
                    return visible[0]
                key(Qt.Key.Key_Down)
        key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    raise AssertionError(path)


@pytest.mark.timeout(120)
def test_interview_is_read_back_corrected_shared_and_sealed(
    qtbot: QtBot, window: Any, picture: Callable[[Any, str], Path]
) -> None:
    application = window.session.application
    interview = window.findChild(InterviewView)._presenter.interview.id

    def state() -> State:
        return State(application.reading.interview(interview).state)

    tab_to("Terminar las preguntas")
    key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: says(window, "Leer para confirmar"))
    tab_to("Leer para confirmar")
    key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.findChild(ReadbackView) is not None)
    view = window.findChild(ReadbackView)

    # one line is corrected: what stood there stays beside it
    qtbot.waitUntil(lambda: bool(view.findChildren(LineRow)))
    go_to_line(view, WHOM)
    picture(window, "line")
    key(Qt.Key.Key_C)
    qtbot.waitUntil(lambda: window.findChild(CorrectDialog) is not None)
    dialog = window.findChild(CorrectDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    type_into(field, "De la policía estatal")
    picture(dialog, "correcting")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(ending(application.reading, interview).former))
    qtbot.waitUntil(
        lambda: any(
            each.line.former == ("De la policía",) and each.line.answer == "De la policía estatal"
            for each in view.findChildren(LineRow)
        )
    )
    activate(qtbot, window)
    picture(window, "corrected")

    # it is right like this
    view.take_focus()
    for _turn in range(MANY_TABS):
        if view._state.is_asked:
            break
        key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert view._state.ask.lead == "¿Así está bien o quiere cambiar algo?"
    picture(window, "right")
    key(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: window.findChild(ClosingView) is not None)
    readback = ending(application.reading, interview).readback
    assert readback is not None
    assert readback.outcome is Outcome.ACCEPTED_CORRECTED

    # a lawyer by name, and every other purpose later
    sharing = window.findChild(ClosingView)
    activate(qtbot, window)
    qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit))
    type_into(focused(), "Al Otro Lado")
    key(Qt.Key.Key_Return)
    picture(window, "sharing")
    key(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: sharing._state.rows[1].is_current)
    tab_to("3 ·")
    for place in range(1, 7):
        qtbot.waitUntil(partial(is_asked, sharing, place))
        tab_to("3 ·")
        key(Qt.Key.Key_3)
        qtbot.waitUntil(lambda: not sharing._state.is_busy)
    qtbot.waitUntil(lambda: sharing._state.is_done)
    said = {each.purpose: each for each in application.consenting.decisions(interview)}
    assert said[Purpose.LAWYER].recipient == "Al Otro Lado"
    assert said[Purpose.LAWYER].lang == "es"
    assert said[Purpose.CONTACT].decision is Decision.DEFERRED
    tab_to("Listo")
    key(Qt.Key.Key_Space)

    # sealed with the passphrase typed for it
    qtbot.waitUntil(lambda: window.findChild(SealView) is not None)
    seal = window.findChild(SealView)
    activate(qtbot, window)
    assert state() is State.CONFIRMED
    qtbot.waitUntil(lambda: isinstance(focused(), PassphraseEdit))
    beside = {each.line.text() for each in seal.findChildren(CardFold)}
    assert len(beside) > len(application.guidance.beside(is_heard=False)) > 0
    picture(window, "seal")
    type_into(focused(), "not this one")
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(seal._state.failure), timeout=20000)
    assert state() is State.CONFIRMED
    type_into(tab_to_kind(PassphraseEdit), PASSPHRASE)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seal._state.is_sealed, timeout=20000)

    # what became known later stands beside it
    type_into(tab_to_kind(QPlainTextEdit), "Tiene audiencia en enero.")
    tab_to("Agregar")
    key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(seal._state.added) == 1)
    picture(window, "sealed")
    found = ending(application.reading, interview)
    assert found.sealed is not None
    assert found.sealed.is_confirmed
    assert [each.addendum.text for each in found.added] == ["Tiene audiencia en enero."]
    assert state() is State.SEALED
