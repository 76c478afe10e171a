"""The Forms screen: the list of questionnaires, or the report on one file."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from intake.domain.ids import FormHash
from intake.i18n import N_
from intake.ui.dialogs import Dialogs
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.empty_state import EmptyState
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, holder, row, scrolling
from intake.ui.kit.screen import page_head
from intake.ui.presenters.forms import FormsPresenter
from intake.ui.presenters.forms_state import FormsMode, FormsState
from intake.ui.views.form_card import FormCard, VersionActions
from intake.ui.views.form_report import FormReport

KINDS = (
    (N_("Questionnaires"), "*.xlsx *.xls *.md *.csv *.xml *.zip"),
    (N_("All files"), "*"),
)

WITH_ALL = 760
"""From this width of the screen's own part on there is room for every fact of a card."""


class FormsView(QWidget):
    """Displays a `FormsState`."""

    interview_asked = Signal(str)
    preview_asked = Signal(str)
    export_asked = Signal(str)
    compare_asked = Signal(str, str)

    def __init__(self, context: Context, dialogs: Dialogs) -> None:
        super().__init__()
        self._context, self._dialogs = context, dialogs
        s = context.s
        self._presenter: FormsPresenter | None = None
        self._count = plain_label("", "muted")
        self._add = button(context, N_("Add a questionnaire"), "primary", sign="file-plus")
        self._add.clicked.connect(self._choose_file)
        self._banner = Banner(context)
        self._cards: list[FormCard] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(s(12))
        self._empty = EmptyState(context, "clipboard-list")
        self._empty.acted.connect(self._choose_file)
        self._report = FormReport(context)
        self._stack = QStackedWidget()
        self._build()

    def attach(self, presenter: FormsPresenter) -> None:
        """Connect the screen with what it does."""
        self._presenter = presenter
        self._report.attach(presenter)
        presenter.refresh()

    def display(self, state: FormsState) -> None:
        """Show a state."""
        self._count.setText("" if state.mode is FormsMode.LOADING else state.counted)
        if state.problem:
            self._banner.display("bad", state.problem)
        else:
            self._banner.display("ok", state.done)
        self._add.setVisible(state.mode is not FormsMode.REPORT)
        self._add.setEnabled(not state.is_busy)
        self._show_cards(state)
        if state.report is not None:
            self._report.display(state.report, can_add=state.can_add, is_here=state.is_read_again)
        pages = {
            FormsMode.CHECKING: 1,
            FormsMode.REPORT: 2,
            FormsMode.LOADING: 0,
            FormsMode.LIST: 0,
        }
        is_empty = state.mode is FormsMode.LIST and not state.families
        self._stack.setCurrentIndex(3 if is_empty else pages[state.mode])
        self._say_empty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave something out of the cards where there is no room for all of it."""
        super().resizeEvent(event)
        for card in self._cards:
            card.make_room(has_room=self._has_room())

    def _has_room(self) -> bool:
        return self.width() >= self._context.s(WITH_ALL)

    def _build(self) -> None:
        context, s = self._context, self._context.s
        head = column(
            page_head(
                context, label(context, N_("Forms"), "h1"), s(4), self._count, None, s(8), self._add
            ),
            self._banner,
            margins=(s(24), s(18), s(24), s(12)),
            gap=s(12),
        )
        inner = holder(column(self._list, None, margins=(s(24), 0, s(24), s(24)), gap=0))
        self._stack.addWidget(scrolling(inner))
        self._stack.addWidget(self._waiting())
        self._stack.addWidget(self._report)
        self._stack.addWidget(self._empty)
        self.setLayout(column(head, (self._stack, 1), gap=0))

    def _waiting(self) -> QWidget:
        context, s = self._context, self._context.s
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(s(360))
        context.localizer.bind(bar, bar.setAccessibleName, N_("Reading the questionnaire"))
        words = label(context, N_("Reading the questionnaire"), "h3")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        stop = button(context, N_("Cancel"))
        stop.clicked.connect(self._cancel)
        lines = column(None, words, row(None, bar, None), row(None, stop, None), None, gap=s(16))
        return holder(row(None, lines, None))

    def _show_cards(self, state: FormsState) -> None:
        while len(self._cards) > len(state.families):
            old = self._cards.pop()
            self._list.removeWidget(old)
            old.deleteLater()
        while len(self._cards) < len(state.families):
            made = FormCard(self._context)
            made.make_room(has_room=self._has_room())
            made.interview_asked.connect(self.interview_asked)
            made.unfolded.connect(self._unfold)
            made.made.connect(self._connect)
            self._connect(made.acts)
            self._cards.append(made)
            self._list.addWidget(made)
        for card, line in zip(self._cards, state.families, strict=True):
            card.display(line)

    def _connect(self, actions: VersionActions) -> None:
        actions.preview_asked.connect(self.preview_asked)
        actions.export_asked.connect(self.export_asked)
        actions.compare_asked.connect(self.compare_asked)
        actions.original_asked.connect(self._save_original)
        actions.report_asked.connect(self._read_again)

    def _unfold(self, form_id: str) -> None:
        if self._presenter is not None:
            self._presenter.unfold(form_id)

    def _read_again(self, form: str) -> None:
        if self._presenter is not None:
            self._presenter.check_again(FormHash(form))

    def _save_original(self, form: str) -> None:
        def ask(name: str, then: Callable[[str], None]) -> None:
            self._dialogs.save_file(
                N_("Where the questionnaire is written"), ((N_("All files"), "*"),), name, then
            )

        if self._presenter is not None:
            self._presenter.offer_original(FormHash(form), ask)

    def _say_empty(self) -> None:
        words = self._context.localizer.words
        self._empty.display(
            words.gettext("No questionnaires yet"),
            words.gettext("Add an XLSForm: it is read on this computer and nothing is sent."),
            words.gettext("Add a questionnaire"),
        )

    def _choose_file(self) -> None:
        if self._presenter is not None:
            self._dialogs.open_file(N_("Add a questionnaire"), KINDS, self._presenter.check)

    def _cancel(self) -> None:
        if self._presenter is not None:
            self._presenter.cancel()
