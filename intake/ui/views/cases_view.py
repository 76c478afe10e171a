"""The list of interviews: search, chips, the table, and one interview close up."""

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from intake.i18n import N_
from intake.ui.kit.alias_glimpse import Ask
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.empty_state import EmptyState
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column, frame, row, scrolling
from intake.ui.kit.screen import page_head
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.cases import CasesPresenter
from intake.ui.presenters.cases_state import CasesState, Filter
from intake.ui.theme.icons import icon
from intake.ui.views.case_actions import CaseActions
from intake.ui.views.case_preview import CasePreview
from intake.ui.views.case_table import COLUMNS, CaseModel, CaseTable

TYPING_PAUSE = 150
ROWS_LATER = 12
"""Milliseconds; Qt paints a window some five after it was changed."""
WITH_PREVIEW = 1080
"""Below this width of the screen's own part there is no room for the preview."""


class CasesView(QWidget):
    """Displays a `CasesState`."""

    new_asked = Signal()
    continue_asked = Signal(str)
    pdf_asked = Signal(str)
    bundle_asked = Signal(str)
    access_asked = Signal(str)
    day_asked = Signal(str)
    government_asked = Signal(str)
    permissions_asked = Signal(str)
    judgements_asked = Signal(str)
    conflicts_asked = Signal(str)
    duplicates_asked = Signal(str)
    stories_asked = Signal(str)
    export_asked = Signal()
    move_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter: CasesPresenter | None = None
        self._model: CaseModel | None = None
        self._is_filtered = False
        self._title, self._count = plain_label("", "h1"), plain_label("", "muted")
        self._search = self._search_field()
        self._find = wrapping((self._search,), gap=context.s(10))
        self._chip_group = QButtonGroup(self)
        self._filters: dict[str, QPushButton] = {}
        self._banner = Banner(context)
        self._table = CaseTable(context)
        self._empty = EmptyState(context, "inbox")
        self._stack = QStackedWidget()
        self._preview = CasePreview(context)
        self._actions = CaseActions(context)
        self._build()

    def attach(self, presenter: CasesPresenter) -> None:
        """Connect the screen with what it does."""
        self._presenter = presenter
        model = self._model = CaseModel(presenter)
        model.setParent(self)
        self._table.setModel(model)
        self._table.set_up_columns()
        self._table.horizontalHeader().sectionClicked.connect(
            lambda at: presenter.sort_by(COLUMNS[at])
        )
        self._table.selectionModel().currentRowChanged.connect(self._row_changed)
        self._table.activated.connect(self._activated)
        self._pause.timeout.connect(lambda: presenter.search(self._search.text()))
        presenter.refresh()

    def display(self, state: CasesState) -> None:
        """Show a state."""
        self._title.setText(state.title)
        self._count.setText("" if state.is_loading and not state.count else state.counted)
        self._show_filters(state.filters)
        self._banner.display("bad", state.problem)
        self._is_filtered = state.is_filtered
        if self._model is not None:
            self._model.display(state)
        is_empty = state.count == 0 and not state.is_loading
        self._show_empty(is_filtered=state.is_filtered)
        self._stack.setCurrentIndex(1 if is_empty else 0)
        self._export.setEnabled(state.count > 0 or state.is_filtered)
        self._preview.display(state.preview)
        self._actions.display(state.preview)
        self._keep_row(state)

    def show_aliases(self, ask: Ask | None) -> None:
        """Take where the alias of an interview comes from, for who may know it."""
        for each in (self._preview.alias, self._actions.alias):
            each.attach(ask)

    def say_beside(self, interview: str, text: str) -> None:
        """Say what the day knows of the interview close up."""
        self._preview.say_beside(interview, text)

    def rows_came(self, first: int, last: int) -> None:
        """Draw rows that have arrived."""
        if self._model is not None:
            self._model.rows_changed(first, last)

    def paint_rows_later(self) -> None:
        """Have the page painted first, and the rows in a turn of their own."""
        rows = self._table.viewport()
        rows.setUpdatesEnabled(False)
        QTimer.singleShot(ROWS_LATER, rows, lambda: rows.setUpdatesEnabled(True))

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Put the keyboard on the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the preview out where there is no room for it."""
        super().resizeEvent(event)
        has_room = self.width() >= self._context.s(WITH_PREVIEW)
        self._preview.make_room(has_room=has_room)
        self._actions.make_room(has_room=not has_room)

    def _build(self) -> None:
        context, s = self._context, self._context.s
        new = button(context, N_("New interview"), "primary", sign="plus")
        new.clicked.connect(self.new_asked)
        self._export = button(context, N_("Export…"), sign="file-output")
        self._export.clicked.connect(self.export_asked)
        by_key = QShortcut(QKeySequence("Ctrl+E"), self)  # a button's own goes with its text
        by_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        by_key.activated.connect(self._export.click)
        self._pass_on_wishes()
        self._empty.acted.connect(self._empty_acted)
        head = column(
            page_head(context, self._title, self._count, None, self._export, new),
            self._find,
            self._actions,
            self._banner,
            margins=(s(24), s(18), s(24), s(12)),
            gap=s(12),
        )
        card = frame(column(self._table, margins=(1, s(4), 1, s(6))), card=True)
        self._stack.addWidget(card)
        self._stack.addWidget(frame(column(scrolling(self._empty)), card=True))
        body = row((self._stack, 1), self._preview, margins=(s(24), 0, s(24), s(20)), gap=s(16))
        self.setLayout(column(head, (body, 1), gap=0))

    def _pass_on_wishes(self) -> None:
        """Ask, for the preview and for the bar below the list, what one of them is asked."""
        for acting in (self._preview, self._actions):
            acting.continue_asked.connect(self.continue_asked)
            acting.pdf_asked.connect(self.pdf_asked)
            acting.bundle_asked.connect(self.bundle_asked)
            acting.move_asked.connect(self.move_asked)
            acting.access_asked.connect(self.access_asked)
            acting.day_asked.connect(self.day_asked)
            acting.government_asked.connect(self.government_asked)
            acting.permissions_asked.connect(self.permissions_asked)
            acting.judgements_asked.connect(self.judgements_asked)
            acting.conflicts_asked.connect(self.conflicts_asked)
            acting.duplicates_asked.connect(self.duplicates_asked)
            acting.stories_asked.connect(self.stories_asked)

    def _search_field(self) -> QLineEdit:
        context = self._context
        field = QLineEdit()
        field.setClearButtonEnabled(True)
        field.setMinimumWidth(context.s(220))
        context.localizer.bind(field, field.setPlaceholderText, N_("Search a case code"))
        context.localizer.bind(field, field.setAccessibleName, N_("Search a case code"))
        glass = QAction(field)
        field.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)

        def draw() -> None:
            glass.setIcon(icon("search", context.colors.muted, context.s(18)))

        context.look.changed.connect(draw)
        draw()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        field.textChanged.connect(lambda _text: self._pause.start())
        return field

    def _show_filters(self, filters: tuple[Filter, ...]) -> None:
        for each in filters:
            chip = self._filters.get(each.key)
            if chip is None:
                chip = QPushButton()
                chip.setProperty("kind", "chip")
                chip.setCheckable(True)
                chip.setAutoDefault(False)
                chip.clicked.connect(partial(self._filter, each.key))
                self._chip_group.addButton(chip)
                self._find.addWidget(chip)
                self._filters[each.key] = chip
            chip.setText(each.text)
            chip.setChecked(each.is_on)
        there = {each.key for each in filters}
        for key, chip in self._filters.items():
            chip.setVisible(key in there)

    def _show_empty(self, *, is_filtered: bool) -> None:
        words = self._context.localizer.words
        if is_filtered:
            self._empty.display(
                words.gettext("No interview fits"),
                words.gettext("Check the code, or look at all interviews."),
                words.gettext("Show all"),
                icon="search",
            )
            return
        self._empty.display(
            words.gettext("No interviews yet"),
            words.gettext("They will be listed here by their case codes, never by names."),
            words.gettext("New interview"),
            icon="inbox",
        )

    def look_for(self, code: str) -> None:
        """Show one case, whatever was looked for before."""
        if self._presenter is not None:
            self._search.setText(code)
            self._pause.stop()
            self._presenter.filter_by("all")
            self._presenter.search(code)

    def _empty_acted(self) -> None:
        if not self._is_filtered:
            self.new_asked.emit()
        elif self._presenter is not None:
            self._search.clear()
            self._pause.stop()
            self._presenter.search("")
            self._presenter.filter_by("all")

    def _filter(self, key: str) -> None:
        if self._presenter is not None:
            self._presenter.filter_by(key)

    def _keep_row(self, state: CasesState) -> None:
        """Keep the marked row on the interview of the preview, also after sorting."""
        if self._presenter is None or self._model is None or state.preview is None:
            return
        at = self._presenter.position_of(state.preview.row.id)
        if at is None or at == self._table.currentIndex().row():
            return
        flags = QItemSelectionModel.SelectionFlag
        selection = self._table.selectionModel()
        was_blocked = selection.blockSignals(True)
        selection.setCurrentIndex(self._model.index(at, 0), flags.ClearAndSelect | flags.Rows)
        selection.blockSignals(was_blocked)
        self._table.viewport().update()

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._presenter is not None and current.isValid():
            self._presenter.choose(current.row())

    def _activated(self, index: QModelIndex) -> None:
        if self._presenter is not None:
            self._presenter.choose(index.row())
            chosen = self._presenter.chosen
            if chosen is not None:
                self.continue_asked.emit(chosen.id)
