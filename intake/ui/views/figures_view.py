"""The figures: charts that can be read at a glance, each with its table."""

from functools import partial

from PySide6.QtCore import QBuffer, QIODevice, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from intake.domain.figures.catalogue import Part
from intake.i18n import N_
from intake.i18n.figure_charts import Chart
from intake.i18n.figure_words import PARTS
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.chart import ChartView
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, holder, row, scrolling
from intake.ui.kit.options import OptionBox
from intake.ui.kit.screen import page_head
from intake.ui.kit.segmented import Segmented
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.figures import FiguresPresenter, FiguresState


class FigureCard(QFrame):
    """One chart with its title, its definition and its table."""

    def __init__(self, context: Context, chart: Chart) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._context = context
        s = context.s
        self._title = plain_label("", "h3", wrap=True)
        self._definition = plain_label("", "muted", wrap=True)
        self._basis = plain_label("", "caption", wrap=True)
        self._chart, self._table = ChartView(context), QTableWidget()
        self._toggle = button(context, N_("Show as a table"), "link", is_checkable=True)
        self._toggle.toggled.connect(self._show_table)
        _set_up(self._table)
        self._table.hide()
        self.setLayout(
            column(
                self._title,
                self._definition,
                self._chart,
                self._table,
                row((self._basis, 1), self._toggle, gap=s(12)),
                margins=(s(20), s(16), s(20), s(14)),
                gap=s(8),
            )
        )
        self.display(chart)

    def display(self, chart: Chart) -> None:
        """Show a chart."""
        self._title.setText(chart.title)
        self._definition.setText(chart.definition)
        self._basis.setText(chart.basis)
        self._chart.display(chart)
        self._toggle.setAccessibleDescription(chart.title)
        self._fill(chart)

    def _show_table(self, is_table: bool) -> None:  # noqa: FBT001 - the shape of Qt's `toggled`
        words = N_("Show as a chart") if is_table else N_("Show as a table")
        self._context.localizer.bind(self._toggle, self._toggle.setText, words)
        self._chart.setVisible(not is_table)
        self._table.setVisible(is_table)

    def _fill(self, chart: Chart) -> None:
        table = self._table
        table.setAccessibleName(chart.title)
        table.setColumnCount(len(chart.head))
        table.setHorizontalHeaderLabels(list(chart.head))
        table.setRowCount(len(chart.rows))
        for at, cells in enumerate(chart.rows):
            for place, text in enumerate(cells):
                table.setItem(at, place, QTableWidgetItem(text))
        high = table.horizontalHeader().sizeHint().height() + 4
        table.setFixedHeight(high + sum(table.rowHeight(at) for at in range(len(chart.rows))))


class FiguresView(QWidget):
    """Displays a `FiguresState`."""

    export_asked = Signal(str)
    """A kind of file: "pdf", "png", "csv" or "xlsx"."""
    came_back = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter: FiguresPresenter | None = None
        self._banner, self._one_sided = Banner(context), Banner(context)
        self._as_of, self._people = (
            plain_label("", "caption"),
            plain_label("", "caption", wrap=True),
        )
        self._unknown = plain_label("", "muted", wrap=True)
        self._before_export = plain_label("", "caption")
        self._since, self._until, self._audience = OptionBox(), OptionBox(), OptionBox()
        self._parts = Segmented(
            context,
            [(part.value, PARTS[part.value]) for part in Part],
            N_("What figures are about"),
        )
        self._exports = [
            button(context, text, "", sign="download")
            for text in (N_("PDF…"), N_("Picture…"), N_("CSV…"), N_("Excel…"))
        ]
        self._cards: list[FigureCard] = []
        self._lines = column(None, gap=context.s(14))
        self._page = holder(self._lines)
        self._build()

    def attach(self, presenter: FiguresPresenter) -> None:
        """Connect the page with what it does."""
        self._presenter = presenter
        self._parts.picked.connect(presenter.show_part)
        self._audience.picked.connect(presenter.choose_audience)
        for each in (self._since, self._until):
            each.picked.connect(lambda _month: self._choose_period())

    def display(self, state: FiguresState) -> None:
        """Show a state."""
        self._banner.display("bad", state.problem)
        self._one_sided.display("warn", "\n".join(state.one_sided))
        self._as_of.setText(state.as_of)
        self._people.setText(state.people)
        self._parts.set_choice(state.part)
        self._since.display(state.months, state.since)
        self._until.display(state.months, state.until)
        self._audience.display(state.audiences, state.audience)
        for each in self._exports:
            each.setEnabled(state.can_export)
        self._before_export.setText(state.before_export)
        self._before_export.setVisible(bool(state.before_export))
        self._unknown.setText(state.unknown)
        self._unknown.setVisible(bool(state.unknown))
        self._show(state.charts)

    def showEvent(self, event: QShowEvent) -> None:
        """Count anew when somebody comes back."""
        super().showEvent(event)
        self.came_back.emit()

    def picture(self) -> bytes:
        """Return the charts that are shown as a PNG, with what they are of and as of when."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._page.grab().save(buffer, "PNG")
        return bytes(buffer.data().data())

    def _show(self, charts: tuple[Chart, ...]) -> None:
        for card in self._cards[len(charts) :]:
            self._lines.removeWidget(card)
            card.hide()
            card.deleteLater()
        del self._cards[len(charts) :]
        for card, chart in zip(self._cards, charts, strict=False):
            card.display(chart)
        for chart in charts[len(self._cards) :]:
            card = FigureCard(self._context, chart)
            self._cards.append(card)
            self._lines.insertWidget(self._lines.count() - 2, card)

    def _choose_period(self) -> None:
        if self._presenter is not None:
            since, until = (str(box.currentData() or "") for box in (self._since, self._until))
            self._presenter.choose_period(since, until)

    def _build(self) -> None:
        context, s = self._context, self._context.s
        for made, kind in zip(self._exports, ("pdf", "png", "csv", "xlsx"), strict=True):
            made.clicked.connect(partial(self._export, kind))
        fields = row(
            (Field(context, N_("From"), self._since), 1),
            (Field(context, N_("To"), self._until), 1),
            (Field(context, N_("For whom"), self._audience), 2),
            gap=s(12),
        )
        head = column(
            page_head(context, label(context, N_("Figures"), "h1"), None, *self._exports),
            fields,
            wrapping((self._parts,), (self._before_export,)),
            self._banner,
            margins=(s(24), s(18), s(24), s(8)),
            gap=s(12),
        )
        self._lines.insertWidget(0, self._as_of)
        self._lines.insertWidget(1, self._people)
        self._lines.insertWidget(2, self._one_sided)
        self._lines.insertWidget(3, self._unknown)
        self._lines.setContentsMargins(s(24), s(4), s(24), s(24))
        self.setLayout(column(head, (scrolling(self._page), 1), gap=0))

    def _export(self, kind: str, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        self.export_asked.emit(kind)


def _set_up(table: QTableWidget) -> None:
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.verticalHeader().hide()
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
