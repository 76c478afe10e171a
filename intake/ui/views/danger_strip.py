"""The way in without a yes: somebody's life is in danger, and a supervisor says why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label
from intake.ui.kit.layout import column, frame, holder, row

WHY = N_("What the danger is (no names): only what a referral needs is asked then.")


class DangerStrip(QWidget):
    """One quiet line; opened, it asks for the reason."""

    said = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self._line = button(
            context, N_("Somebody's life is in danger …"), "link", is_checkable=True
        )
        self._reason = QLineEdit()
        self._reason.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        context.localizer.bind(self._reason, self._reason.setAccessibleName, WHY)
        self._begin = button(context, N_("Note what a referral needs"))
        self._begin.setEnabled(False)
        self._reason.textChanged.connect(lambda text: self._begin.setEnabled(bool(text.strip())))
        self._begin.clicked.connect(lambda: self.said.emit(self._reason.text()))
        asked = column(
            label(context, WHY, "field"), row((self._reason, 1), self._begin, gap=s(8)), gap=s(4)
        )
        self._asked = holder(asked)
        self._asked.hide()
        self._line.toggled.connect(self._asked.setVisible)
        margins = (s(24), s(6), s(24), s(6))
        bar = frame(column(row(None, self._line), self._asked, gap=0, margins=margins))
        self.setLayout(column(bar, gap=0))

    def display(self, *, may_restrict: bool) -> None:
        """Show the line to whoever may go this way."""
        self.setVisible(may_restrict)
