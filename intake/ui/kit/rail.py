"""The rail of the program: the places one can be, one of them current."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton

from intake.ui.kit import painting
from intake.ui.kit.context import Context
from intake.ui.localizer import Text
from intake.ui.theme.fonts import font
from intake.ui.theme.icons import pixmap


class RailItem(QRadioButton):
    """An icon and a word, painted: style sheets do not mirror the alignment of text."""

    def __init__(self, context: Context, message: Text, icon_name: str) -> None:
        super().__init__()
        self._context, self._icon = context, icon_name
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(context.s(42))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        context.localizer.bind(self, self.setText, message)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Fit the rail."""
        return QSize(self._context.s(160), self._context.s(42))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the item."""
        colors, s = self._context.colors, self._context.s
        painter = QPainter(self)
        painting.begin(painter)
        is_on = self.isChecked()
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ruler = painting.Ruler(self.width(), self.height(), is_mirrored)
        if is_on or self.underMouse() or self.hasFocus():
            painting.rounded(
                painter,
                QRectF(self.rect()).adjusted(1, 1, -1, -1),
                s(10),
                fill=colors.primary_soft if is_on else colors.sunken,
                edge=colors.focus if self.hasFocus() else "",
                width=2,
            )
        idle = colors.text if self.underMouse() else colors.muted
        color = colors.primary_soft_text if is_on else idle
        left = int(ruler.box(s(14), s(32)).x())
        sign = pixmap(self._icon, color, s(18))
        painter.drawPixmap(QRect(left, (self.height() - s(18)) // 2, s(18), s(18)), sign)
        painting.text(
            painter,
            ruler.box(s(44), ruler.width - s(10)),
            self.text(),
            font(self._context.theme, "control", weight=600 if is_on else 500),
            color=color,
            alignment=painting.starting_side(is_mirrored=is_mirrored),
        )
        painter.end()
