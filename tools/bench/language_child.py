"""Fifty switches of the language with half-typed text, on the real window."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea

from intake.ui.presenters.interview_pages import FINISH
from intake.ui.views.interview_view import InterviewView
from tools.bench.settings import Settings
from tools.bench.window_driver import WindowDriver, prepare

TYPED = "half a sentence, and then"
_MOST_PAGES = 200
_WARM = 4
Field = QLineEdit | QPlainTextEdit


def child(work: str, switches: str) -> int:
    """Switch, and print the times and what was lost."""
    prepared = prepare(Settings(Path(work)), "language")
    driver = WindowDriver(prepared)
    driver.type_passphrase()
    driver.press_enter()
    driver.wait(driver.is_listed)
    forms: dict[str, object] = {}
    for form in prepared.interviews:
        view = driver.open_interview(form)
        forms[form] = _switched(driver, view, int(switches))
        driver.leave(view)
    driver.close()
    sys.stdout.write(json.dumps({"forms": forms}) + "\n")
    return 0


def _switched(driver: WindowDriver, view: InterviewView, switches: int) -> dict[str, object]:
    field = _field(driver, view)
    QTest.keyClicks(field, TYPED)
    _select(field, 5, 9)
    driver.rest(700)  # the draft is kept meanwhile
    before = _state(view, field)
    times, cpu = [], []
    for number in range(_WARM + switches):
        begun, used = time.perf_counter(), time.process_time()
        driver.window.flip_language()
        driver.application.processEvents()
        driver.window.repaint()
        if number >= _WARM:
            times.append((time.perf_counter() - begun) * 1e3)
            cpu.append((time.process_time() - used) * 1e3)
        driver.rest(10)
    after = _state(view, field)
    lost = [name for name in before if before[name] != after[name]]
    field.undo()
    if _text(field) == TYPED:
        lost.append("undo that works")
    return {"times": times, "cpu": cpu, "lost": lost}


def _field(driver: WindowDriver, view: InterviewView) -> Field:
    """Walk to the first page with a field to write in."""
    for _ in range(_MOST_PAGES):
        for panel in view.card.panels:
            for kind in (QPlainTextEdit, QLineEdit):
                found = panel.editor.findChild(kind)
                if isinstance(found, Field) and found.isVisible() and not found.isReadOnly():
                    found.setFocus()
                    return found
        if view.card.key == FINISH:
            break
        view.card.entered.emit()
        driver.rest(30)
    raise LookupError("no page with a field")


def _select(field: Field, start: int, end: int) -> None:
    if isinstance(field, QLineEdit):
        field.setSelection(start, end - start)
        return
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def _text(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@dataclass(frozen=True, slots=True)
class _Place:
    caret: int
    selection: str
    can_undo: bool


def _place(field: Field) -> _Place:
    if isinstance(field, QLineEdit):
        return _Place(field.cursorPosition(), field.selectedText(), field.isUndoAvailable())
    cursor = field.textCursor()
    can_undo = field.document().isUndoAvailable()
    return _Place(cursor.position(), cursor.selectedText(), can_undo)


def _state(view: InterviewView, field: Field) -> dict[str, object]:
    place = _place(field)
    areas = view.findChildren(QScrollArea)
    return {
        "caret": place.caret,
        "selection": place.selection,
        "undo": place.can_undo,
        "text": _text(field),
        "focus": field.hasFocus(),
        "scroll": [each.verticalScrollBar().value() for each in areas],
        "page": view.card.key,
    }
