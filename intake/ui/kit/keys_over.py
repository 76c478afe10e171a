"""Keys in windows over the main one: those of the main window do not reach past a modal one."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from intake.i18n.catalogs import interface_languages
from intake.ui.localizer import Localizer

_LOCK = QKeySequence("Ctrl+L")


def flip_language(localizer: Localizer) -> None:
    """Turn everything that follows `localizer` into its next language."""
    known = interface_languages()
    at = known.index(localizer.language) if localizer.language in known else -1
    localizer.set_language(known[(at + 1) % len(known)])


def keys_over(window: QWidget, main: QWidget | None, localizer: Localizer) -> None:
    """Let F2 change the language and Ctrl+L lock while this window lies over the main one."""
    flip = _key(window, QKeySequence(Qt.Key.Key_F2))
    flip.activated.connect(partial(flip_language, localizer))
    own = Qt.FindChildOption.FindDirectChildrenOnly
    for known in main.findChildren(QShortcut, options=own) if main is not None else ():
        if known.key() == _LOCK:
            _key(window, _LOCK).activated.connect(known.activated)


def _key(window: QWidget, keys: QKeySequence) -> QShortcut:
    made = QShortcut(keys, window)
    made.setContext(Qt.ShortcutContext.WindowShortcut)
    return made
