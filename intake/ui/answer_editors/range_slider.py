"""The slider of a range, and the same as stars for a rating."""

from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle

from intake.ui.kit import painting
from intake.ui.kit.context import Context

MOST_STARS: Final = 10
_STAR: Final = 44


class RangeSlider(QSlider):
    """Goes where it is clicked, and takes its first place by a key or a click."""

    def __init__(self, context: Context) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._context = context
        self._first = 0
        self.stars = 0
        """How many stars there are; 0 for a plain slider."""
        self.is_untouched = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_stars(self, first: int, stars: int) -> None:
        """Show stars, of which the lowest place has `first`; too many stay a slider."""
        if 0 < stars <= MOST_STARS:
            self._first, self.stars = first, stars
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Have room for every star."""
        if not self.stars:
            return super().sizeHint()
        return QSize(self._context.s(_STAR * self.stars + 8), self._context.s(_STAR + 4))

    def minimumSizeHint(self) -> QSize:
        """Stars are not squeezed."""
        return self.sizeHint() if self.stars else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the place where it stands by Space."""
        if event.key() == Qt.Key.Key_Space:
            self.valueChanged.emit(self.value())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: an answer is not scrolled past."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where it was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            place = self._star_at(event.position()) if self.stars else self._at(event.position())
            self.setSliderPosition(place)
            self.valueChanged.emit(place)
        if not self.stars:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a star count when the button is let go."""
        super().mouseReleaseEvent(event)
        if self.stars:
            self.sliderReleased.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stars, filled as far as they are given."""
        if not self.stars:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painting.begin(painter)
        colors, given = self._context.colors, 0 if self.is_untouched else self._given
        ink = colors.primary if self.isEnabled() else colors.faint
        for n in range(self.stars):
            painter.setBrush(QColor(ink) if n < given else QColor(colors.surface))
            edge = ink if n < given else colors.line_strong
            painter.setPen(QPen(QColor(edge), 1.6))
            painter.drawPolygon(_star(self._box(n)))
        if self.hasFocus():
            whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painting.rounded(painter, whole, self._context.s(8), edge=colors.focus, width=2)
        painter.end()

    @property
    def _given(self) -> int:
        return self._first + self.value()

    def _box(self, n: int) -> QRectF:
        side = self._context.s(_STAR)
        at = self.stars - 1 - n if self._is_mirrored else n
        return QRectF(self._context.s(4) + at * side, self._context.s(2), side, side)

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _star_at(self, at: QPointF) -> int:
        n = int((at.x() - self._context.s(4)) // self._context.s(_STAR))
        n = min(max(self.stars - 1 - n if self._is_mirrored else n, 0), self.stars - 1)
        return n + 1 - self._first

    def _at(self, at: QPointF) -> int:
        is_standing = self.orientation() == Qt.Orientation.Vertical
        return QStyle.sliderValueFromPosition(
            self.minimum(),
            self.maximum(),
            int(at.y() if is_standing else at.x()),
            self.height() if is_standing else self.width(),
            is_standing or self._is_mirrored,
        )


def _star(box: QRectF) -> QPolygonF:
    center, radius = box.center(), box.width() * 0.4
    corners = []
    for n in range(10):
        angle, reach = pi * (n / 5 - 0.5), radius * (1 if n % 2 == 0 else 0.45)
        corners.append(center + QPointF(cos(angle) * reach, sin(angle) * reach))
    return QPolygonF(corners)
