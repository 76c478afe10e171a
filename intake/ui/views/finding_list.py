"""The report on a form as a list: kind, place, sentence and advice, each as high as its words."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from intake.forms.package import Severity
from intake.i18n import N_
from intake.ui.kit import painting
from intake.ui.kit.context import Context
from intake.ui.presenters.forms_state import FindingLine
from intake.ui.theme.fonts import font

Index = QModelIndex | QPersistentModelIndex
KINDS = {Severity.ERROR: "bad", Severity.REPAIR: "info", Severity.NOTICE: "warn"}
NOWHERE = QModelIndex()
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading


class FindingModel(QAbstractListModel):
    """The findings of one report."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[FindingLine, ...] = ()

    def display(self, lines: tuple[FindingLine, ...]) -> None:
        """Show other findings."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = 0) -> object:
        """Return a finding whole, or as one text for screen readers."""
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{line.kind}\n{line.where}\n{line.sentence}\n{line.advice}"
        return None


class FindingDelegate(QStyledItemDelegate):
    """Paints a finding and measures it."""

    def __init__(self, context: Context, view: QListView) -> None:
        super().__init__(view)
        self._context, self._view = context, view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the words need at this width."""
        line = index.data(Qt.ItemDataRole.UserRole)
        width = self._view.viewport().width()
        if not isinstance(line, FindingLine):
            return QSize(width, 0)
        s = self._context.s
        return QSize(width, sum(self._heights(line, width)) + s(24) + s(24))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a finding."""
        line = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(line, FindingLine):
            return
        colors, s, rect = self._context.colors, self._context.s, option.rect
        painter.save()
        painting.begin(painter)
        painter.setPen(QPen(QColor(colors.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(s(16), s(12), -s(16), -s(12))
        self._paint_head(painter, inner, line)
        sentence, advice = self._heights(line, rect.width())
        top = inner.top() + s(24)
        self._paint_lines(
            painter, QRect(inner.left(), top, inner.width(), sentence), line.sentence, "body"
        )
        low = QRect(inner.left(), top + sentence, inner.width(), advice)
        self._paint_lines(painter, low, line.advice, "caption")
        painter.restore()

    def _heights(self, line: FindingLine, width: int) -> tuple[int, int]:
        inner = width - self._context.s(32)
        return self._height(line.sentence, "body", inner), self._height(
            line.advice, "caption", inner
        )

    def _height(self, words: str, role: str, width: int) -> int:
        if not words:
            return 0
        metrics = QFontMetrics(font(self._context.theme, role))
        return metrics.boundingRect(QRect(0, 0, width, 10_000), int(WRAPPED), words).height()

    def _paint_head(self, painter: QPainter, inner: QRect, line: FindingLine) -> None:
        colors, s, theme = self._context.colors, self._context.s, self._context.theme
        kind = KINDS[line.severity]
        strong, small = font(theme, "caption", weight=600), font(theme, "caption")
        width = QFontMetrics(strong).horizontalAdvance(line.kind) + s(18)
        is_mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ruler = painting.Ruler(inner.width(), s(20), is_mirrored)
        shape = ruler.box(0, width).translated(inner.left(), inner.top())
        fill = getattr(colors, f"{kind}_soft")
        painting.rounded(painter, shape, s(10), fill=fill)
        center = Qt.AlignmentFlag.AlignCenter
        ink = getattr(colors, kind)
        painting.text(painter, shape, line.kind, strong, color=ink, alignment=center)
        place = ruler.box(width + s(10), inner.width()).translated(inner.left(), inner.top())
        side = painting.starting_side(is_mirrored=is_mirrored)
        painting.text(painter, place, line.where, small, color=colors.muted, alignment=side)

    def _paint_lines(self, painter: QPainter, box: QRect, words: str, role: str) -> None:
        colors = self._context.colors
        painter.setFont(font(self._context.theme, role))
        painter.setPen(QColor(colors.text if role == "body" else colors.muted))
        painter.drawText(box, int(WRAPPED), words)


class FindingList(QListView):
    """The list; it measures anew when its width changes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._model = FindingModel()
        self._model.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(FindingDelegate(context, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        context.localizer.bind(self, self.setAccessibleName, N_("Report"))

    def display(self, lines: tuple[FindingLine, ...]) -> None:
        """Show the findings."""
        self._model.display(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the lines at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
