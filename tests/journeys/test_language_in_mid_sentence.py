"""The interpreter switches the language while a sentence is half typed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from intake.services.ports import ListQuery
from intake.ui.views.interview_view import InterviewView
from tests.journeys.conftest import type_into

pytestmark = pytest.mark.journey


@pytest.fixture
def window(qtbot: QtBot, asking: Any) -> Any:
    window = asking
    view = window.findChild(InterviewView)
    view._presenter.go_to_section("about_you")
    qtbot.waitUntil(lambda: view.card.panels[0].path == "about_you/name")
    window.activateWindow()  # no window manager does it here
    qtbot.waitUntil(window.isActiveWindow)
    return window


def words_on(window: Any) -> set[str]:
    return {label.text() for label in window.findChildren(QLabel) if label.isVisible()}


@pytest.mark.timeout(60)
def test_half_typed_text_caret_selection_and_undo_stay(
    qtbot: QtBot, window: Any, picture: Callable[[Any, str], Path]
) -> None:
    view = window.findChild(InterviewView)
    field = view.card.panels[0].findChild(QLineEdit)
    field.setFocus()
    type_into(field, "María ")
    type_into(field, "Ibáñez")
    field.setSelection(0, 5)
    qtbot.wait(20)
    before = words_on(window)
    assert "Sections" in before
    picture(window, "before")

    qtbot.keyClick(field, Qt.Key.Key_F2)

    qtbot.waitUntil(lambda: "Secciones" in words_on(window))
    assert field is view.card.panels[0].findChild(QLineEdit)
    assert (field.text(), field.selectedText()) == ("María Ibáñez", "María")
    assert field.isUndoAvailable()
    after = words_on(window)
    assert "¿Cómo quiere que le llamemos? No tiene que ser su nombre de papeles." in after
    assert "Sobre usted" in after
    picture(window, "after")

    qtbot.keyClick(field, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: "Sections" in words_on(window))
    assert words_on(window) == before
    assert field.text() == "María Ibáñez"


@pytest.mark.timeout(60)
def test_half_typed_text_is_kept_as_a_draft_and_never_as_an_answer(
    qtbot: QtBot, window: Any
) -> None:
    view = window.findChild(InterviewView)
    field = view.card.panels[0].findChild(QLineEdit)
    field.setFocus()
    type_into(field, "Marisol")
    reading = window.session.application.reading
    qtbot.waitUntil(lambda: bool(reading.drafts()), timeout=5000)
    (draft,) = reading.drafts()
    assert (draft.path, draft.text) == ("about_you/name", "Marisol")
    assert "about_you/name" not in reading.interview(draft.interview).document.values


@pytest.mark.timeout(60)
def test_locking_keeps_the_half_typed_text_and_unlocking_offers_it(
    qtbot: QtBot,
    window: Any,
    enter: Callable[[Any], None],
    picture: Callable[[Any, str], Path],
) -> None:
    view = window.findChild(InterviewView)
    field = view.card.panels[0].findChild(QLineEdit)
    field.setFocus()
    type_into(field, "Marisol")
    window.lock()
    assert not window.session
    assert not any("Marisol" in text for text in words_on(window))
    picture(window, "locked")
    enter(window)
    reading = window.session.application.reading
    (row,) = reading.interviews(ListQuery()).rows
    kept = reading.interview(row.id).document.values
    assert kept["about_you/name"].v == "Marisol"
