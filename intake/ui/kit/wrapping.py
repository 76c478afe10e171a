"""A row that goes on in the next line where its things do not fit side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

Thing = QWidget | QLayout


@dataclass(slots=True)
class _Line:
    items: list[QLayoutItem] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    height: int = 0


class WrappingRow(QLayout):
    """Lays things side by side from the start, and those of the end against the end.

    Where they do not all fit, the later ones stand in lines below; whoever wants more room gets it.
    """

    def __init__(self, start: Sequence[Thing], end: Sequence[Thing] = (), *, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.is_centred = False
        for each in (*start, *end):
            if isinstance(each, QWidget):
                self.addWidget(each)
            else:
                self.addChildLayout(each)
                self.addItem(each)
        self._at_end = self._items[len(start) :]

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more thing."""
        self._items.append(item)

    def add_at_end(self, widget: QWidget) -> None:
        """Put one more widget against the end."""
        self.addWidget(widget)
        self._at_end.append(self._items[-1])

    def insertWidget(self, at: int, widget: QWidget) -> None:
        """Put a widget before the one that stands at a place."""
        self.addWidget(widget)
        self._items.insert(at, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """Return how many things there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        """Return one of them."""
        is_there = 0 <= index < len(self._items)
        return self._items[index] if is_there else None  # type: ignore[return-value]  # as Qt has it

    def takeAt(self, index: int) -> QLayoutItem:
        """Let go of one of them."""
        is_there = 0 <= index < len(self._items)
        return self._items.pop(index) if is_there else None  # type: ignore[return-value]  # as Qt has it

    def expandingDirections(self) -> Qt.Orientation:
        """Take the width that there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Tell that a narrow row is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        margins = self.contentsMargins()
        lines = self._lines(width - margins.left() - margins.right())
        inside = sum(each.height for each in lines) + self._gap * max(0, len(lines) - 1)
        return inside + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """Return the size of one line with everything."""
        items = self._shown()
        margins = self.contentsMargins()
        width = sum(each.sizeHint().width() for each in items) + self._gap * max(0, len(items) - 1)
        height = max((each.sizeHint().height() for each in items), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def minimumSize(self) -> QSize:
        """Return the size of its widest thing."""
        items = self._shown()
        margins = self.contentsMargins()
        width = max((each.minimumSize().width() for each in items), default=0)
        height = max((each.minimumSize().height() for each in items), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def setGeometry(self, rect: QRect) -> None:
        """Give everything its place."""
        super().setGeometry(rect)
        inside = rect.marginsRemoved(self.contentsMargins())
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        top = inside.top()
        for line in self._lines(inside.width()):
            left = inside.left()
            rest = inside.width() - sum(line.widths) - self._gap * (len(line.items) - 1)
            if self.is_centred:
                left, rest = left + rest // 2, 0
            for item, width in zip(line.items, line.widths, strict=True):
                if item in self._at_end and rest > 0:
                    left, rest = left + rest, 0
                place = QRect(QPoint(left, top), QSize(width, line.height))
                item.setGeometry(QStyle.visualRect(direction, inside, place))
                left += width + self._gap
            top += line.height + self._gap

    def _give_room(self, line: _Line, width: int) -> None:
        """Give what is left of a line to those that want more room, and find its height."""
        rest = width - sum(line.widths) - self._gap * (len(line.items) - 1)
        wishing = [at for at, each in enumerate(line.items) if _grows(each)]
        for at in wishing:
            line.widths[at] += max(0, rest) // len(wishing)
        heights = (
            each.heightForWidth(wide) if each.hasHeightForWidth() else each.sizeHint().height()
            for each, wide in zip(line.items, line.widths, strict=True)
        )
        line.height = max(heights, default=0)

    def _shown(self) -> list[QLayoutItem]:
        return [each for each in self._items if not each.isEmpty()]

    def _lines(self, width: int) -> list[_Line]:
        """Return what stands in which line at a width."""
        lines = [_Line()]
        used = 0
        for item in self._shown():
            wanted = min(max(_wanted(item), item.minimumSize().width()), max(width, 1))
            if lines[-1].items and used + self._gap + wanted > width:
                lines.append(_Line())
                used = 0
            used += wanted + (self._gap if lines[-1].items else 0)
            lines[-1].items.append(item)
            lines[-1].widths.append(wanted)
        for line in lines:
            self._give_room(line, width)
        return lines


def _wanted(item: QLayoutItem) -> int:
    """Return the width that a thing takes by itself: a field that grows is content with little."""
    return (item.minimumSize() if _grows(item) else item.sizeHint()).width()


def _grows(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def wrapping(
    start: Sequence[Thing],
    end: Sequence[Thing] = (),
    *,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    gap: int = 8,
    is_centred: bool = False,
) -> WrappingRow:
    """Return a row that goes on below where it is too narrow."""
    made = WrappingRow(start, end, gap=gap)
    made.is_centred = is_centred
    made.setContentsMargins(*margins)
    return made
