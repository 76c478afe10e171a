"""Is it right like this? Yes, something to change, or no, or not possible, both with a reason."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from intake.domain.states import Outcome
from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, holder, row
from intake.ui.presenters.readback import ReadbackState

WHY = N_("Why (no names)")


class RightPanel(QWidget):
    """The question with its four answers, by the keys 1 to 4."""

    accepted = Signal()
    change_asked = Signal()
    other_asked = Signal(str)
    """The outcome for which a reason is wanted; empty to go back."""
    reason_given = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self._context = context
        self._needs_reason, self._can_accept = False, True
        self._ask = plain_label("", "h1", wrap=True)
        self._second = plain_label("", "muted", wrap=True)
        self._corrected = label(
            context,
            N_("What was corrected is noted as corrected; what stood there before stays."),
            "caption",
            wrap=True,
        )
        self._yes = button(context, N_("1 · Yes, it is right"), "primary", sign="check")
        self._yes.clicked.connect(self.accepted)
        self._change = button(context, N_("2 · Change something"), sign="pen-line")
        self._change.clicked.connect(self.change_asked)
        self._no = self._other(N_("3 · The person does not accept it"), Outcome.REFUSED)
        self._never = self._other(N_("4 · Reading back was not possible"), Outcome.NOT_DONE)
        answers = column(self._yes, self._change, self._no, self._never, gap=s(10))
        self._answers = holder(row(answers, None))
        self._why = self._why_part()
        self.setLayout(
            column(
                self._ask, self._second, s(8), self._answers, self._why, self._corrected, None,
                gap=s(10),
            )
        )  # fmt: skip

    def take_focus(self) -> None:
        """Put the keyboard on the first answer that there is."""
        (self._yes if self._yes.isEnabled() and self._can_accept else self._no).setFocus()

    def display(self, state: ReadbackState) -> None:
        """Show the question, or the field for the reason."""
        self._ask.setText(state.ask.lead)
        self._second.setText(state.ask.second)
        self._second.setVisible(bool(state.ask.second))
        self._can_accept = state.can_accept
        needs = state.needs_reason is not None
        self._answers.setVisible(not needs)
        self._why.setVisible(needs)
        self._corrected.setVisible(state.is_corrected and not needs)
        for each in (self._yes, self._change):
            each.setVisible(state.can_accept)
            each.setEnabled(not state.is_busy)
        self._note.setEnabled(bool(self._reason.text().strip()) and not state.is_busy)
        if needs and not self._needs_reason:
            self._reason.setFocus()
        self._needs_reason = needs

    def take_key(self, key: str) -> bool:
        """Let a number key answer."""
        known = {"1": self._yes, "2": self._change, "3": self._no, "4": self._never}
        chosen = known.get(key)
        if chosen is None or self._needs_reason or not chosen.isVisible():
            return False
        chosen.click()
        return True

    def _why_part(self) -> QWidget:
        context, s = self._context, self._context.s
        self._reason = QLineEdit()
        self._reason.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        context.localizer.bind(self._reason, self._reason.setAccessibleName, WHY)
        self._reason.returnPressed.connect(self._give)
        self._note = button(context, N_("Note it so"), "primary")
        self._note.clicked.connect(self._give)
        self._reason.textChanged.connect(lambda text: self._note.setEnabled(bool(text.strip())))
        leave = button(context, N_("Back"))
        leave.clicked.connect(lambda: self.other_asked.emit(""))
        fields = row((self._reason, 1), self._note, leave, gap=s(8))
        return holder(column(label(context, WHY, "field"), fields, gap=s(4)))

    def _other(self, message: str, outcome: Outcome) -> QPushButton:
        made = button(self._context, message)
        made.clicked.connect(partial(self._ask_why, outcome))
        return made

    def _ask_why(self, outcome: Outcome, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        self.other_asked.emit(outcome.value)

    def _give(self) -> None:
        if self._reason.text().strip():
            self.reason_given.emit(self._reason.text())
