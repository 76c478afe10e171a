"""What a screen shows when it has nothing to show: a sign, a sentence, what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, plain_label
from intake.ui.kit.layout import column, row


class EmptyState(QWidget):
    """Stands in the middle of an empty place."""

    acted = Signal()

    def __init__(self, context: Context, icon_name: str) -> None:
        super().__init__()
        s = context.s
        self._icon = IconLabel(context, icon_name, "faint", size=40)
        self._title = plain_label("", "h3", wrap=True)
        self._text = plain_label("", "muted", wrap=True)
        for each in (self._title, self._text):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            each.setMinimumWidth(s(320))
        self._action = QPushButton()
        self._action.clicked.connect(self.acted)
        lines = column(
            None,
            row(None, self._icon, None),
            s(4),
            self._title,
            self._text,
            s(8),
            row(None, self._action, None),
            None,
            margins=(s(24), s(24), s(24), s(24)),
            gap=s(8),
        )
        self.setLayout(row(None, lines, None))

    def display(self, title: str, text: str, action: str = "", *, icon: str = "") -> None:
        """Show a title, a sentence, and a button where there is something to do."""
        if icon:
            self._icon.set_icon(icon, "faint")
        self._title.setText(title)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
