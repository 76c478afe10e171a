"""A story is typed, a quotation marked, and a name leaves it before anything of it is kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from intake.domain.answers import Span
from intake.services.ports import ListQuery
from intake.ui.answer_editors.narrative import NarrativeEditor
from intake.ui.views.interview_view import InterviewView
from tests.journeys.conftest import type_into

pytestmark = pytest.mark.journey

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, asking: Any) -> Any:
    window = asking
    view = window.findChild(InterviewView)
    view._presenter.answer("lawyer/has_lawyer", "no")
    view._presenter.answer("happened/hurt", "yes")
    view._presenter.add_row("happened/events/harm")
    qtbot.waitUntil(lambda: view.findChild(NarrativeEditor) is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def select(text: QPlainTextEdit, words: str) -> None:
    start = text.toPlainText().index(words)
    cursor = text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


@pytest.mark.timeout(60)
def test_name_leaves_the_story_and_the_quotation_stays(
    qtbot: QtBot, window: Any, picture: Callable[[Any, str], Path]
) -> None:
    view = window.findChild(InterviewView)
    editor = view.findChild(NarrativeEditor)
    text = editor.findChild(QPlainTextEdit)
    text.setFocus()
    type_into(text, "Vino Braulio. Dijo: te espero.")
    select(text, "te espero")
    qtbot.keyClick(text, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    select(text, "Braulio")
    QTest.keyClick(text, Qt.Key.Key_N, BOTH)
    qtbot.waitUntil(lambda: "[person 1]" in text.toPlainText())
    qtbot.waitUntil(lambda: not view._presenter.has_unsaved)
    picture(window, "token")

    application = window.session.application
    (row,) = application.reading.interviews(ListQuery()).rows
    application.interviewing.leave_section(row.id)
    document = application.reading.interview(row.id).document
    (value,) = (each for path, each in document.values.items() if path.endswith("/description"))
    assert value.v == "Vino [[person:1]]. Dijo: te espero."
    assert value.spans == (Span(25, 34, "verbatim"),)
    assert [each.text for each in application.testimony.kept(row.id)] == ["Braulio"]
    entries = [each for each in application.reading.record_entries(row.id) if each.body]
    told = [each.header for each in entries if b"Braulio" in (each.body or b"")]
    assert len(told) == 1
    assert b"name.kept_apart" in (told[0] or b"")
    assert application.reading.drafts() == ()

    QTest.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text.toPlainText() == "Vino Braulio. Dijo: te espero."
