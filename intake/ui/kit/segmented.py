"""A segmented choice with the roles and the keyboard of radio buttons."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QSizePolicy

from intake.ui.kit import painting
from intake.ui.kit.context import Context
from intake.ui.kit.wrapping import wrapping
from intake.ui.localizer import Text
from intake.ui.theme.fonts import font


class Segment(QRadioButton):
    """One segment; a checkable push button would be announced as a check box."""

    def __init__(self, context: Context, text: str = "") -> None:
        super().__init__(text)
        self._context = context
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Leave room for the bold text, so that choosing moves nothing."""
        metrics = QFontMetrics(font(self._context.theme, "control", weight=600))
        s = self._context.s
        return QSize(metrics.horizontalAdvance(self.text()) + s(28), s(32))

    def minimumSizeHint(self) -> QSize:
        """Never be cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the segment."""
        colors, s = self._context.colors, self._context.s
        painter = QPainter(self)
        painting.begin(painter)
        is_chosen, has_focus = self.isChecked(), self.hasFocus()
        box = QRectF(self.rect())
        if is_chosen or has_focus:
            painting.rounded(
                painter,
                box.adjusted(1, 1, -1, -1),
                s(7),
                fill=colors.surface if is_chosen else "",
                edge=colors.focus if has_focus else colors.line,
                width=2 if has_focus else 1,
            )
        idle = colors.text if self.underMouse() else colors.muted
        painting.text(
            painter,
            box,
            self.text(),
            font(self._context.theme, "control", weight=600 if is_chosen else 500),
            color=colors.primary if is_chosen else idle,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        painter.end()


class Segmented(QFrame):
    """Some choices in one box, one of them taken; `picked` speaks only when a person picks."""

    picked = Signal(str)

    def __init__(
        self,
        context: Context,
        options: Sequence[tuple[str, Text]],
        name: Text,
        *,
        is_plain: bool = False,
    ) -> None:
        """Build it from (key, message); `is_plain` texts stay as they are, like native names."""
        super().__init__()
        self.setProperty("seg", "box")
        self._segments: dict[str, Segment] = {}
        group = QButtonGroup(self)
        for key, message in options:
            segment = Segment(context)
            if is_plain and isinstance(message, str):
                segment.setText(message)
            else:
                context.localizer.bind(segment, segment.setText, message)
            segment.toggled.connect(partial(self._tell, key))
            self._segments[key] = segment
            group.addButton(segment)
        edge = context.s(3)
        every = tuple(self._segments.values())
        self.setLayout(wrapping(every, margins=(edge, edge, edge, edge), gap=context.s(2)))
        context.localizer.bind(self, self.setAccessibleName, name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)

    def set_choice(self, key: str) -> None:
        """Show a choice as taken, without telling anybody."""
        segment = self._segments.get(key)
        if segment is not None and not segment.isChecked():
            was_blocked = self.blockSignals(True)
            segment.setChecked(True)
            self.blockSignals(was_blocked)

    def name_choices(self, texts: Mapping[str, str]) -> None:
        """Give choices other texts, where a presenter makes them."""
        for key, text in texts.items():
            segment = self._segments[key]
            if segment.text() != text:
                segment.setText(text)
                segment.updateGeometry()

    def _tell(self, key: str, is_on: bool) -> None:  # noqa: FBT001 - the shape of Qt's `toggled`
        if is_on:
            self.picked.emit(key)
