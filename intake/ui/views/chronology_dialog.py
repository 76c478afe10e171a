"""The dialog about what a government did: every step on a line, and the fields for another."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import row
from intake.ui.kit.options import OptionBox
from intake.ui.presenters.chronology import (
    ChronologyPresenter,
    ChronologyState,
    Typed,
)
from intake.ui.presenters.chronology_rows import ChronologyRow

WIDTH, HEIGHT = 900, 240
HEADS = (N_("No."), N_("When"), N_("Step"), N_("Outcome"), N_("Source"))


class ChronologyDialog(Dialog):
    """Displays a `ChronologyState`."""

    page_asked = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("What the government did"),
            N_(
                "Each line says who tells it. What nobody has told of is not a no. Accounts that "
                "differ stay side by side, marked ≠."
            ),
            sign="building-2",
        )
        self.setMinimumWidth(context.s(WIDTH))
        self._presenter: ChronologyPresenter | None = None
        self._ids: list[str] = []
        self._code = plain_label("", "code")
        self._table = _table(context)
        self._table.itemSelectionChanged.connect(self._select)
        self._boxes = {
            name: OptionBox()
            for name in ("kind", "outcome", "source", "basis", "level", "precision", "inside")
        }
        self._lines = {name: QLineEdit() for name in ("day", "as_said", "note", "who", "why")}
        for box in self._boxes.values():
            box.picked.connect(lambda _key: self._follow())
        self._correcting = plain_label("", "h3", wrap=True)
        self._build()

    def attach(self, presenter: ChronologyPresenter) -> None:
        """Connect the dialog with what it does."""
        self._presenter = presenter
        self.follow(presenter.speak)
        presenter.open()
        self._table.setFocus()

    def display(self, state: ChronologyState) -> None:
        """Show a state."""
        words = self._context.localizer.words
        self.banner.display("bad" if state.problem else "info", state.problem or state.notice)
        self._code.setText(state.code)
        self._table.setHorizontalHeaderLabels([words.gettext(each) for each in HEADS])
        self._show_rows(state.rows)
        typed = state.typed
        for name, options in (
            ("kind", state.kinds),
            ("outcome", state.outcomes),
            ("source", state.sources),
            ("basis", state.bases),
            ("level", state.levels),
            ("precision", state.precisions),
            ("inside", state.insiders),
        ):
            self._boxes[name].display(options, getattr(typed, name))
        for name, field in self._lines.items():
            field.setText(getattr(typed, name))
        self._fields["level"].setVisible(state.has_level)
        for name in ("inside", "who"):
            self._fields[name].setVisible(state.is_from_inside)
        is_correction = bool(state.correcting)
        self._fields["why"].setVisible(is_correction)
        if not is_correction and self._new.isVisibleTo(self):
            self._let_go()
        self._new.setVisible(is_correction)
        self._correcting.setText(
            words.gettext(N_("Correct: {step}"), step=state.correcting)
            if is_correction
            else words.gettext(N_("Write a step down"))
        )

    def print_page(self, path: str) -> None:
        """Write the page to a file that was chosen."""
        if self._presenter is not None:
            self._presenter.print_page(path)

    def _show_rows(self, rows: tuple[ChronologyRow, ...]) -> None:
        was_blocked = self._table.blockSignals(True)
        self._ids = [each.id for each in rows]
        self._table.setRowCount(len(rows))
        for place, each in enumerate(rows):
            for at, text in enumerate(
                (each.number, each.when, each.step, each.outcome, each.source)
            ):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if not each.is_known:
                    item.setForeground(QColor(self._context.colors.muted))
                self._table.setItem(place, at, item)
        self._table.blockSignals(was_blocked)

    def _let_go(self) -> None:
        """Mark no line any more: it can be chosen once again."""
        was_blocked = self._table.blockSignals(True)
        self._table.clearSelection()
        self._table.blockSignals(was_blocked)

    def _typed(self) -> Typed:
        boxes = {name: str(box.currentData() or "") for name, box in self._boxes.items()}
        return Typed(**boxes, **{name: each.text() for name, each in self._lines.items()})

    def _follow(self) -> None:
        if self._presenter is not None:
            self._presenter.typing(self._typed())

    def _select(self) -> None:
        at = self._table.currentRow()
        if self._presenter is not None and 0 <= at < len(self._ids):
            self._presenter.choose(self._ids[at])

    def _write(self) -> None:
        if self._presenter is not None:
            self._presenter.write(self._typed())

    def _begin_anew(self) -> None:
        if self._presenter is not None:
            self._presenter.choose("")

    def _build(self) -> None:
        context, s = self._context, self._context.s
        self._fields = self._made_fields()
        lines = (
            ("kind", "outcome", "level"),
            ("source", "basis"),
            ("inside", "who"),
            ("day", "precision", "as_said"),
            ("note", "why"),
        )
        write = button(context, N_("Write down"), "primary", sign="check")
        write.clicked.connect(self._write)
        self._new = button(context, N_("A new step instead"), "quiet", sign="plus")
        self._new.clicked.connect(self._begin_anew)
        page = button(context, N_("As PDF…"), "quiet", sign="file-text")
        page.clicked.connect(self.page_asked)
        close = button(context, N_("Close"))
        close.clicked.connect(self.accept)
        for each in (write, self._new, page, close):
            each.setAutoDefault(False)
        answers = N_(
            "Lines of forms F4 and F5 are answers and are corrected with the person. What is "
            "written here is corrected by another entry; the former one stays."
        )
        self.add(
            self._code,
            self._table,
            label(context, answers, "caption", wrap=True),
            self._correcting,
            *(row(*((self._fields[name], 1) for name in names), gap=s(10)) for names in lines),
        )
        self.add_side_button(page)
        for each in (self._new, close, write):
            self.add_button(each)

    def _made_fields(self) -> dict[str, Field]:
        context, boxes, typed = self._context, self._boxes, self._lines
        return {
            "kind": Field(context, N_("Step"), boxes["kind"]),
            "outcome": Field(context, N_("Outcome"), boxes["outcome"]),
            "level": Field(context, N_("Who reviewed"), boxes["level"]),
            "source": Field(context, N_("Who says it"), boxes["source"]),
            "basis": Field(context, N_("How they know"), boxes["basis"]),
            "inside": Field(context, N_("Which inside source"), boxes["inside"]),
            "who": Field(context, N_("Or who a new one is"), typed["who"]),
            "day": Field(context, N_("Nearest day (2019-06-25)"), typed["day"]),
            "precision": Field(context, N_("How exact"), boxes["precision"]),
            "as_said": Field(context, N_("Date as it was said"), typed["as_said"]),
            "note": Field(context, N_("What the source said"), typed["note"]),
            "why": Field(context, N_("Why it is corrected"), typed["why"]),
        }


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
    for text in (3, 4):
        header.setSectionResizeMode(text, QHeaderView.ResizeMode.Stretch)
    table.setMinimumHeight(context.s(HEIGHT))
    context.localizer.bind(table, table.setAccessibleName, N_("What the government did"))
    return table
