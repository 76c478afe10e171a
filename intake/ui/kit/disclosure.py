"""A line that opens and closes what stands below it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.ui.kit.buttons import ButtonIcon, button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column, frame, row
from intake.ui.localizer import Text


class Disclosure(QWidget):
    """Words that are read when somebody asks for them: by a click, Space or Enter."""

    toggled = Signal(bool)

    def __init__(self, context: Context, more: Text, *, is_open: bool = False) -> None:
        super().__init__()
        s = context.s
        self._line = button(
            context, more, "link", sign=ButtonIcon("info", size=16), is_checkable=True
        )
        self._lead = plain_label("", "body", wrap=True)
        self._second = plain_label("", "muted", wrap=True)
        words = column(self._lead, self._second, margins=(s(14), s(10), s(14), s(10)), gap=s(6))
        self._words = frame(words, well=True)
        self._line.setChecked(is_open)
        self._words.setVisible(is_open)
        self._line.toggled.connect(self._words.setVisible)
        self._line.toggled.connect(self.toggled)
        self.setFocusProxy(self._line)
        self.setLayout(column(row(self._line, None), self._words, gap=s(4)))

    def display(self, lead: str, second: str) -> None:
        """Show these words, in the leading language and in the second unless it is empty."""
        self._lead.setText(lead)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self._line.setAccessibleDescription(f"{lead} {second}".strip())
