"""The seal: what is signed, in plain words; afterwards all of it, to be read and added to."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from intake.domain.states import State
from intake.i18n import N_
from intake.i18n.state_words import state_text
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field, PassphraseEdit
from intake.ui.kit.labels import label, pill, plain_label, set_pill
from intake.ui.kit.layout import column, empty, frame, holder, row, scrolling
from intake.ui.kit.options import OptionBox
from intake.ui.presenters.sealing import AddedLine, SealPresenter, SealState
from intake.ui.views.readback_lines import LineList


class SealView(QWidget):
    """Displays a `SealState`."""

    statement_asked = Signal()
    """The person says again that they are afraid."""
    permissions_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter: SealPresenter | None = None
        self._state: SealState | None = None
        self._banner = Banner(context)
        self._stack = QStackedWidget()
        self.beside = QVBoxLayout()
        """Below what is signed: cards for staff, once nothing is asked any more."""
        self._stack.addWidget(self._before())
        self._stack.addWidget(self._after())
        self.setLayout(column(self._banner, (self._stack, 1), gap=0))

    def attend(self, presenter: SealPresenter) -> None:
        """Take the presenter whose states are shown."""
        self._presenter = presenter
        presenter.refresh()

    def take_focus(self) -> None:
        """Put the keyboard where the next thing is done."""
        is_sealed = self._state is not None and self._state.is_sealed
        (self._text if is_sealed else self._passphrase).setFocus()

    def display(self, state: SealState) -> None:
        """Show a state."""
        before, self._state = self._state, state
        self._banner.display("bad", state.failure)
        self._stack.setCurrentIndex(1 if state.is_sealed else 0)
        if state.is_sealed:
            self._show_sealed(state, before)
        else:
            self._show_open(state)
        if before is None or before.is_sealed != state.is_sealed:
            self.take_focus()

    def _show_open(self, state: SealState) -> None:
        words = self._context.localizer.words
        self._statement.setText(state.statement)
        self._signer.setText(words.gettext("Signed by: {name}", name=state.signer))
        self._counted.setText(state.counted)
        kind = "ok" if state.is_confirmed else "warn"
        mark = State.CONFIRMED if state.is_confirmed else State.UNCONFIRMED
        set_pill(self._mark, kind, state_text(mark, words))
        self._confirmed.setText(state.confirmed)
        message = N_("Sealing …") if state.is_busy else N_("Sign and seal")
        self._seal.setText(words.gettext(message))
        self._seal.setEnabled(not state.is_busy)
        self._passphrase.setEnabled(not state.is_busy)
        if state.failure:
            self._passphrase.setFocus()

    def _show_sealed(self, state: SealState, before: SealState | None) -> None:
        words = self._context.localizer.words
        told = words.gettext("Sealed {when} by {name}", when=state.when, name=state.signer)
        self._sealed.setText(told)
        self._said.setText(state.statement)
        self._heard.setText(state.confirmed)
        self._again.setText(state.statements)
        self._again.setVisible(bool(state.statements))
        self._source.display(state.sources, str(self._source.currentData() or "person"))
        self._add.setEnabled(not state.is_busy and bool(self._text.toPlainText().strip()))
        if before is None or before.sections != state.sections:
            self._show_sections(state)
        if before is None or before.added != state.added:
            if before is not None and len(before.added) < len(state.added):
                self._text.clear()
                self._text.setFocus()
            self._show_added(state.added)

    def _before(self) -> QWidget:
        context, s = self._context, self._context.s
        self._statement = plain_label("", "question", wrap=True)
        self._signer, self._counted = plain_label("", "strong"), plain_label("", "body")
        self._mark, self._confirmed = pill(), plain_label("", "body", wrap=True)
        self._passphrase = PassphraseEdit(context)
        self._passphrase.returnPressed.connect(self._sign)
        self._seal = button(context, N_("Sign and seal"), "primary", sign="shield-check")
        self._seal.clicked.connect(self._sign)
        hint = N_("Typed anew for this one signature. It can take a few seconds.")
        field = Field(context, N_("Your passphrase"), self._passphrase, hint)
        field.setMaximumWidth(s(460))
        inner = column(
            label(context, N_("Seal this interview"), "h1"),
            label(context, N_("This is what you sign:"), "muted"),
            self._statement,
            row(self._signer, s(16), self._counted, None),
            row(self._mark, (self._confirmed, 1), gap=s(10)),
            s(8),
            row((field, 100), None),
            row(self._seal, None),
            self.beside,
            None,
            margins=(s(32), s(26), s(32), s(26)),
            gap=s(12),
        )
        return _card(context, inner)

    def _after(self) -> QWidget:
        context, s = self._context, self._context.s
        self._sealed, self._said = plain_label("", "h3", wrap=True), plain_label("", wrap=True)
        self._heard = plain_label("", "muted", wrap=True)
        self._again = plain_label("", "strong", wrap=True)
        self._answers, self._added = QVBoxLayout(), QVBoxLayout()
        fear = button(context, N_("New statement of fear …"), sign="plus")
        fear.clicked.connect(self.statement_asked)
        allowed = button(context, N_("Permissions"), "quiet", sign="shield-check")
        allowed.clicked.connect(self.permissions_asked)
        inner = column(
            self._sealed,
            self._said,
            self._heard,
            self._again,
            row(fear, allowed, None, gap=s(10)),
            label(context, N_("Added later"), "h3"),
            self._added,
            self._add_part(),
            s(6),
            label(context, N_("What was sealed"), "h3"),
            self._answers,
            None,
            margins=(s(32), s(24), s(32), s(24)),
            gap=s(10),
        )
        return _card(context, inner)

    def _add_part(self) -> QWidget:
        context, s = self._context, self._context.s
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._text.setFixedHeight(s(84))
        self._source = OptionBox()
        self._source.setFixedWidth(s(240))
        context.localizer.bind(self._source, self._source.setAccessibleName, N_("From whom"))
        self._add = button(context, N_("Add it"), "primary", sign="plus")
        self._add.setEnabled(False)
        self._add.clicked.connect(self._append)
        self._text.textChanged.connect(
            lambda: self._add.setEnabled(bool(self._text.toPlainText().strip()))
        )
        field = Field(context, N_("Add what became known"), self._text)
        return holder(column(field, row(self._source, self._add, None, gap=s(10)), gap=s(8)))

    def _show_sections(self, state: SealState) -> None:
        empty(self._answers)
        for each in state.sections:
            lines = LineList(self._context, is_fixed=True)
            lines.display(each.lines)
            self._answers.addWidget(plain_label(each.title, "strong", wrap=True))
            self._answers.addWidget(lines)

    def _show_added(self, added: tuple[AddedLine, ...]) -> None:
        empty(self._added)
        for each in added:
            head = plain_label(f"{each.when} · {each.source}", "caption")
            self._added.addWidget(holder(column(head, plain_label(each.text, wrap=True), gap=2)))
        if not added:
            self._added.addWidget(label(self._context, N_("Nothing so far."), "muted"))

    def _sign(self) -> None:
        self._tell(SealPresenter.seal, self._passphrase.take())

    def _append(self) -> None:
        source = str(self._source.currentData() or "person")
        self._tell(SealPresenter.add, self._text.toPlainText(), source)

    def _tell(self, act: Callable[..., object], *facts: object) -> None:
        if self._presenter is not None:
            act(self._presenter, *facts)


def _card(context: Context, inner: QVBoxLayout) -> QWidget:
    s = context.s
    card = frame(column(scrolling(holder(inner))), card=True)
    return holder(column((card, 1), margins=(s(36), s(16), s(36), s(16))))
