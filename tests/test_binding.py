"""PySide6 6.12.0 gives None and True away on Python 3.11, until the process aborts.

Each call that returns nothing cost a reference to None, each `emit()` one to True. From 3.12 on both are
immortal and the count stands still, so only 3.11 can tell; on the others the test holds trivially.
"""

import sys
from collections.abc import Callable

import pytest

QtWidgets = pytest.importorskip("PySide6.QtWidgets", reason="needs Qt")

CALLS = 1000
NOISE = 100  # other code takes and gives a few meanwhile


def references_lost(value: object, call: Callable[[], object]) -> int:
    before = sys.getrefcount(value)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(value)


@pytest.mark.usefixtures("qapp")
def test_calls_that_return_nothing_keep_none() -> None:
    label = QtWidgets.QLabel()
    assert references_lost(None, lambda: label.setEnabled(True)) < NOISE


@pytest.mark.usefixtures("qapp")
def test_emitting_keeps_true() -> None:
    button = QtWidgets.QPushButton()
    assert references_lost(True, lambda: button.pressed.emit()) < NOISE
