"""The dialog in which all judgements of a record stand beside each other, and the next is made."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.i18n.judgement_lines import JudgementLine
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.labels import label, pill, plain_label
from intake.ui.kit.layout import column, empty, frame, holder, refill, row, scrolling
from intake.ui.presenters.judgement_forms import Doing
from intake.ui.presenters.judgements import JudgementPresenter, JudgementState
from intake.ui.views.judgement_form import SENDING, JudgementFields

WIDTH, HEIGHT = 860, 420


class JudgementsDialog(Dialog):
    """Displays a `JudgementState`."""

    changed = Signal()
    """Something was signed or noted."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent, N_("Judgements"), sign="file-check")
        s = context.s
        self.setMinimumWidth(s(WIDTH))
        self._presenter: JudgementPresenter | None = None
        self._lines: tuple[JudgementLine, ...] = ()
        self._count = -1
        self._list, self._form = self._make_list(), self._make_form()
        self._form.hide()
        self._area = scrolling(holder(column(self._list, self._form, None, gap=0)))
        self._area.setMinimumHeight(self.part_of_window(HEIGHT, HEIGHT))
        self.add(self._area)
        self._add_buttons()

    def _make_list(self) -> QWidget:
        context, s = self._context, self._context.s
        self._standing, self._mode = pill("info"), plain_label("", "caption", wrap=True)
        self._code, self._verdict = plain_label("", "code"), plain_label("", "strong", wrap=True)
        self._hints = plain_label("", "muted", wrap=True)
        self._nothing = label(context, N_("Nothing was judged yet."), "muted")
        self._cards, self._acts = QVBoxLayout(), QHBoxLayout()
        self._cards.setSpacing(s(10))
        self._acts.setSpacing(s(8))
        return holder(
            column(
                row(self._code, self._standing, None, gap=s(10)),
                self._mode,
                self._verdict,
                self._hints,
                self._nothing,
                self._cards,
                self._acts,
                gap=s(10),
            )
        )

    def _make_form(self) -> QWidget:
        self._what = plain_label("", "h3", wrap=True)
        self._says = plain_label("", "strong", wrap=True)
        self._fields = JudgementFields(self._context)
        self._fields.entered.connect(self._submit)
        return holder(column(self._what, self._says, self._fields, gap=self._context.s(10)))

    def _add_buttons(self) -> None:
        context = self._context
        self._back, self._close = button(context, N_("Back")), button(context, N_("Close"))
        self._do = button(context, "", "primary")
        self._do.setAutoDefault(False)
        self._back.clicked.connect(self._leave)
        self._do.clicked.connect(self._submit)
        self._close.clicked.connect(self.accept)
        self.add_side_button(self._back)
        self.add_button(self._do)
        self.add_button(self._close)

    def attach(self, presenter: JudgementPresenter) -> None:
        """Connect the dialog with what it shows."""
        self._presenter = presenter
        presenter.open()
        self._close.setFocus()

    def display(self, state: JudgementState) -> None:
        """Show a state: the list, or a form in its place."""
        self.banner.display("bad", state.problem)
        form = state.form
        was_form = not self._form.isHidden()
        self._list.setVisible(form is None)
        self._form.setVisible(form is not None)
        self._back.setVisible(form is not None)
        self._do.setVisible(form is not None)
        self._do.setEnabled(not state.is_busy)
        self._close.setVisible(form is None)
        if form is not None:
            self._what.setText(form.title)
            self._says.setText(form.sentence)
            self._do.setText(
                self._context.localizer.gettext(SENDING) if state.is_busy else form.submit
            )
            self._fields.display(form)
            if not was_form:
                self._area.verticalScrollBar().setValue(0)
                self._fields.take_focus()
        else:
            self._show_list(state)
            if was_form:
                self._close.setFocus()

    def _show_list(self, state: JudgementState) -> None:
        self._code.setText(state.code)
        self._standing.setText(state.standing)
        self._mode.setText(state.mode)
        for shown, text in ((self._verdict, state.verdict), (self._hints, "\n".join(state.hints))):
            shown.setText(text)
            shown.setVisible(bool(text))
        self._nothing.setVisible(state.is_known and not state.lines)
        if state.lines != self._lines:
            self._lines = state.lines
            refill(self._cards, [self._card(each) for each in state.lines])
        empty(self._acts)
        for option in state.acts:
            act = button(self._context, "", "primary" if option is state.acts[0] else "")
            act.setText(option.text)
            act.setAutoDefault(False)
            act.clicked.connect(partial(self._begin, Doing(option.key), None))
            self._acts.addWidget(act)
        self._acts.addStretch(1)
        told = len(state.lines) + len(state.hints)
        if state.is_known and self._count not in {-1, told}:
            self.changed.emit()
        if state.is_known:
            self._count = told

    def _card(self, line: JudgementLine) -> QWidget:
        context, s = self._context, self._context.s
        marks = [pill("warn", each) for each in line.marks]
        found = [pill("info", line.found)] if line.found else []
        facts = [
            row(
                (plain_label(about, "caption", wrap=True), 2),
                (plain_label(text, wrap=True), 5),
                gap=s(10),
            )
            for about, text in line.facts
        ]
        acts = []
        if line.is_own and line.is_review and not line.is_withdrawn:
            acts.append((N_("Take my review back …"), Doing.WITHDRAW))
        if line.is_own and not line.is_disowned:
            acts.append((N_("Not my conclusion …"), Doing.DISOWN))
        buttons = []
        for message, doing in acts:
            made = button(context, message, "link")
            made.setAutoDefault(False)
            made.clicked.connect(partial(self._begin, doing, line))
            buttons.append(made)
        inner = column(
            row(plain_label(line.title, "strong"), *found, *marks, None, gap=s(8)),
            plain_label(line.who, "muted"),
            *facts,
            row(*buttons, None, gap=s(10)),
            margins=(s(16), s(12), s(16), s(12)),
            gap=s(5),
        )
        return frame(inner, card=True)

    def _begin(self, doing: Doing, line: JudgementLine | None, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.begin(doing, line.place if line is not None else None)

    def _leave(self) -> None:
        if self._presenter is not None:
            self._presenter.leave()

    def _submit(self) -> None:
        if self._presenter is not None:
            self._presenter.submit(self._fields.answers())
