"""The keys that work on every screen of the window."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def set_keys(
    window: QWidget, acts: Mapping[str, Callable[[], None]], may: Callable[[], bool]
) -> None:
    """Connect keys with acts, as long as the window lives; nothing is done while `may` says no."""
    own = window.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if own:  # those of its screens are others
        return
    for keys, act in acts.items():
        shortcut = QShortcut(QKeySequence(keys), window)
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.activated.connect(partial(_do, act, may))


def _do(act: Callable[[], None], may: Callable[[], bool]) -> None:
    if may():
        act()
