"""Charts that are painted: bars that lie, and columns that stand; each hue has its own pattern."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake.i18n.figure_charts import Bar, Chart, Column
from intake.ui.kit import painting
from intake.ui.kit.context import Context
from intake.ui.theme.fonts import font

PATTERNS: Final = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
)
"""Told apart also where there is no colour."""
_ROW, _BAR, _LABEL, _VALUE = 34, 14, 0.36, 0.24
_TALL, _FOOT, _LEGEND = 180, 24, 30


def hue(context: Context, number: int) -> str:
    """Return the colour of a hue in the present theme."""
    colors = context.colors
    return (colors.primary, colors.warn, colors.info)[number % len(PATTERNS)]


class ChartView(QWidget):
    """Paints one chart; what it shows is its accessible description."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        context.look.changed.connect(self.update)

    def display(self, chart: Chart) -> None:
        """Show a chart."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.spoken)
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """Return a line for each bar, or the height of the columns."""
        s, chart = self._context.s, self._chart
        if chart is None:
            return QSize(s(320), s(_ROW))
        if chart.columns:
            return QSize(s(320), s(_TALL + _FOOT + _LEGEND))
        return QSize(s(320), s(_ROW) * max(len(chart.bars), 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if self._chart is None:
            return
        painter = QPainter(self)
        painting.begin(painter)
        if self._chart.columns:
            self._paint_columns(painter, self._chart.columns, self._chart.legend)
        for at, bar in enumerate(self._chart.bars):
            self._paint_bar(painter, bar, at * self._context.s(_ROW))
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: Bar, top: int) -> None:
        context, s = self._context, self._context.s
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ruler = painting.Ruler(self.width(), s(_ROW), is_mirrored)
        start, end = self.width() * _LABEL, self.width() * (1 - _VALUE)
        side = painting.starting_side(is_mirrored=is_mirrored)
        words = font(context.theme, "body")

        def moved(box: QRectF) -> QRectF:
            return box.translated(0, top)

        painting.text(
            painter, moved(ruler.box(0, start - s(10))), bar.label, words,
            color=context.colors.text, alignment=side,
        )  # fmt: skip
        if bar.length is not None or bar.is_hidden:
            track = moved(ruler.box(start, end, height=s(_BAR)))
            painting.rounded(painter, track, s(3), fill=context.colors.sunken)
        if bar.length is not None:
            long = start + (end - start) * min(bar.length, 1.0)
            self._fill(painter, moved(ruler.box(start, long, height=s(_BAR))), bar.hue)
            self._whisker(painter, bar, (start, end), top, is_mirrored=is_mirrored)
        painting.text(
            painter, moved(ruler.box(end + s(12), ruler.width)), bar.value,
            font(context.theme, "caption" if bar.is_hidden else "body_strong"),
            color=context.colors.muted if bar.is_hidden else context.colors.text,
            alignment=side,
        )  # fmt: skip

    def _whisker(
        self,
        painter: QPainter,
        bar: Bar,
        ends: tuple[float, float],
        top: int,
        *,
        is_mirrored: bool,
    ) -> None:
        """Draw the interval over the bar: a line with two ends."""
        if bar.low is None or bar.high is None:
            return
        s, (start, end) = self._context.s, ends
        painter.setPen(QPen(QColor(self._context.colors.text), s(1.5)))
        middle = top + s(_ROW) / 2
        places = [start + (end - start) * min(each, 1.0) for each in (bar.low, bar.high)]
        if is_mirrored:
            places = [self.width() - each for each in places]
        painter.drawLine(QPointF(places[0], middle), QPointF(places[1], middle))
        for place in places:
            painter.drawLine(QPointF(place, middle - s(4)), QPointF(place, middle + s(4)))

    def _paint_columns(
        self, painter: QPainter, columns: Sequence[Column], legend: Sequence[str]
    ) -> None:
        context, s = self._context, self._context.s
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        each = self.width() / max(len(columns), 1)
        wide = min(each * 0.6, s(56))
        small = font(context.theme, "caption")
        for at, column in enumerate(columns):
            place = len(columns) - 1 - at if is_mirrored else at
            left, bottom = place * each + (each - wide) / 2, float(s(_TALL))
            for number, share in column.parts:
                tall = share * s(_TALL - 8)
                self._fill(painter, QRectF(left, bottom - tall, wide, tall), number)
                bottom -= tall
            painting.text(
                painter, QRectF(place * each, s(_TALL + 2), each, s(_FOOT - 4)), column.label,
                small, color=context.colors.muted, alignment=Qt.AlignmentFlag.AlignCenter,
            )  # fmt: skip
        painter.setPen(QPen(QColor(context.colors.line_strong), 1))
        painter.drawLine(QPointF(0, s(_TALL)), QPointF(self.width(), s(_TALL)))
        self._paint_legend(painter, legend, is_mirrored=is_mirrored)

    def _paint_legend(self, painter: QPainter, legend: Sequence[str], *, is_mirrored: bool) -> None:
        context, s = self._context, self._context.s
        ruler = painting.Ruler(self.width(), s(_LEGEND), is_mirrored)
        wide, top = s(170), s(_TALL + _FOOT)
        for at, words in enumerate(legend):
            sign = ruler.box(at * wide, at * wide + s(16), height=s(12)).translated(0, top)
            self._fill(painter, sign, at)
            painting.text(
                painter, ruler.box(at * wide + s(24), (at + 1) * wide).translated(0, top), words,
                font(context.theme, "caption"), color=context.colors.text,
                alignment=painting.starting_side(is_mirrored=is_mirrored),
            )  # fmt: skip

    def _fill(self, painter: QPainter, box: QRectF, number: int) -> None:
        """Fill a box with the colour and the pattern of a hue, with an edge of its own."""
        color = QColor(hue(self._context, number))
        painter.setPen(QPen(color, 1))
        painter.setBrush(QBrush(color, PATTERNS[number % len(PATTERNS)]))
        painter.drawRect(box)
