"""The cells of a table of questions: painted, with native radio buttons and check boxes beneath."""

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class _Cell(_Button):
    """What both kinds of cell share; mixed into the native button."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def sizeHint(self) -> QSize:
        """Be as big as a finger needs."""
        return QSize(self._context.s(CELL), self._context.s(CELL))

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
        colors, s = self._context.colors, self._context.s
        painter = QPainter(self)
        painting.begin(painter)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_on = self.isChecked()
        fill = colors.primary_soft if is_on else colors.surface
        edge = colors.focus if self.hasFocus() else colors.line
        width = 2 if self.hasFocus() else 1.2
        painting.rounded(painter, whole, s(9), fill=fill, edge=edge, width=width)
        side = s(20)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        edge = colors.primary if is_on else colors.line_strong
        if isinstance(self, QCheckBox):
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


class CheckCell(_Cell, QCheckBox):
    """One cell of a row in which several may be chosen."""
