"""The dialog of what is due: requests, periods that are over, holds, and what is to be erased."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.labels import label, pill, plain_label
from intake.ui.kit.layout import column, empty, frame, holder, refill, row, scrolling
from intake.ui.presenters.retention import DueLine, DueState, RetentionPresenter
from intake.ui.presenters.retention_forms import DueDoing
from intake.ui.views.judgement_form import JudgementFields

WIDTH, HEIGHT, DAY = 860, 420, 130


class RetentionDialog(Dialog):
    """Displays a `DueState`."""

    case_asked = Signal(str)
    erasing_asked = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("What is due"),
            N_("Nothing is kept for longer than was said, and nobody waits for an answer."),
            sign="clock",
        )
        self.setMinimumWidth(context.s(WIDTH))
        self._presenter: RetentionPresenter | None = None
        self._lines: tuple[DueLine, ...] = ()
        self._list, self._form = self._make_list(), self._make_form()
        self._form.hide()
        self._area = scrolling(holder(column(self._list, self._form, None, gap=0)))
        self._area.setMinimumHeight(self.part_of_window(HEIGHT, HEIGHT))
        self.add(self._area)
        self._add_buttons()

    def attach(self, presenter: RetentionPresenter) -> None:
        """Connect the dialog with what it shows."""
        self._presenter = presenter
        self.follow(presenter.speak)
        presenter.open()
        self._close.setFocus()

    def display(self, state: DueState) -> None:
        """Show a state: the list, or a form in its place."""
        self.banner.display("bad", state.problem)
        form, was_form = state.form, not self._form.isHidden()
        self._list.setVisible(form is None)
        self._form.setVisible(form is not None)
        self._back.setVisible(form is not None)
        self._do.setVisible(form is not None)
        self._do.setEnabled(not state.is_busy)
        self._close.setVisible(form is None)
        self._erasing.setVisible(form is None)
        if form is None:
            self._show_list(state)
            if was_form:
                self._close.setFocus()
            return
        self._what.setText(form.title)
        self._says.setText(form.sentence)
        self._about.setText(state.about)
        self._about.setVisible(bool(state.about))
        self._do.setText(form.submit)
        self._fields.display(form)
        if not was_form:
            self._area.verticalScrollBar().setValue(0)
            self._fields.take_focus()

    def _show_list(self, state: DueState) -> None:
        self._nothing.setVisible(state.is_known and not state.lines)
        self._more.setText(state.more)
        self._more.setVisible(bool(state.more))
        if state.lines != self._lines:
            self._lines = state.lines
            refill(self._cards, [self._card(each) for each in state.lines])
        empty(self._acts)
        for option in state.begins:
            made = button(self._context, "")
            made.setText(option.text)
            made.setAutoDefault(False)
            made.clicked.connect(partial(self._begin, option.key, None))
            self._acts.addWidget(made)
        self._acts.addStretch(1)

    def _card(self, line: DueLine) -> QWidget:
        context, s = self._context, self._context.s
        gettext = context.localizer.gettext
        day = plain_label(line.day, "bad" if line.is_late else "muted", wrap=True)
        day.setFixedWidth(s(DAY))
        marks = []
        if line.is_held:
            held = pill("warn", gettext(N_("held")))
            marks.append(held)
        acts = []
        for option in line.acts:
            made = button(context, "", "link")
            made.setText(option.text)
            made.setAutoDefault(False)
            made.setAccessibleName(f"{option.text} {line.case}")
            made.clicked.connect(partial(self._begin, option.key, line.at))
            acts.append(made)
        show = button(context, N_("Show in the list"), "link")
        show.setAutoDefault(False)
        show.setAccessibleName(f"{show.text()}: {line.case}")
        show.clicked.connect(partial(self._go, line.case))
        inner = column(
            row(day, plain_label(line.case, "code"), *marks, None, show, gap=s(12)),
            row((plain_label(line.text, "body", wrap=True), 1), *acts, gap=s(12)),
            margins=(s(16), s(10), s(16), s(10)),
            gap=s(4),
        )
        return frame(inner, card=True)

    def _make_list(self) -> QWidget:
        context, s = self._context, self._context.s
        self._nothing = label(context, N_("Nothing is due in the next 30 days."), "muted")
        self._more = plain_label("", "muted", wrap=True)
        self._more.hide()
        self._cards, self._acts = QVBoxLayout(), QHBoxLayout()
        self._cards.setSpacing(s(8))
        self._acts.setSpacing(s(8))
        return holder(column(self._acts, self._nothing, self._cards, self._more, gap=s(10)))

    def _make_form(self) -> QWidget:
        self._what = plain_label("", "h3", wrap=True)
        self._about = plain_label("", "strong", wrap=True)
        self._says = plain_label("", "body", wrap=True)
        self._fields = JudgementFields(self._context)
        self._fields.entered.connect(self._submit)
        return holder(
            column(self._what, self._about, self._says, self._fields, gap=self._context.s(10))
        )

    def _add_buttons(self) -> None:
        context = self._context
        self._back, self._close = button(context, N_("Back")), button(context, N_("Close"))
        self._do = button(context, "", "primary")
        self._do.setAutoDefault(False)
        self._back.clicked.connect(self._leave)
        self._do.clicked.connect(self._submit)
        self._close.clicked.connect(self.accept)
        self._erasing = button(context, N_("To be erased…"), sign="trash-2")
        self._erasing.setAutoDefault(False)
        self._erasing.clicked.connect(self._erase)
        self.add_side_button(self._back)
        self.add_side_button(self._erasing)
        self.add_button(self._do)
        self.add_button(self._close)

    def _begin(self, key: str, at: int | None, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.begin(DueDoing(key), at)

    def _go(self, case: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        self.accept()
        self.case_asked.emit(case)

    def _erase(self) -> None:
        self.accept()
        self.erasing_asked.emit()

    def _leave(self) -> None:
        if self._presenter is not None:
            self._presenter.leave()

    def _submit(self) -> None:
        if self._presenter is not None:
            self._presenter.submit(self._fields.answers())
