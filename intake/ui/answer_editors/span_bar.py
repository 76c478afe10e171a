"""Kinds of stretches: their lines below the words, their names, and a button for each."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QTextCharFormat
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from intake.domain.spans import SpanKind
from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label
from intake.ui.kit.wrapping import wrapping
from intake.ui.theme import font

_Line = QTextCharFormat.UnderlineStyle
_Pen = Qt.PenStyle

SPAN_NAMES: Final[Mapping[str, str]] = {
    SpanKind.VERBATIM: N_("Verbatim"),
    SpanKind.INTERPRETED: N_("As interpreted"),
    SpanKind.INTERPRETED_TWICE: N_("As interpreted twice"),
    SpanKind.SUMMARY: N_("Summary"),
    SpanKind.OBSERVATION: N_("Observation"),
}
_MEANINGS: Final[Mapping[str, str]] = {
    SpanKind.VERBATIM: N_("The person’s own words, as they were said."),
    SpanKind.INTERPRETED: N_("The words as the interpreter said them."),
    SpanKind.INTERPRETED_TWICE: N_("The words as the second interpreter said them, by relay."),
    SpanKind.SUMMARY: N_("You put it shorter."),
    SpanKind.OBSERVATION: N_("Noise, an interruption: conditions, never how the person seemed."),
}
_LINES: Final[Mapping[str, tuple[QTextCharFormat.UnderlineStyle, Qt.PenStyle]]] = {
    SpanKind.VERBATIM: (_Line.SingleUnderline, _Pen.SolidLine),
    SpanKind.INTERPRETED: (_Line.DashUnderline, _Pen.DashLine),
    SpanKind.INTERPRETED_TWICE: (_Line.DashDotDotLine, _Pen.DashDotDotLine),
    SpanKind.SUMMARY: (_Line.DotLine, _Pen.DotLine),
    SpanKind.OBSERVATION: (_Line.DashDotLine, _Pen.DashDotLine),
}
_PADDING: Final = 34
KEYS: Final = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
"""With Ctrl: mark as the first, second and third kind that are offered."""


def look_of(kind: str, context: Context) -> QTextCharFormat:
    """Return how a stretch looks: a quiet ground, and a line of its own kind."""
    colors = context.colors
    grounds = {
        SpanKind.VERBATIM: colors.primary_soft,
        SpanKind.SUMMARY: colors.sunken,
        SpanKind.OBSERVATION: colors.warn_soft,
    }
    made = QTextCharFormat()
    made.setBackground(QColor(grounds.get(SpanKind(kind), colors.info_soft)))
    made.setUnderlineStyle(_LINES[kind][0])
    made.setUnderlineColor(QColor(colors.muted))
    return made


class SpanBar(QWidget):
    """A button for each kind that is offered, and the lines of all kinds that stand in the text."""

    picked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._kinds: tuple[str, ...] = ()
        self._buttons: dict[str, QPushButton] = {}
        self._signs: dict[str, _Sign] = {}
        self._row = wrapping((), gap=context.s(6))
        self.setLayout(self._row)

    def offer(self, kinds: tuple[str, ...]) -> None:
        """Offer these kinds, in the order of their keys."""
        if kinds == self._kinds:
            return
        self._kinds = kinds
        for each in (*self._buttons.values(), *self._signs.values()):
            self._row.removeWidget(each)
            each.deleteLater()
        self._buttons, self._signs = {}, {}
        for place, kind in enumerate(kinds):
            made = button(self._context, SPAN_NAMES[kind], "chip", is_checkable=True)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the words that are marked keep the focus
            self._explain(made, kind, place + 1)
            made.clicked.connect(lambda _on, kind=kind: self.picked.emit(kind))
            self._buttons[kind] = made
            self._add(kind, 2 * place)
            self._row.insertWidget(2 * place + 1, made)

    def display(self, here: str, standing: frozenset[str]) -> None:
        """Show the kind at the caret, and the line of each kind that stands in the text."""
        for kind, made in self._buttons.items():
            made.setChecked(kind == here)
        for kind in standing - self._signs.keys():
            name = label(self._context, SPAN_NAMES[kind], "caption")
            self._add(kind, self._row.count())
            self._row.insertWidget(self._row.count(), name)
        for kind, sign in self._signs.items():
            sign.show_line(is_on=kind in standing)

    def _add(self, kind: str, place: int) -> None:
        self._signs[kind] = _Sign(self._context, kind)
        self._row.insertWidget(place, self._signs[kind])

    def _explain(self, made: QPushButton, kind: str, key: int) -> None:
        words = self._context.localizer
        meaning = _MEANINGS[kind]
        words.bind(made, lambda name: self._make_room(made, name), SPAN_NAMES[kind])
        words.bind(made, made.setToolTip, lambda it: f"{it.gettext(meaning)} (Ctrl+{key})")
        words.bind(made, made.setAccessibleDescription, meaning)

    def _make_room(self, made: QPushButton, name: str) -> None:
        """Make it wide enough for its name in bold, as it is while it is checked."""
        bold = font(self._context.theme, "body_strong")
        made.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(name) + self._context.s(_PADDING))


class _Sign(QWidget):
    """A short piece of the line of a kind, on the ground of its kind."""

    def __init__(self, context: Context, kind: str) -> None:
        super().__init__()
        self._context, self._kind, self._is_on = context, kind, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        context.look.changed.connect(self.update)

    def show_line(self, *, is_on: bool) -> None:
        """Draw it, or leave its place empty."""
        if is_on != self._is_on:
            self._is_on = is_on
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a short piece."""
        return QSize(self._context.s(30), self._context.s(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        if not self._is_on:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), look_of(self._kind, self._context).background())
        painter.setPen(QPen(QColor(self._context.colors.muted), 2, _LINES[self._kind][1]))
        low = self.height() - 2
        painter.drawLine(0, low, self.width(), low)
