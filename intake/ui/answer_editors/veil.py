"""Dots over a long text that tells who somebody is, except while the keyboard is on it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from intake.ui.kit.context import Context

DOTS = "●" * 12
_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_AS_NEEDED = Qt.ScrollBarPolicy.ScrollBarAsNeeded


class Veil(QLabel):
    """Stands where the text was, tells nothing of its length, gives way to a click or the Tab key.

    The text is not painted below it at all.
    """

    def __init__(self, context: Context, text: QPlainTextEdit) -> None:
        super().__init__(DOTS, text)
        self._context, self._text = context, text
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        margin = context.s(10)
        self.setContentsMargins(margin, margin, margin, margin)
        text.installEventFilter(self)
        text.textChanged.connect(self.fall)
        context.look.changed.connect(self.fall)
        self.fall()

    def fall(self) -> None:
        """Cover the text, or not, as it stands now."""
        self._cover(has_focus=self._text.hasFocus())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keyboard and the size of the text."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._cover(has_focus=event.type() is QEvent.Type.FocusIn)
        elif event.type() is QEvent.Type.Resize:
            self.setGeometry(self._text.rect())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let somebody read by clicking."""
        event.accept()
        self._text.setFocus(Qt.FocusReason.MouseFocusReason)

    def _cover(self, *, has_focus: bool) -> None:
        hides = self._context.look.hides_names and not has_focus
        hides = hides and bool(self._text.toPlainText())
        self.setGeometry(self._text.rect())
        self.setVisible(hides)
        self._text.viewport().setVisible(not hides)
        self._text.setVerticalScrollBarPolicy(_NEVER if hides else _AS_NEEDED)
