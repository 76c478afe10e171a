"""Choosing a key file: nothing remembers where it lies, and every choice begins at home."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from intake.i18n import N_
from intake.ui.kit.context import Context

Then = Callable[[str], None]
PROPOSED = "intake.key"


class KeyFiles:
    """Opens the two dialogs over one window."""

    def __init__(self, context: Context, window: QWidget) -> None:
        self._context, self._window = context, window

    def find(self, then: Then) -> QFileDialog:
        """Have the key file chosen that unlocking needs."""
        made = self._dialog(N_("The key file"), then)
        made.setFileMode(QFileDialog.FileMode.ExistingFile)
        made.open()
        return made

    def place(self, then: Then) -> QFileDialog:
        """Have a place chosen for a new one: on a stick, never beside the store."""
        made = self._dialog(N_("Where the new key file goes"), then)
        made.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        made.setDefaultSuffix(Path(PROPOSED).suffix.lstrip("."))
        made.selectFile(PROPOSED)
        made.open()
        return made

    def _dialog(self, title: str, then: Then) -> QFileDialog:
        made = QFileDialog(self._window)
        # a native dialog speaks the desktop's language, and adds to its list of recent files
        made.setOption(QFileDialog.Option.DontUseNativeDialog)
        made.setWindowTitle(self._context.localizer.gettext(title))
        made.setDirectory(str(Path.home()))
        made.resize(self._context.s(820), self._context.s(500))
        made.fileSelected.connect(then)
        made.finished.connect(made.deleteLater)
        return made
