"""Locks in the middle of an interview, and looks whether the text is there afterwards."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from intake.ui.kit.fields import PassphraseEdit
from intake.ui.locking import DeskLock
from intake.ui.views.interview_view import InterviewView
from tools.bench.settings import PASSPHRASE, Settings
from tools.bench.window_driver import WindowDriver, prepare

TYPED = "half a sentence, and then"
PATH = "about_you/name"


def child(work: str, rounds: str) -> int:
    """Lock so many times, and print the times and how many texts were lost."""
    driver = WindowDriver(prepare(Settings(Path(work)), "lock"))
    told: dict[str, list[float]] = {"hidden": [], "cpu": [], "locked": []}
    lost = 0
    _unlock(driver)
    driver.open_interview("built-in")
    for number in range(int(rounds)):
        text = f"{TYPED} {number}"
        _type(driver, text)
        for name, took in zip(told, _lock(driver), strict=True):
            told[name].append(took)
        _unlock(driver)
        driver.wait(lambda: bool(_views(driver)))
        lost += _field(driver).text() != text
    driver.close()
    sys.stdout.write(json.dumps({**told, "lost": lost}) + "\n")
    return 0


def _unlock(driver: WindowDriver) -> None:
    driver.rest(500)
    field = next(each for each in driver.window.findChildren(PassphraseEdit) if each.isVisible())
    driver.wait(field.isEnabled)
    field.setText(PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    driver.wait(driver.is_listed)
    driver.rest(500)


def _lock(driver: WindowDriver) -> tuple[float, float, float]:
    """Return the milliseconds until all is hidden, their processor time, and until all is done."""
    seen: list[tuple[float, float]] = []

    def look() -> None:
        seen.append((time.perf_counter(), time.process_time()))

    desk = driver.window.findChild(DeskLock)
    if not isinstance(desk, DeskLock):
        raise TypeError("nothing locks this window")
    desk.hidden.connect(look)
    begun, used = time.perf_counter(), time.process_time()
    driver.window.lock()
    ended = time.perf_counter()
    desk.hidden.disconnect(look)
    hidden, processor = seen[0]
    return (hidden - begun) * 1000, (processor - used) * 1000, (ended - begun) * 1000


def _type(driver: WindowDriver, text: str) -> None:
    field = _field(driver)
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, text)


def _views(driver: WindowDriver) -> list[InterviewView]:
    return [each for each in driver.window.findChildren(InterviewView) if each.isVisible()]


def _field(driver: WindowDriver) -> QLineEdit:
    card = _views(driver)[0].card
    card.question_opened.emit(PATH)
    driver.wait(lambda: any(each.path == PATH for each in card.panels))
    panel = next(each for each in card.panels if each.path == PATH)
    return next(each for each in panel.findChildren(QLineEdit) if each.isVisible())
