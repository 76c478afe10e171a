"""A line that opens and closes fields which most people do not need."""

from PySide6.QtWidgets import QWidget

from intake.ui.kit.buttons import ButtonIcon, button
from intake.ui.kit.context import Context
from intake.ui.kit.layout import column, row
from intake.ui.localizer import Text


class Fold(QWidget):
    """Closed until somebody opens it, or until it holds something that must be seen."""

    def __init__(self, context: Context, message: Text, inner: QWidget) -> None:
        super().__init__()
        self._line = button(
            context, message, "link", sign=ButtonIcon("plus", size=16), is_checkable=True
        )
        self._inner = inner
        inner.setVisible(False)
        self._line.toggled.connect(inner.setVisible)
        self.setFocusProxy(self._line)
        self.setLayout(column(row(self._line, None), inner, gap=context.s(6)))

    def open(self) -> None:
        """Show the fields."""
        self._line.setChecked(True)
