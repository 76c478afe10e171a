"""One line that asks for the key file of somebody who unlocks with one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import row


class KeyFileLine(QWidget):
    """Hidden unless a key file is needed; shows the name of the file alone."""

    found = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._name = plain_label("", "caption")
        find = button(context, N_("Key file…"), sign="key-round")
        find.clicked.connect(self._find)
        self._name.setWordWrap(True)
        self.setLayout(row(find, (self._name, 1), gap=context.s(10)))
        self.hide()

    def display(self, name: str, *, is_needed: bool) -> None:
        """Show which file was chosen."""
        self._name.setText(name or self._context.localizer.gettext(N_("No key file chosen yet")))
        self.setVisible(is_needed)

    def _find(self) -> None:
        from intake.ui.key_files import KeyFiles  # few people have one

        KeyFiles(self._context, self).find(self.found.emit)
