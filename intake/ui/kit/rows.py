"""Choice rows in two languages: painted, with native radio buttons and check boxes beneath."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from intake.ui.kit import painting
from intake.ui.kit.context import Context
from intake.ui.theme.fonts import font
from intake.ui.theme.icons import pixmap


@dataclass(frozen=True, slots=True)
class RowSize:
    """How big a row is: 48 px with 15 px type on the staff screen, 66 with 21 for participants."""

    height: int = 48
    type_size: int = 15


class _RowPaint:
    """What both kinds of row share; mixed into the native button."""

    _context: Context
    _lead: str
    _other: str
    _cap: str
    _size: RowSize

    def _begin(self, context: Context, cap: str, size: RowSize) -> None:
        button = self._button()
        self._context, self._cap, self._size = context, cap, size
        self._lead = self._other = ""
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _button(self) -> QAbstractButton:
        assert isinstance(self, QAbstractButton)  # noqa: S101 - a mixin tells mypy what it is mixed into
        return self

    def set_texts(self, lead: str, other: str = "") -> None:
        """Show the text in the leading language, and in the other unless it is empty."""
        if (lead, other) != (self._lead, self._other):
            self._lead, self._other = lead, other
            self._button().setText(f"{lead} / {other}" if other else lead)
            self._button().setAccessibleName(f"{lead} / {other}" if other else lead)
            self._button().update()

    def set_cap(self, cap: str) -> None:
        """Show the key that chooses this row."""
        self._cap = cap
        self._button().update()

    def _hint(self, width: int) -> QSize:
        return QSize(self._context.s(width), self._context.s(self._size.height))

    def _paint(self) -> None:
        button = self._button()
        painter = QPainter(button)
        painting.begin(painter)
        is_mirrored = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ruler = painting.Ruler(button.width(), button.height(), is_mirrored)
        self._paint_box(painter, button)
        self._paint_mark(painter, ruler, button)
        self._paint_texts(painter, ruler, button)
        if self._cap:
            self._paint_cap(painter, ruler, button)
        painter.end()

    def _paint_box(self, painter: QPainter, button: QAbstractButton) -> None:
        colors, s = self._context.colors, self._context.s
        idle = colors.line_strong if button.underMouse() else colors.line
        edge = colors.primary if button.isChecked() else idle
        painting.rounded(
            painter,
            QRectF(button.rect()).adjusted(1, 1, -1, -1),
            s(10),
            fill=colors.primary_soft if button.isChecked() else colors.surface,
            edge=colors.focus if button.hasFocus() else edge,
            width=2 if button.hasFocus() else 1.2,
        )

    def _paint_mark(
        self, painter: QPainter, ruler: painting.Ruler, button: QAbstractButton
    ) -> None:
        colors, s, is_on = self._context.colors, self._context.s, button.isChecked()
        box = ruler.box(s(16), s(36), height=s(20))
        edge = colors.primary if is_on else colors.line_strong
        if isinstance(button, QCheckBox):
            fill = colors.primary if is_on else colors.surface
            painting.rounded(painter, box, s(6), fill=fill, edge=edge, width=1.6)
            if is_on:
                sign = pixmap("check", colors.on_primary, s(18))
                painter.drawPixmap(box.adjusted(2, 2, -2, -2).toRect(), sign)
            return
        painting.ellipse(painter, box, fill=colors.surface, edge=edge, width=1.6)
        if is_on:
            painting.ellipse(painter, box.adjusted(s(5), s(5), -s(5), -s(5)), fill=colors.primary)

    def _paint_texts(
        self, painter: QPainter, ruler: painting.Ruler, button: QAbstractButton
    ) -> None:
        colors, s, is_on = self._context.colors, self._context.s, button.isChecked()
        start, end = s(50), ruler.width - s(16) - (s(34) if self._cap else 0)
        middle = ruler.width / 2 + s(16) if self._other else end
        color = colors.primary_soft_text if is_on else colors.text
        lead_font = font(self._context.theme, "choice", weight=600 if is_on else 500)
        lead_font.setPixelSize(s(self._size.type_size))
        alone = painting.starting_side(is_mirrored=ruler.is_mirrored)
        painting.text(
            painter,
            ruler.box(start, middle - s(8)),
            self._lead,
            lead_font,
            color=color,
            alignment=painting.side_of(self._lead) if self._other else alone,
        )
        if self._other:
            other_font = font(self._context.theme, "choice", weight=400)
            other_font.setPixelSize(s(self._size.type_size))
            side = painting.side_of(self._other)
            box = ruler.box(middle, end)
            painting.text(painter, box, self._other, other_font, color=color, alignment=side)

    def _paint_cap(self, painter: QPainter, ruler: painting.Ruler, button: QAbstractButton) -> None:
        colors, s = self._context.colors, self._context.s
        is_on = button.isChecked()
        box = ruler.box(ruler.width - s(38), ruler.width - s(16), height=s(22))
        edge = colors.primary if is_on else colors.line_strong
        painting.rounded(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), s(5), edge=edge)
        painting.text(
            painter,
            box,
            self._cap,
            font(self._context.theme, "caption"),
            color=colors.primary_soft_text if is_on else colors.muted,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )


class ChoiceRow(_RowPaint, QRadioButton):
    """One choice of several; `cap` is the key that takes it."""

    def __init__(self, context: Context, cap: str = "", size: RowSize | None = None) -> None:
        QRadioButton.__init__(self)
        self._begin(context, cap, size or RowSize())

    def sizeHint(self) -> QSize:
        """Be as high as the row size says."""
        return self._hint(420)

    def minimumSizeHint(self) -> QSize:
        """Leave room for two short texts."""
        return self._hint(260)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the row."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        self._paint()


class CheckRow(_RowPaint, QCheckBox):
    """One of several that may be taken together."""

    def __init__(self, context: Context, cap: str = "", size: RowSize | None = None) -> None:
        QCheckBox.__init__(self)
        self._begin(context, cap, size or RowSize())

    def sizeHint(self) -> QSize:
        """Be as high as the row size says."""
        return self._hint(420)

    def minimumSizeHint(self) -> QSize:
        """Leave room for two short texts."""
        return self._hint(260)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the row."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        self._paint()
