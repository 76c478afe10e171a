"""The card of what does not count here, and the dialog in which somebody vouches for it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field, PassphraseEdit
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, hidden_unless, holder, refill, row
from intake.ui.presenters.apart import ApartLine, ApartPresenter, ApartState


class ApartCard(QWidget):
    """Displays an `ApartState`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter: ApartPresenter | None = None
        self._dialog: AdoptDialog | None = None
        self._shown: tuple[object, ...] = ()
        self._banner = Banner(context)
        self._none = label(context, N_("Nothing is kept apart."), "muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._more = plain_label("", "caption")
        text = N_(
            "What others wrote and could not be accepted is kept, and does not count. To leave it "
            "so, do nothing; whoever coordinates can vouch for one of them, with a reason."
        )
        about = label(context, text, "muted", wrap=True)
        title = N_("Kept apart")
        card = titled_card(
            context, "inbox", title, about, self._banner, self._none, self._lines, self._more
        )
        self.setLayout(column(card, gap=0))

    def attach(self, presenter: ApartPresenter) -> None:
        """Connect the card with what it does."""
        self._presenter = presenter
        presenter.open()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask anew when somebody comes to the page: a bundle may have come meanwhile."""
        super().showEvent(event)
        if self._presenter is not None:
            self._presenter.open()

    def display(self, state: ApartState) -> None:
        """Show a state; lines that are as they were stay, with the keyboard on them."""
        is_over_dialog = state.adopting is not None
        self._banner.display("bad", "" if is_over_dialog else state.problem)
        self._none.setVisible(state.is_known and not state.lines)
        shown = (state.lines, self._context.localizer.language)
        if shown != self._shown:
            self._shown = shown
            self._fill(state.lines)
        self._more.setText(state.more)
        self._more.setVisible(bool(state.more))
        self._show_dialog(state)

    def _fill(self, lines: tuple[ApartLine, ...]) -> None:
        refill(self._lines, [self._one(each) for each in lines])

    def _one(self, line: ApartLine) -> QWidget:
        context, s = self._context, self._context.s
        adopt = button(context, N_("Let it count…"))
        adopt.setAutoDefault(False)
        adopt.setAccessibleDescription(summary(line))
        adopt.clicked.connect(partial(self._ask, line.key))
        hidden_unless(adopt, is_wanted=line.can_adopt)
        texts = column(
            plain_label(summary(line), "strong", wrap=True),
            plain_label(f"{line.who}: {line.why}", "caption", wrap=True),
            gap=s(2),
        )
        return holder(row((texts, 1), adopt, margins=(0, s(6), 0, s(6)), gap=s(8)))

    def _ask(self, key: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.ask(key)

    def _show_dialog(self, state: ApartState) -> None:
        presenter, dialog = self._presenter, self._dialog
        if state.adopting is None or presenter is None:
            self._dialog = None
            if dialog is not None:
                dialog.accept()
            return
        if dialog is None:
            dialog = self._dialog = AdoptDialog(self._context, self.window(), presenter)
            dialog.rejected.connect(self._left)
            dialog.open()
        dialog.display(state)

    def _left(self) -> None:
        self._dialog = None
        if self._presenter is not None:
            self._presenter.leave()


class AdoptDialog(Dialog):
    """Asks for the reason, and for the passphrase that signs it."""

    def __init__(self, context: Context, parent: QWidget, presenter: ApartPresenter) -> None:
        why = N_(
            "You sign that this entry counts here, at the time it was made. Your name and your "
            "reason stay with the record."
        )
        super().__init__(context, parent, N_("Let it count"), why, sign="shield-check")
        self._presenter = presenter
        self._line = plain_label("", "strong", wrap=True)
        self._why = plain_label("", "body", wrap=True)
        self._reason = QLineEdit()
        self._reason.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._passphrase = PassphraseEdit(context)
        self._passphrase.returnPressed.connect(self._sign)
        hint = N_("Typed anew for this one signature. It can take a few seconds.")
        self.add(
            self._line,
            self._why,
            Field(context, N_("Why it should count (no names)"), self._reason),
            Field(context, N_("Your passphrase"), self._passphrase, hint),
        )
        stay = button(context, N_("Leave it apart"))
        stay.clicked.connect(self.reject)
        self._do = button(context, N_("Sign: it counts"), "primary", sign="check")
        self._do.clicked.connect(self._sign)
        for each in (stay, self._do):
            self.add_button(each)
        self._reason.textChanged.connect(lambda _text: self._look())
        self._passphrase.textChanged.connect(lambda _text: self._look())
        self._is_busy = False
        self._look()
        self._reason.setFocus()

    def display(self, state: ApartState) -> None:
        """Show which entry, and what went wrong."""
        if state.adopting is not None:
            self._line.setText(summary(state.adopting))
            self._why.setText(f"{state.adopting.who}: {state.adopting.why}")
        self.banner.display("bad", state.problem)
        self._is_busy = state.is_busy
        self._look()

    def _look(self) -> None:
        is_told = bool(self._reason.text().strip() and self._passphrase.text())
        self._do.setEnabled(is_told and not self._is_busy)

    def _sign(self) -> None:
        if self._do.isEnabled():
            self._presenter.adopt(self._reason.text(), self._passphrase.take())


def summary(line: ApartLine) -> str:
    """Say in one line what it is, of which record, and when."""
    return " · ".join(filter(None, (line.what, line.record, line.when)))
