"""Unlocking and answering in the real window, act by act, beside a beating heart."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from intake.domain.answers import SkipReason
from intake.ui.presenters.interview_pages import FINISH
from intake.ui.views.interview_view import InterviewView
from intake.ui.views.question_panel import QuestionPanel
from tools.bench.beating import Heart
from tools.bench.settings import Settings
from tools.bench.window_driver import WindowDriver, prepare

ACT_MS = 20
IDLE_MS = 1_500


def child(work: str, acts: str) -> int:
    """Do all of it, and print the gaps."""
    prepared = prepare(Settings(Path(work)), "stalls")
    driver, heart = WindowDriver(prepared), Heart()
    told: dict[str, object] = dict(_unlocked(driver, heart))
    forms: dict[str, dict[str, float]] = {}
    for form in prepared.interviews:
        view = driver.open_interview(form)
        driver.rest(300)
        heart.start()
        done = _answered(view, int(acts))
        heart.stop()
        forms[form] = heart.told() | {"acts": float(done)}
        driver.leave(view)
    told["forms"] = forms
    driver.close()
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


def _unlocked(driver: WindowDriver, heart: Heart) -> Iterator[tuple[str, dict[str, float]]]:
    """Rest, then unlock until the first rows are in the list."""
    driver.type_passphrase()
    heart.start()
    driver.rest(IDLE_MS)
    heart.stop()
    yield "idle", heart.told()
    heart.start()
    driver.press_enter()
    driver.wait(driver.is_listed)
    driver.rest(200)
    heart.stop()
    yield "unlocking", heart.told()


def _answered(view: InterviewView, most: int) -> int:
    """Do one act after the other, and let the loop run between them."""
    loop, timer, acts, done = QEventLoop(), QTimer(), _acts(view), [0]

    def act() -> None:
        if done[0] >= most or next(acts, None) is None:
            loop.quit()
            return
        done[0] += 1

    timer.timeout.connect(act)
    timer.start(ACT_MS)
    loop.exec()
    timer.stop()
    return done[0]


def _acts(view: InterviewView) -> Iterator[bool]:
    """Answer what is on the page, go on; skip what does not let go on."""
    while (key := view.card.key) != FINISH:
        for path in [panel.path for panel in view.card.panels]:
            panel = next((each for each in view.card.panels if each.path == path), None)
            if panel is not None:
                yield from _answer(panel)
        view.card.entered.emit()
        yield True
        if view.card.key == key:
            for path in [panel.path for panel in view.card.panels]:
                view.card.skipped.emit(path, SkipReason.NOT_ASKED)
                yield True
            view.card.entered.emit()
            yield True
            if view.card.key == key:
                return


def _answer(panel: QuestionPanel) -> Iterator[bool]:
    """Choose, or write a few letters one by one and leave the field."""
    for kind in (QPlainTextEdit, QLineEdit):
        field = panel.editor.findChild(kind)
        if isinstance(field, QPlainTextEdit | QLineEdit) and field.isVisible():
            field.setFocus()
            for letter in "3 hijos":
                QTest.keyClicks(field, letter)
                yield True
            panel.editor.commit()
            yield True
            return
    if panel.editor.take_key("1"):
        yield True
