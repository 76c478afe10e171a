"""Choosing by number: one digit at once, two where the list is longer, after a short wait."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

WAIT_MS: Final = 700
MOST: Final = 99
"""Choices further down have no number."""


def cap_of(place: int) -> str:
    """Return the number of the choice at a place that counts from zero."""
    return str(place + 1) if place < MOST else ""


class DigitKeys(QObject):
    """Collects digits; `choose` is called with the place of the choice, counting from zero."""

    def __init__(self, choose: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._choose = choose
        self._digits = ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.settle)

    def press(self, digit: str, count: int) -> bool:
        """Take a digit; False when no choice out of `count` begins with it."""
        most = min(count, MOST)
        digits = self._digits + digit
        if int(digits) > most:
            self.settle()
            digits = digit
        if not 1 <= int(digits) <= most:
            return False
        self._digits = digits
        if int(digits) * 10 > most:
            self.settle()
        else:
            self._wait.start()
        return True

    def drop(self) -> None:
        """Forget what was pressed so far."""
        self._wait.stop()
        self._digits = ""

    def settle(self) -> None:
        """Choose by what was pressed so far, without waiting longer."""
        digits = self._digits
        self.drop()
        if digits:
            self._choose(int(digits) - 1)
