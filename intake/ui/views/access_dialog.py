"""The dialog about who has seen an interview, and the way to a page for its person."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.labels import label, plain_label
from intake.ui.presenters.access import AccessPresenter, AccessState

WIDTH, HEIGHT = 820, 300
HEADS = (N_("When"), N_("Who"), N_("What"))


class AccessDialog(Dialog):
    """Displays an `AccessState`."""

    page_asked = Signal()
    """Somebody wants this as a page for the person whom the interview is about."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("Who has seen it"),
            N_("Who opened this interview at this station, printed it, or took it out."),
            sign="eye",
        )
        self.setMinimumWidth(context.s(WIDTH))
        self._code = plain_label("", "code")
        self._nobody = label(context, N_("Nobody has, since it was recorded."), "muted")
        self._table = _table(context)
        close = button(context, N_("Close"))
        close.clicked.connect(self.accept)
        self._page = button(context, N_("Page for the person…"), "primary", sign="file-text")
        self._page.clicked.connect(self.page_asked)
        self.add(
            self._code,
            self._table,
            self._nobody,
            label(
                context,
                N_("What other stations did with a copy is noted there, and is not listed here."),
                "caption",
                wrap=True,
            ),
        )
        self.add_button(close)
        self.add_button(self._page)

    def attach(self, presenter: AccessPresenter) -> None:
        """Connect the dialog with what it shows."""
        presenter.open()
        self._table.setFocus()

    def display(self, state: AccessState) -> None:
        """Show a state."""
        words = self._context.localizer.words
        self._code.setText(state.code)
        self._table.setHorizontalHeaderLabels([words.gettext(each) for each in HEADS])
        self._table.setRowCount(len(state.rows))
        for place, each in enumerate(state.rows):
            for at, text in enumerate((each.when, each.who, each.what)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self._table.setItem(place, at, item)
        self._table.setVisible(bool(state.rows))
        self._nobody.setVisible(state.is_known and not state.rows)
        self.banner.display("bad", state.problem)
        self._page.setEnabled(state.is_known)


def _table(context: Context) -> QTableWidget:
    table = QTableWidget(0, len(HEADS))
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(len(HEADS) - 1, QHeaderView.ResizeMode.Stretch)
    table.setMinimumHeight(context.s(HEIGHT))
    context.localizer.bind(table, table.setAccessibleName, N_("Who has seen it"))
    return table
