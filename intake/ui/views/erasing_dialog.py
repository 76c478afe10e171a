"""The dialog of what waits to be erased: a list, one signature at a time, and what is left."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field, PassphraseEdit
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, frame, holder, refill, row, scrolling
from intake.ui.presenters.erasing import Doing, ErasingPresenter, ErasingState, WaitingLine

WIDTH, HEIGHT = 760, 340
ACTS = {Doing.ORDER: N_("Order…"), Doing.APPROVE: N_("Approve and erase…")}


class ErasingDialog(Dialog):
    """Displays an `ErasingState`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("To be erased"),
            N_("Two people sign: a data steward orders it, and somebody else approves."),
            sign="trash-2",
        )
        self.setMinimumWidth(context.s(WIDTH))
        self._presenter: ErasingPresenter | None = None
        self._shown: tuple[object, ...] | None = None
        self._list, self._form = self._make_list(), self._make_form()
        self._form.hide()
        area = scrolling(holder(column(self._list, self._form, None, gap=0)))
        area.setMinimumHeight(self.part_of_window(HEIGHT, HEIGHT))
        self.add(area)
        self._add_buttons()

    def attach(self, presenter: ErasingPresenter) -> None:
        """Connect the dialog with what it shows."""
        self._presenter = presenter
        self.follow(presenter.speak)
        presenter.open()
        self._close.setFocus()

    def display(self, state: ErasingState) -> None:
        """Show a state: the list, or a form in its place."""
        self.banner.display("bad", state.problem)
        form, was_form = state.form, not self._form.isHidden()
        self._list.setVisible(form is None)
        self._form.setVisible(form is not None)
        for each in (self._back, self._do):
            each.setVisible(form is not None)
        self._close.setVisible(form is None)
        self._keys.setVisible(form is None and state.can_renew)
        self._do.setEnabled(not state.is_busy)
        if form is None:
            self._passphrase.clear()
            self._show_list(state)
            if was_form:
                self._close.setFocus()
            return
        self._what.setText(form.title)
        self._tells.setText(form.says)
        self._goes.setText(form.goes)
        self._goes.setVisible(bool(form.goes))
        self._do.setText(form.submit)
        if not was_form:
            self._passphrase.setFocus()

    def _show_list(self, state: ErasingState) -> None:
        self._done.setText("\n".join(state.done))
        self._done_card.setVisible(bool(state.done))
        self._nothing.setVisible(state.is_known and not state.lines)
        self._tail.setText(" · ".join(filter(None, (state.count, state.pending))))
        self._tail.setVisible(bool(state.count or state.pending))
        shown = (state.lines, self._context.localizer.language)
        if shown != self._shown:
            self._shown = shown
            refill(self._cards, [self._card(each) for each in state.lines])

    def _card(self, line: WaitingLine) -> QWidget:
        s = self._context.s
        parts: list[QWidget | tuple[QWidget, int] | None] = [
            plain_label(line.case, "code"),
            (plain_label(line.step, "body", wrap=True), 1),
        ]
        if line.doing is not None:
            made = button(self._context, ACTS[line.doing])
            made.setAutoDefault(False)
            made.setAccessibleName(f"{made.text()} {line.case}")
            made.clicked.connect(partial(self._begin, line))
            parts.append(made)
        return frame(row(*parts, margins=(s(16), s(10), s(16), s(10)), gap=s(12)), card=True)

    def _make_list(self) -> QWidget:
        context, s = self._context, self._context.s
        self._done = plain_label("", "body", wrap=True)
        self._done_card = frame(
            column(self._done, margins=(s(16), s(10), s(16), s(10)), gap=0), card=True
        )
        self._nothing = label(context, N_("Nothing waits to be erased."), "muted")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(s(8))
        self._tail = plain_label("", "muted", wrap=True)
        return holder(column(self._done_card, self._nothing, self._cards, self._tail, gap=s(10)))

    def _make_form(self) -> QWidget:
        context = self._context
        self._what = plain_label("", "h3", wrap=True)
        self._tells = plain_label("", "body", wrap=True)
        self._goes = plain_label("", "strong", wrap=True)
        self._passphrase = PassphraseEdit(context)
        self._passphrase.returnPressed.connect(self._sign)
        hint = N_("Typed anew for this one signature. It can take a few seconds.")
        field = Field(context, N_("Your passphrase"), self._passphrase, hint)
        return holder(column(self._what, self._tells, self._goes, field, gap=context.s(10)))

    def _add_buttons(self) -> None:
        context = self._context
        self._back, self._close = button(context, N_("Back")), button(context, N_("Close"))
        self._keys = button(context, N_("New keys…"))
        self._do = button(context, "", "primary")
        for each, act in (
            (self._back, self._leave),
            (self._keys, self._begin_keys),
            (self._do, self._sign),
            (self._close, self.accept),
        ):
            each.setAutoDefault(False)
            each.clicked.connect(act)
        self.add_side_button(self._back)
        self.add_side_button(self._keys)
        self.add_button(self._do)
        self.add_button(self._close)

    def _begin(self, line: WaitingLine, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.begin(line)

    def _begin_keys(self) -> None:
        if self._presenter is not None:
            self._presenter.begin_keys()

    def _leave(self) -> None:
        if self._presenter is not None:
            self._presenter.leave()

    def _sign(self) -> None:
        if self._presenter is not None and self._do.isEnabled() and self._passphrase.text():
            self._presenter.sign(self._passphrase.take())
