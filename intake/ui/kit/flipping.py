"""F2 in windows over the main one: a key of the main window does not reach past them."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from intake.i18n.catalogs import interface_languages
from intake.ui.localizer import Localizer


def flip_language(localizer: Localizer) -> None:
    """Turn everything that follows `localizer` into its next language."""
    known = interface_languages()
    at = known.index(localizer.language) if localizer.language in known else -1
    localizer.set_language(known[(at + 1) % len(known)])


def flips_by_key(window: QWidget, localizer: Localizer) -> None:
    """Let F2 change the language while this window is in front."""
    key = QShortcut(QKeySequence(Qt.Key.Key_F2), window)
    key.setContext(Qt.ShortcutContext.WindowShortcut)
    key.activated.connect(partial(flip_language, localizer))
