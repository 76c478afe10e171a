"""Notice signs of life on the whole program: keys, mouse, fingers; and Esc pressed twice."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
_THROTTLE_MS = 250
TWICE_MS = 600
"""Two presses of Esc within so much time are one act."""


class IdleWatch(QObject):
    """Says `touched` now and then while somebody is there, and `escaped` when Esc came twice."""

    touched = Signal()
    escaped = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._last, self._escape = QElapsedTimer(), QElapsedTimer()

    def start(self) -> None:
        """Begin to watch."""
        self._last.invalidate()
        self._application.installEventFilter(self)

    def stop(self) -> None:
        """Stop watching, as while the store is locked."""
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice signs of life; nothing is held back."""
        if event.type() in _SIGNS_OF_LIFE:
            if not self._last.isValid() or self._last.elapsed() >= _THROTTLE_MS:
                self._last.start()
                self.touched.emit()
            is_first_look = isinstance(watched, QWindow)  # a widget sees the same press again
            if is_first_look and isinstance(event, QKeyEvent):
                self._note_escape(event)
        return False

    def _note_escape(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or event.isAutoRepeat():
            return
        is_soon = self._escape.isValid() and self._escape.elapsed() <= TWICE_MS
        self._escape.start()
        leaves_dialog = self._application.activeModalWidget() is not None
        if is_soon and not leaves_dialog:
            self._escape.invalidate()
            self.escaped.emit()
