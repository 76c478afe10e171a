"""Notice when nobody touches keyboard, mouse or screen for a while."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
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


class IdleWatch(QObject):
    """Says `idle` once, after the minutes that were chosen."""

    idle = Signal()

    def __init__(self, application: QApplication, minutes: float) -> None:
        super().__init__(application)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self._last = QElapsedTimer()
        self._last.start()
        self._application = application
        self.set_minutes(minutes)

    def set_minutes(self, minutes: float) -> None:
        """Take another length of time."""
        self._timer.setInterval(round(minutes * 60_000))

    def start(self) -> None:
        """Begin to watch."""
        self._application.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Stop watching, as while the store is locked."""
        self._application.removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin the time anew at every sign of life; nothing is held back."""
        is_alive = event.type() in _SIGNS_OF_LIFE and self._timer.isActive()
        if is_alive and self._last.elapsed() >= _THROTTLE_MS:
            self._last.restart()
            self._timer.start()
        return False
