"""What the program put on the clipboard does not stay there, and history keepers are asked away."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard

SECONDS = 60
_MARKS = (
    ("x-kde-passwordManagerHint", b"secret"),
    (
        'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"',
        b"1",
    ),
)
"""What keepers of clipboard histories look for; those that do not look cannot be asked."""
_Mode = QClipboard.Mode


class ClipboardCare(QObject):
    """Marks what is copied from our fields, and takes it away after a minute."""

    def __init__(self, clipboard: QClipboard, parent: QObject, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self.forget)
        self._clipboard.changed.connect(self._changed)

    def forget(self) -> None:
        """Take what is ours off the clipboard, and off the selection of X11."""
        self._timer.stop()
        if self._clipboard.ownsClipboard():
            self._clipboard.clear(_Mode.Clipboard)
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(_Mode.Selection)

    def _changed(self, mode: QClipboard.Mode) -> None:
        is_ours = (
            self._clipboard.ownsClipboard()
            if mode is _Mode.Clipboard
            else mode is _Mode.Selection and self._clipboard.ownsSelection()
        )
        if not is_ours:
            return
        self._timer.start()
        held = self._clipboard.mimeData(mode)
        if mode is _Mode.Clipboard and held.hasText() and not held.hasFormat(_MARKS[0][0]):
            marked = QMimeData()
            marked.setText(held.text())
            for name, value in _MARKS:
                marked.setData(name, value)
            self._clipboard.setMimeData(marked, mode)
