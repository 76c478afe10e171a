"""The section navigator: a ring that fills, the title, and how many questions are answered."""

from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton

from intake.ui.kit import painting
from intake.ui.kit.context import Context
from intake.ui.theme.fonts import font
from intake.ui.theme.icons import pixmap


class SectionMark(StrEnum):
    """How far a section is."""

    DONE = "done"
    PART = "part"
    TODO = "todo"


class NavItem(QRadioButton):
    """One section; its radio button tells screen readers the title and the count."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._title, self._count, self._spoken = "", "", ""
        self._mark, self._share, self._is_flagged = SectionMark.TODO, 0.0, False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(context.s(44))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def display(
        self, title: str, count: str, mark: SectionMark, share: float, *, is_flagged: bool = False
    ) -> None:
        """Show a section: its title, its count as text ("3/9"), its mark and its share done."""
        shown = (title, count, mark, share, is_flagged)
        if shown != (self._title, self._count, self._mark, self._share, self._is_flagged):
            self._title, self._count, self._mark, self._share, self._is_flagged = shown
            self.setAccessibleName(f"{title}, {count}")
            self.update()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Fit the section rail."""
        return QSize(self._context.s(200), self._context.s(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        colors, s = self._context.colors, self._context.s
        painter = QPainter(self)
        painting.begin(painter)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ruler = painting.Ruler(self.width(), self.height(), is_mirrored)
        if self.isChecked() or self.underMouse() or self.hasFocus():
            painting.rounded(
                painter,
                QRectF(self.rect()).adjusted(1, 1, -1, -1),
                s(10),
                fill=colors.primary_soft if self.isChecked() else colors.sunken,
                edge=colors.focus if self.hasFocus() else "",
                width=2,
            )
        self._paint_ring(painter, ruler.box(s(12), s(32), height=s(20)))
        self._paint_texts(painter, ruler)
        painter.end()

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        colors, s = self._context.colors, self._context.s
        if self._mark is SectionMark.DONE:
            painting.ellipse(painter, box, fill=colors.ok)
            sign = pixmap("check", colors.surface, s(14))
            painter.drawPixmap(box.adjusted(4, 4, -4, -4).toRect(), sign)
            return
        is_begun = self._mark is SectionMark.PART
        width = s(3) if is_begun else 1.6
        ring = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        track = QPen(QColor(colors.line if is_begun else colors.line_strong), width)
        if is_begun and colors.line == colors.text:  # high contrast: a dotted track is not an arc
            track = QPen(QColor(colors.line), 1, Qt.PenStyle.DotLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(track)
        painter.drawEllipse(ring)
        if self._share > 0:
            solid, cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
            painter.setPen(QPen(QColor(colors.primary), width, solid, cap))
            painter.drawArc(ring, 90 * 16, -int(360 * 16 * self._share))

    def _paint_texts(self, painter: QPainter, ruler: painting.Ruler) -> None:
        colors, s, theme = self._context.colors, self._context.s, self._context.theme
        is_on, is_mirrored = self.isChecked(), ruler.is_mirrored
        idle = colors.muted if self._mark is SectionMark.TODO else colors.text
        small = font(theme, "caption")
        end = ruler.width - s(12)
        number = end - QFontMetrics(small).horizontalAdvance(self._count) - s(4)
        flag = number - s(20) if self._is_flagged else number
        painting.text(
            painter,
            ruler.box(s(44), flag),
            self._title,
            font(theme, "control", weight=600 if is_on else 500),
            color=colors.primary_soft_text if is_on else idle,
            alignment=painting.starting_side(is_mirrored=is_mirrored),
        )
        if self._is_flagged:
            left = int(ruler.box(number - s(18), number - s(2)).x())
            sign = pixmap("flag", colors.warn, s(15))
            painter.drawPixmap(QRect(left, (self.height() - s(15)) // 2, s(15), s(15)), sign)
        painting.text(
            painter,
            ruler.box(number, end),
            self._count,
            small,
            color=colors.primary_soft_text if is_on else colors.muted,
            alignment=painting.starting_side(is_mirrored=not is_mirrored),
        )
