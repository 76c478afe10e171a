"""The register of training and the instructions from above, as parts of a page."""

from PySide6.QtWidgets import QGridLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, pill, plain_label
from intake.ui.kit.layout import column, refill, row
from intake.ui.presenters.guidance_state import InstructionShown, RegisterRow

HEADS = (N_("Person"), N_("Guidance"), N_("Until"), N_("How it stands"))


class RegisterPart(QWidget):
    """Displays the rows of the register."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[RegisterRow, ...] | None = None
        self._empty = label(context, N_("Nobody’s training is noted yet."), "muted", wrap=True)
        self._table = QWidget()
        self._box = column(self._empty, self._table, gap=0)
        self.setLayout(self._box)

    def display(self, rows: tuple[RegisterRow, ...]) -> None:
        """Show these rows."""
        if rows == self._shown:
            return
        self._shown = rows
        self._empty.setVisible(not rows)
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._context.s(16))
        for at, message in enumerate(HEADS if rows else ()):
            grid.addWidget(label(self._context, message, "label"), 0, at)
        for line, each in enumerate(rows, 1):
            for at, text in enumerate((each.person, each.guidance, each.until)):
                grid.addWidget(plain_label(text, "body", wrap=at == 1), line, at)
            grid.addWidget(pill("ok" if each.is_current else "warn", each.stands), line, 3)
        grid.setColumnStretch(1, 1)
        self._box.replaceWidget(self._table, made)
        self._table.hide()
        self._table.deleteLater()
        self._table = made


class InstructionsPart(QWidget):
    """Displays the instructions, those of one direction with a sign of their own."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[InstructionShown, ...] | None = None
        self._box = column(gap=context.s(10))
        self._empty = label(context, N_("No instruction is noted."), "muted")
        self.setLayout(column(self._empty, self._box, gap=0))

    def display(self, instructions: tuple[InstructionShown, ...]) -> None:
        """Show these instructions."""
        if instructions == self._shown:
            return
        self._shown = instructions
        self._empty.setVisible(not instructions)
        refill(self._box, [self._one(each) for each in instructions])

    def _one(self, each: InstructionShown) -> QWidget:
        made, s = QWidget(), self._context.s
        about = pill("warn" if each.is_one_sided else "quiet", each.about)
        made.setLayout(
            column(
                plain_label(each.title, "caption", wrap=True),
                plain_label(each.text, "body", wrap=True),
                row(about, plain_label(each.reviews, "caption"), None, gap=s(10)),
                gap=s(3),
            )
        )
        return made
