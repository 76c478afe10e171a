"""Noting that somebody was trained, by whoever supervises."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from intake.domain.errors import IntakeError
from intake.i18n import N_
from intake.ui.error_messages import sentence
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field


class TrainingDialog(Dialog):
    """Asks who, in what, and from when to when it counts."""

    noted = Signal(str, str, str, str)

    def __init__(
        self,
        context: Context,
        window: QWidget,
        people: tuple[str, ...],
        cards: tuple[tuple[str, str], ...],
    ) -> None:
        """Build it; `cards` are ids with their titles."""
        super().__init__(
            context,
            window,
            N_("Note a training"),
            N_("It counts once that person confirms it on this page."),
            sign="list-checks",
        )
        self.who, self.what = QComboBox(), QComboBox()
        self.who.addItems(people)
        for key, title in cards:
            self.what.addItem(title, key)
        self.day, self.until = QLineEdit(), QLineEdit()
        for each, example in ((self.day, "2026-11-24"), (self.until, "2027-11-24")):
            each.setPlaceholderText(example)
        self.add(
            Field(context, N_("Person"), self.who),
            Field(context, N_("Guidance"), self.what),
            Field(context, N_("Day of the training"), self.day),
            Field(context, N_("Last day on which it counts"), self.until),
        )
        cancel = button(context, N_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.note = button(context, N_("Note it"), "primary")
        self.note.clicked.connect(self._note)
        self.add_button(cancel)
        self.add_button(self.note)

    def refuse(self, error: IntakeError) -> None:
        """Say what does not fit."""
        self.banner.display("bad", sentence(error, self._context.localizer.words))

    def _note(self) -> None:
        guidance = str(self.what.currentData())
        days = self.day.text().strip(), self.until.text().strip()
        self.noted.emit(self.who.currentText(), guidance, *days)
