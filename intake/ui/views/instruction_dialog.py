"""Noting an instruction from above, as it was given."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from intake.domain.errors import IntakeError
from intake.i18n import N_
from intake.i18n.draw_words import DIRECTIONS
from intake.ui.error_messages import sentence
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field


class InstructionDialog(Dialog):
    """Asks for the day, the text, the source and the direction."""

    entered = Signal(str, str, str, str)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(
            context,
            window,
            N_("An instruction from above"),
            N_(
                "Write it as it was given. It is signed into the record of this store and shown "
                "beside reviews and figures."
            ),
            sign="flag",
        )
        self.day, self.source, self.text = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.direction = QComboBox()
        for direction, message in DIRECTIONS.items():
            self.direction.addItem(context.localizer.gettext(message), direction.value)
        self.text.setFixedHeight(context.s(96))
        self.text.setTabChangesFocus(True)
        self.day.setPlaceholderText("2026-11-24")
        self.add(
            Field(context, N_("Day"), self.day),
            Field(context, N_("The instruction"), self.text),
            Field(context, N_("Who gave it, and how it is known"), self.source),
            Field(context, N_("Which findings it is about"), self.direction),
        )
        cancel = button(context, N_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.note = button(context, N_("Note it"), "primary")
        self.note.clicked.connect(self._enter)
        self.add_button(cancel)
        self.add_button(self.note)

    def refuse(self, error: IntakeError) -> None:
        """Say what does not fit."""
        self.banner.display("bad", sentence(error, self._context.localizer.words))

    def _enter(self) -> None:
        self.entered.emit(
            self.day.text().strip(),
            self.text.toPlainText(),
            self.source.text(),
            str(self.direction.currentData()),
        )
