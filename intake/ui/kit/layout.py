"""Rows, columns, frames and rules, written as they are read."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

Item = QWidget | QLayout | int | None | tuple[QWidget | QLayout, int]
"""A widget, a layout, a gap in pixels, a stretch (None), or one of the first two with its share."""

Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)


def row(*items: Item, margins: Margins = NO_MARGINS, gap: int = 8) -> QHBoxLayout:
    """Lay items side by side, in the direction of the language."""
    made = QHBoxLayout()
    _fill(made, items, margins, gap)
    return made


def column(*items: Item, margins: Margins = NO_MARGINS, gap: int = 8) -> QVBoxLayout:
    """Lay items one below the other."""
    made = QVBoxLayout()
    _fill(made, items, margins, gap)
    return made


def hidden_unless(widget: QWidget, *, is_wanted: bool) -> None:
    """Hide what is not wanted, before it has a place.

    To show a widget that has none would open it as a window of its own, which takes the keyboard.
    """
    if not is_wanted:
        widget.hide()


def frame(layout: QLayout, **properties: object) -> QFrame:
    """Put a layout on a frame; the properties choose its style (`card=True`, `bar="top"`)."""
    made = QFrame()
    for name, value in properties.items():
        made.setProperty(name, value)
    made.setLayout(layout)
    return made


def holder(layout: QLayout) -> QWidget:
    """Put a layout on a plain widget."""
    made = QWidget()
    made.setLayout(layout)
    return made


def empty(box: QLayout) -> None:
    """Let go of every widget of a layout; none is seen until the next turn, when it is deleted."""
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def refill(box: QBoxLayout, widgets: Iterable[QWidget]) -> None:
    """Put other widgets in the place of those that are there."""
    empty(box)
    for each in widgets:
        box.addWidget(each)


def rule(orientation: str = "h") -> QFrame:
    """Return a hairline: "h" lies, "v" stands."""
    made = QFrame()
    made.setProperty("rule", orientation)
    return made


def scrolling(inner: QWidget) -> QScrollArea:
    """Let a widget scroll up and down; the area itself is no stop for the Tab key."""
    made = QScrollArea()
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(inner)
    return made


def _fill(box: QBoxLayout, items: tuple[Item, ...], margins: Margins, gap: int) -> None:
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    for item in items:
        _add(box, item)


def _add(box: QBoxLayout, item: Item) -> None:
    match item:
        case None:
            box.addStretch(1)
        case int():
            box.addSpacing(item)
        case (QWidget() as widget, stretch):
            box.addWidget(widget, stretch)
        case (QLayout() as layout, stretch):
            box.addLayout(layout, stretch)
        case QWidget():
            box.addWidget(item)
        case QLayout():
            box.addLayout(item)
