"""The table of interviews: rows asked for when they come into view, cells painted by a delegate."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from intake.i18n import N_
from intake.ui.kit.cells import CellPainter
from intake.ui.kit.context import Context
from intake.ui.presenters.cases import CasesPresenter
from intake.ui.presenters.cases_state import CaseRow, CasesState, Column

Index = QModelIndex | QPersistentModelIndex
COLUMNS = tuple(Column)
WIDTHS = {
    Column.CODE: 128,
    Column.LANGUAGE: 128,
    Column.STATE: 152,
    Column.PROGRESS: 136,
    Column.UPDATED: 122,
}
WITH_LANGUAGE = 900
"""Narrower than this, the language is left to the preview."""
NOWHERE = QModelIndex()
ARROWS = {True: "↓", False: "↑"}


class CaseModel(QAbstractTableModel):
    """The rows of a presenter; the count comes from the store, the rows when they are looked at."""

    def __init__(self, presenter: CasesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._count, self._generation = 0, -1
        self._headings: tuple[str, ...] = ()
        self._said: tuple[int, CaseRow | None] = (-1, None)

    def display(self, state: CasesState) -> None:
        """Take the count and the headings; reset only when the list is another one."""
        headings = tuple(
            f"{text} {ARROWS[state.is_descending]}" if each is state.sorted_by else text
            for each, text in zip(COLUMNS, state.headings, strict=True)
        )
        if (state.count, state.generation) != (
            self._count,
            self._generation,
        ) and not state.is_loading:
            self.beginResetModel()
            self._count, self._generation = state.count, state.generation
            self.endResetModel()
        if headings != self._headings:
            self._headings = headings
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
            self.rows_changed(0, self._count - 1)

    def rows_changed(self, first: int, last: int) -> None:
        """Have some rows drawn anew."""
        if last >= first:
            last = min(last, self._count - 1)
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many interviews the list has in all."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return a heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section] if self._headings else ""
        return None

    def data(self, index: Index, role: int = 0) -> object:
        """Return a row whole, or the text of one cell for screen readers."""
        if role == Qt.ItemDataRole.UserRole:
            return self._in_words(index)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            found = self._presenter.row(index.row())
            return _cell_text(found, COLUMNS[index.column()]) if found else "…"
        return None

    def _in_words(self, index: Index) -> CaseRow | None:
        """Return a row; it is put into words once for its cells, which are painted in order."""
        at, found = self._said
        if index.column() == 0 or at != index.row() or found is None:
            found = self._presenter.row(index.row())
            self._said = index.row(), found
        return found


class CaseDelegate(QStyledItemDelegate):
    """Paints the cells."""

    def __init__(self, context: Context, table: QTableView) -> None:
        super().__init__(table)
        self._context, self._table = context, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        column = COLUMNS[index.column()]
        cell = CellPainter(self._context, painter, option, is_first=index.column() == 0)
        cell.background(has_marker=index.column() == 0)
        found = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(found, CaseRow):
            _paint_cell(cell, found, column)
        else:
            cell.text("…", color="faint")
        if self._table.hasFocus() and self._table.currentIndex().row() == index.row():
            cell.focus_ring()
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the fixed height of a row."""
        return QSize(80, self._context.s(56))


class CaseTable(QTableView):
    """The table, set up for a hundred thousand rows: fixed heights, no wrapping, no sorting."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setItemDelegate(CaseDelegate(context, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heights = self.verticalHeader()
        heights.hide()
        heights.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heights.setDefaultSectionSize(context.s(56))
        context.localizer.bind(self, self.setAccessibleName, N_("Interviews"))

    def set_up_columns(self) -> None:
        """Give the columns their widths, once there is a model."""
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        header.setFixedHeight(self._context.s(42))
        for at, column in enumerate(COLUMNS):
            width = WIDTHS.get(column)
            if width is None:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(at, self._context.s(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the language out where the questionnaire needs the room."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._context.s(WITH_LANGUAGE)
        self.horizontalHeader().setSectionHidden(COLUMNS.index(Column.LANGUAGE), is_narrow)


def _paint_cell(cell: CellPainter, found: CaseRow, column: Column) -> None:
    match column:
        case Column.CODE:
            cell.text(found.code, "control")
        case Column.FORM:
            cell.two_lines(found.form, found.opened)
        case Column.LANGUAGE:
            cell.text(found.language)
        case Column.STATE:
            cell.pill(found.state, found.state_kind)
        case Column.PROGRESS:
            cell.progress(found.share, found.progress)
        case Column.UPDATED:
            cell.text(found.updated, color="muted")


def _cell_text(found: CaseRow, column: Column) -> str:
    texts = {
        Column.CODE: found.code,
        Column.FORM: found.form,
        Column.LANGUAGE: found.language,
        Column.STATE: found.state,
        Column.PROGRESS: found.progress,
        Column.UPDATED: found.updated,
    }
    return texts[column]
