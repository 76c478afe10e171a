"""Beginning an interview without current training: the reason stays in the store."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field


class UntrainedDialog(Dialog):
    """Asks why; goes on with a reason only."""

    reasoned = Signal(str)

    def __init__(self, context: Context, window: QWidget, missing: str) -> None:
        super().__init__(
            context,
            window,
            N_("Your training is not current"),
            lambda words: words.gettext(
                "{missing}. Write why this interview begins all the same. The reason stays in this "
                "store and in its figures; it is on none of the person’s papers.",
                missing=missing,
            ),
            sign="list-checks",
        )
        self.reason = QLineEdit()
        self.go = button(context, N_("Begin the interview"), "primary")
        self.reason.textChanged.connect(lambda text: self.go.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._go)
        self.add(Field(context, N_("Why it begins all the same"), self.reason))
        cancel = button(context, N_("Do not begin"))
        cancel.clicked.connect(self.reject)
        self.go.setEnabled(False)
        self.go.clicked.connect(self._go)
        self.add_button(cancel)
        self.add_button(self.go)
        self.reason.setFocus()

    def _go(self) -> None:
        if self.reason.text().strip():
            self.accept()
            self.reasoned.emit(self.reason.text().strip())
