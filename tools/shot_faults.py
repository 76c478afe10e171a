"""What is wrong with a screen as it is painted: words cut off, parts on one another, or outside."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QToolButton,
    QWidget,
)

SLACK = 2
"""Pixels by which rounding may differ."""
_PAINTED_WHOLE = (QAbstractItemView, QHeaderView, QLineEdit, QScrollBar, QStackedWidget)
"""What lays out its own inside, on top of one another on purpose."""


def faults(shown: QWidget, size: tuple[int, int]) -> tuple[str, ...]:
    """Return one line for each fault of a window or a dialog on a screen of this size."""
    return tuple(_faults(shown, QRect(0, 0, *size)))


def _faults(shown: QWidget, screen: QRect) -> Iterator[str]:
    if shown.width() > screen.width() + SLACK or shown.height() > screen.height() + SLACK:
        yield f"larger than the screen: {_named(shown)} {_size(shown.rect())}"
    yield from _overlaps(shown)
    for widget in shown.findChildren(QWidget):
        if not widget.isVisible() or _is_inside(widget, _PAINTED_WHOLE):
            continue
        yield from _cut(widget)
        yield from _outside(widget, shown)
        yield from _overlaps(widget)


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
        room, needed = widget.contentsRect(), _needed(widget)
        if needed.width() > room.width() + SLACK or needed.height() > room.height() + SLACK:
            yield f"cut off: {_named(widget)} needs {_size(needed)} and has {_size(room)}"
    elif isinstance(widget, QAbstractButton) and not isinstance(widget, QToolButton):
        needs = min(widget.minimumSizeHint().width(), widget.sizeHint().width())
        if widget.width() < needs:
            yield f"cut off: {_named(widget)} needs {needs} and has {widget.width()}"


def _outside(widget: QWidget, shown: QWidget) -> Iterator[str]:
    """Yield a fault where a part lies beyond what holds it; what scrolls may go on downwards."""
    inside = widget.parentWidget()
    if inside is None or isinstance(widget, QAbstractScrollArea) or widget.isWindow():
        return
    place = QRect(widget.mapTo(shown, QPoint(0, 0)), widget.size())
    holder = QRect(inside.mapTo(shown, QPoint(0, 0)), inside.size())
    is_scrolled = _scrolls(inside)
    is_beside = place.left() < holder.left() - SLACK or place.right() > holder.right() + SLACK
    is_below = place.top() < holder.top() - SLACK or place.bottom() > holder.bottom() + SLACK
    if is_beside or (is_below and not is_scrolled):
        yield f"outside: {_named(widget)} {_rect(place)} of {_named(inside)} {_rect(holder)}"


def _overlaps(widget: QWidget) -> Iterator[str]:
    """Yield a fault where two parts that one layout holds lie on one another."""
    if widget.layout() is None:
        return
    parts = [
        each
        for each in widget.children()
        if isinstance(each, QWidget) and each.isVisible() and not each.isWindow()
    ]
    if any(each.geometry() == widget.rect() for each in parts):
        return  # a pane over everything, on purpose
    for at, one in enumerate(parts):
        for other in parts[at + 1 :]:
            common = one.geometry() & other.geometry()
            if common.width() > SLACK and common.height() > SLACK:
                yield f"on one another: {_named(one)} and {_named(other)} {_size(common)}"


def _needed(label: QLabel) -> QRect:
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    width = label.contentsRect().width() if label.wordWrap() else 10_000
    box = QRect(0, 0, width, 10_000)
    return QFontMetrics(label.font()).boundingRect(box, int(flags), label.text())


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QScrollArea) and parent.viewport() is widget


def _is_inside(widget: QWidget, kinds: tuple[type[QWidget], ...]) -> bool:
    inside = widget.parentWidget()
    return isinstance(inside, kinds) and not isinstance(inside, QStackedWidget)


def _named(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    name = text or widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} {name[:40]!r}"


def _size(rect: QRect) -> str:
    return f"{rect.width()}x{rect.height()}"


def _rect(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {_size(rect)}"
