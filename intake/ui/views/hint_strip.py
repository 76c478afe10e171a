"""One quiet line below the header: perhaps the person is here already."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, plain_label
from intake.ui.kit.layout import row
from intake.ui.presenters.duplicate_hint import HintState


class HintStrip(QFrame):
    """Displays a `HintState`; it takes no keyboard away and holds nobody up."""

    looked = Signal()
    passed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self.setProperty("well", True)
        self._text = plain_label("", "body", wrap=True)
        self._look = button(context, N_("Look …"), "link")
        self._look.clicked.connect(self.looked)
        self._pass = button(context, N_("Somebody else"), "link")
        self._pass.clicked.connect(self.passed)
        parts = (IconLabel(context, "users", "muted"), (self._text, 1), self._look, self._pass)
        self.setLayout(row(*parts, margins=(s(20), s(6), s(16), s(6)), gap=s(10)))
        self.hide()

    def display(self, state: HintState) -> None:
        """Show a state; nothing where there is nothing to say."""
        self._text.setText(state.text)
        for each in (self._look, self._pass):
            each.setAccessibleDescription(state.text)
        self.setVisible(bool(state.text))
