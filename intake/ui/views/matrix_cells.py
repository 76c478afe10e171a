"""The cells of a table of questions: painted, with native radio buttons and check boxes beneath."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from intake.ui.kit import painting
from intake.ui.kit.context import Context
from intake.ui.theme.icons import pixmap

CELL = 44
MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
"""What an arrow does: rows down, cells to the right."""


class _Cell:
    """What both kinds of cell share; mixed into the native button."""

    _context: Context

    def _hint(self) -> QSize:
        return QSize(self._context.s(CELL), self._context.s(CELL))

    def _paint(self, button: QAbstractButton) -> None:
        colors, s = self._context.colors, self._context.s
        painter = QPainter(button)
        painting.begin(painter)
        whole = QRectF(button.rect()).adjusted(1, 1, -1, -1)
        is_on = button.isChecked()
        fill = colors.primary_soft if is_on else colors.surface
        edge = colors.focus if button.hasFocus() else colors.line
        width = 2 if button.hasFocus() else 1.2
        painting.rounded(painter, whole, s(9), fill=fill, edge=edge, width=width)
        side = s(20)
        box = QRectF((button.width() - side) / 2, (button.height() - side) / 2, side, side)
        edge = colors.primary if is_on else colors.line_strong
        if isinstance(button, QCheckBox):
            inside = colors.primary if is_on else colors.surface
            painting.rounded(painter, box, s(6), fill=inside, edge=edge, width=1.6)
            if is_on:
                sign = pixmap("check", colors.on_primary, s(18))
                painter.drawPixmap(box.adjusted(2, 2, -2, -2).toRect(), sign)
        else:
            painting.ellipse(painter, box, fill=colors.surface, edge=edge, width=1.6)
            if is_on:
                inner = box.adjusted(s(5), s(5), -s(5), -s(5))
                painting.ellipse(painter, inner, fill=colors.primary)
        painter.end()


class RadioCell(_Cell, QRadioButton):
    """One cell of a row in which one is chosen."""

    def __init__(self, context: Context) -> None:
        QRadioButton.__init__(self)
        self._context = context

    def sizeHint(self) -> QSize:
        """Be as big as a finger needs."""
        return self._hint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows to the table, so that moving does not choose."""
        if Qt.Key(event.key()) in MOVES:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cell."""
        self._paint(self)


class CheckCell(_Cell, QCheckBox):
    """One cell of a row in which several may be chosen."""

    def __init__(self, context: Context) -> None:
        QCheckBox.__init__(self)
        self._context = context

    def sizeHint(self) -> QSize:
        """Be as big as a finger needs."""
        return self._hint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows to the table."""
        if Qt.Key(event.key()) in MOVES:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cell."""
        self._paint(self)
