"""A lock on the page before an interview, and on the last page: what was typed is there again."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from intake.ui.presenters.interview_pages import FINISH
from tests.journeys.test_language_in_mid_sentence import window

pytestmark = [pytest.mark.journey, pytest.mark.timeout(90)]
__all__ = ["window"]

Enter = Callable[[Any], None]


def ask(qtbot: QtBot, window: Any) -> None:
    """Go to the page before an interview, and type a witness's code."""
    window.conducting._back()
    window.conducting.begin("")
    qtbot.waitUntil(lambda: window.conducting._asking is not None)
    field: QLineEdit = window.conducting._asking.view._witness
    field.setText("T-7")
    field.textEdited.emit("T-7")


def test_before_consent_it_stays_in_memory_and_nothing_is_written(
    qtbot: QtBot, window: Any, enter: Enter
) -> None:
    interviews = window.session.application.reading.drafts()
    ask(qtbot, window)
    window.lock()
    enter(window)
    qtbot.waitUntil(lambda: window.conducting._asking is not None)
    assert window.conducting._asking.view._witness.text() == "T-7"
    assert window.session.application.reading.drafts() == interviews


def test_before_consent_it_is_gone_once_somebody_else_has_been_in(
    qtbot: QtBot, window: Any, enter: Enter
) -> None:
    ask(qtbot, window)
    mine = window._last_person
    window.lock()
    window._standing.take("somebody-else")
    assert window._standing[mine] is None
    enter(window)
    qtbot.wait(300)
    assert window.conducting._asking is None


def test_reason_of_the_last_page_is_there_again(qtbot: QtBot, window: Any, enter: Enter) -> None:
    window.conducting._running.go_to_section(FINISH)
    qtbot.waitUntil(lambda: window.conducting._view.card._finish is not None)
    window.conducting._view.card.give_reason("had to leave for the bus")
    window.lock()
    enter(window)
    qtbot.waitUntil(lambda: window.conducting.is_running)
    qtbot.waitUntil(lambda: window.conducting._view.card.override == "had to leave for the bus")
