"""What table delegates draw in a cell: a pill, a progress bar with its count, two lines of text."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from intake.ui.kit import painting
from intake.ui.kit.context import Context
from intake.ui.theme.fonts import font


class CellPainter:
    """Draws into one cell; made anew for each, it keeps nothing."""

    def __init__(
        self, context: Context, painter: QPainter, option: QStyleOptionViewItem, *, is_first: bool
    ) -> None:
        self._context, self._painter = context, painter
        self._is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        self._rect = QRectF(option.rect)
        self.is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        start, end = context.s(16 if is_first else 8), context.s(8)
        left, right = (end, start) if self._is_mirrored else (start, end)
        self._inner = self._rect.adjusted(left, 0, -right, 0)
        painting.begin(painter)

    def background(self, *, has_marker: bool) -> None:
        """Draw the row's ground, its hairline, and the marker of the selected row."""
        colors, painter, rect = self._context.colors, self._painter, self._rect
        if self.is_selected:
            painter.fillRect(rect, QColor(colors.sel))
        elif self._is_hovered:
            painter.fillRect(rect, QColor(colors.canvas))
        painter.setPen(QPen(QColor(colors.line), 1))
        painter.drawLine(rect.bottomLeft().toPoint(), rect.bottomRight().toPoint())
        if self.is_selected and has_marker:
            width = self._context.s(3)
            left = rect.right() - width if self._is_mirrored else rect.left()
            box = QRectF(left, rect.top(), width, rect.height())
            painter.fillRect(box, QColor(colors.primary))

    def focus_ring(self) -> None:
        """Draw this cell's part of the ring around the whole row."""
        self._painter.setPen(QPen(QColor(self._context.colors.focus), 2))
        top, bottom = self._rect.top() + 1, self._rect.bottom() - 1
        for y in (top, bottom):
            self._painter.drawLine(int(self._rect.left()), int(y), int(self._rect.right()), int(y))

    def text(self, words: str, role: str = "body", color: str = "text") -> None:
        """Write one line in the middle."""
        self._write(self._inner, words, role, color)

    def two_lines(self, upper: str, lower: str) -> None:
        """Write a strong line over a small one."""
        theme = self._context.theme
        high = QFontMetrics(font(theme, "body_strong")).height()
        low = QFontMetrics(font(theme, "caption")).height()
        box = self._inner
        top = box.top() + (box.height() - high - low) / 2
        self._write(QRectF(box.left(), top, box.width(), high), upper, "body_strong", "text")
        self._write(QRectF(box.left(), top + high, box.width(), low), lower, "caption", "muted")

    def pill(self, words: str, kind: str) -> None:
        """Draw a state as a pill."""
        s, colors, box = self._context.s, self._context.colors, self._inner
        bold = font(self._context.theme, "caption", weight=600)
        width = min(QFontMetrics(bold).horizontalAdvance(words) + s(22), box.width())
        height = s(24)
        left = box.right() - width if self._is_mirrored else box.left()
        shape = QRectF(left, box.top() + (box.height() - height) / 2, width, height)
        fill = colors.sunken if kind == "quiet" else getattr(colors, f"{kind}_soft")
        ink = colors.muted if kind == "quiet" else getattr(colors, kind)
        edge = "" if colors.pill_line == "transparent" else colors.pill_line
        painting.rounded(self._painter, shape, height / 2, fill=fill, edge=edge)
        inner = shape.adjusted(s(6), 0, -s(6), 0)
        center = Qt.AlignmentFlag.AlignCenter
        painting.text(self._painter, inner, words, bold, color=ink, alignment=center)

    def progress(self, share: float, words: str) -> None:
        """Draw a bar with its count beside it."""
        s, colors, box = self._context.s, self._context.colors, self._inner
        number = s(52)
        width = max(s(30), min(box.width() - number, s(90)))
        left = box.right() - width if self._is_mirrored else box.left()
        track = QRectF(left, box.center().y() - s(3), width, s(6))
        if colors.pill_line == "transparent":
            ground = colors.line if self.is_selected else colors.sunken
            painting.rounded(self._painter, track, s(3), fill=ground)
        else:  # high contrast: a filled track would look like a full bar
            painting.rounded(self._painter, track, s(3), fill=colors.surface, edge=colors.line)
        done = QRectF(track)
        done.setWidth(width * min(1.0, share))
        if self._is_mirrored:
            done.moveRight(track.right())
        if share > 0:
            fill = colors.ok if share >= 1 else colors.primary
            painting.rounded(self._painter, done, s(3), fill=fill)
        start = left - number if self._is_mirrored else track.right() + s(8)
        counted = QRectF(start, box.top(), number - s(6), box.height())
        self._write(counted, words, "caption", "muted")

    def _write(self, box: QRectF, words: str, role: str, color: str) -> None:
        painting.text(
            self._painter,
            box,
            words,
            font(self._context.theme, role),
            color=getattr(self._context.colors, color),
            alignment=painting.starting_side(is_mirrored=self._is_mirrored),
        )
