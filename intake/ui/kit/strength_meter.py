"""How strong a passphrase is: four bars and a word, never the colour alone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake.ui.kit import painting
from intake.ui.kit.context import Context

_COLORS = ("bad", "bad", "warn", "ok", "ok")
BARS = 4


class StrengthMeter(QWidget):
    """Four bars; the sentence beside them belongs to the view."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._score = context, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Stay small."""
        return QSize(self._context.s(132), self._context.s(8))

    def display(self, score: int, spoken: str) -> None:
        """Show a score of 0 to 4, and tell screen readers the sentence."""
        self._score = score
        self.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        colors, s = self._context.colors, self._context.s
        painter = QPainter(self)
        painting.begin(painter)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ruler = painting.Ruler(self.width(), self.height(), is_mirrored)
        gap = s(6)
        width = (self.width() - gap * (BARS - 1)) / BARS
        for at in range(BARS):
            start = at * (width + gap)
            box: QRectF = ruler.box(start, start + width, height=s(6))
            is_lit = at < self._score
            fill = getattr(colors, _COLORS[self._score]) if is_lit else colors.line
            painting.rounded(painter, box, s(3), fill=fill)
        painter.end()
