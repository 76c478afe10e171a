"""A switch with a sentence and a reason below it; a check box for keyboard and screen readers."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from intake.ui.kit import painting
from intake.ui.kit.context import Context
from intake.ui.theme.fonts import font


class SwitchRow(QCheckBox):
    """Two lines of text, and a switch at the end of the row."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._title = self._reason = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_texts(self, title: str, reason: str = "") -> None:
        """Show a title, and below it a reason where there is one."""
        if (title, reason) != (self._title, self._reason):
            self._title, self._reason = title, reason
            self.setAccessibleName(title)
            self.setAccessibleDescription(reason)
            self.setToolTip(title)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Be as high as one line or two need."""
        return QSize(self._context.s(300), self._context.s(58 if self._reason else 44))

    def minimumSizeHint(self) -> QSize:
        """Be no narrower than a few words."""
        return QSize(self._context.s(180), self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        colors, s = self._context.colors, self._context.s
        painter = QPainter(self)
        painting.begin(painter)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ruler = painting.Ruler(self.width(), self.height(), is_mirrored)
        if self.underMouse() or self.hasFocus():
            painting.rounded(
                painter,
                QRectF(self.rect()).adjusted(1, 1, -1, -1),
                s(9),
                fill=colors.sunken if self.underMouse() else "",
                edge=colors.focus if self.hasFocus() else "",
                width=2,
            )
        self._paint_texts(painter, ruler)
        self._paint_switch(painter, ruler)
        painter.end()

    def _paint_texts(self, painter: QPainter, ruler: painting.Ruler) -> None:
        s, theme, colors = self._context.s, self._context.theme, self._context.colors
        end = ruler.width - s(64)
        side = painting.starting_side(is_mirrored=ruler.is_mirrored)
        upper, lower = font(theme, "control"), font(theme, "caption")
        high = QFontMetrics(upper).height()
        low = QFontMetrics(lower).height() if self._reason else 0
        top = (ruler.height - high - low) / 2
        box = ruler.box(s(10), end)
        ink = colors.text if self.isEnabled() else colors.faint
        first = QRectF(box.left(), top, box.width(), high)
        painting.text(painter, first, self._title, upper, color=ink, alignment=side)
        second = QRectF(box.left(), top + high, box.width(), low)
        painting.text(painter, second, self._reason, lower, color=colors.muted, alignment=side)

    def _paint_switch(self, painter: QPainter, ruler: painting.Ruler) -> None:
        s, colors, is_on = self._context.s, self._context.colors, self.isChecked()
        track = ruler.box(ruler.width - s(48), ruler.width - s(10), height=s(22))
        fill = colors.primary if is_on else colors.sunken
        edge = colors.primary if is_on else colors.line_strong
        painting.rounded(painter, track, s(11), fill=fill, edge=edge, width=1.4)
        is_right = is_on != ruler.is_mirrored
        left = track.right() - s(19) if is_right else track.left() + s(3)
        knob = QRectF(left, track.center().y() - s(8), s(16), s(16))
        painting.ellipse(painter, knob, fill=colors.on_primary if is_on else colors.line_strong)
