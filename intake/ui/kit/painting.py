"""What painted widgets share: a ruler for both directions, boxes and text that fits."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

_RIGHT_TO_LEFT = range(0x0590, 0x0900)
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


@dataclass(frozen=True, slots=True)
class Ruler:
    """Turns distances from the start of a line into boxes, in either direction."""

    width: float
    height: float
    is_mirrored: bool

    def box(self, start: float, end: float, *, height: float | None = None) -> QRectF:
        """Return the box between two distances from the start, centred in the height."""
        tall = self.height if height is None else height
        left = self.width - end if self.is_mirrored else start
        return QRectF(left, (self.height - tall) / 2, max(0.0, end - start), tall)


def begin(painter: QPainter) -> None:
    """Set a painter to draw smooth edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def rounded(
    painter: QPainter,
    box: QRectF,
    radius: float,
    *,
    fill: str = "",
    edge: str = "",
    width: float = 1,
) -> None:
    """Draw a rounded box."""
    painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)


def ellipse(
    painter: QPainter, box: QRectF, *, fill: str = "", edge: str = "", width: float = 1
) -> None:
    """Draw an ellipse."""
    painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)


def text(
    painter: QPainter,
    box: QRectF,
    words: str,
    font: QFont,
    *,
    color: str,
    alignment: Qt.AlignmentFlag = MIDDLE | Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write one line, cut with an ellipsis where it does not fit."""
    painter.setFont(font)
    painter.setPen(QColor(color))
    fitting = QFontMetrics(font).elidedText(
        words, Qt.TextElideMode.ElideRight, int(box.width()) + 1
    )
    painter.drawText(box, int(alignment.value), fitting)


def is_written_right_to_left(words: str) -> bool:
    """Tell whether a text holds letters that run from right to left."""
    return any(ord(letter) in _RIGHT_TO_LEFT for letter in words)


def side_of(words: str) -> Qt.AlignmentFlag:
    """Return the alignment of a text by its own letters."""
    is_mirrored = is_written_right_to_left(words)
    return MIDDLE | (Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft)


def starting_side(*, is_mirrored: bool) -> Qt.AlignmentFlag:
    """Return the alignment towards the start of the line."""
    return MIDDLE | (Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft)


def wrapped(painter: QPainter, box: QRectF, words: str, font: QFont, *, color: str) -> None:
    """Write as many centred lines as the words need."""
    painter.setFont(font)
    painter.setPen(QColor(color))
    wish = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    painter.drawText(box, int(wish.value) | int(Qt.TextFlag.TextWordWrap.value), words)
