"""The program as a preview alone: one form, no store."""

import signal
from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from intake.i18n.catalogs import interface_languages
from intake.services.rehearsing import Rehearsal
from intake.ui.application import make_application
from intake.ui.kit.context import Context, Look
from intake.ui.localizer import Localizer
from intake.ui.main_window import USUAL
from intake.ui.previewing import preview_window
from intake.ui.qt_strings import QtStrings
from intake.ui.theme import ThemeName, apply_theme, is_desktop_dark, make_theme


def run_preview(rehearsal: Rehearsal, files: Mapping[str, bytes], language: str) -> int:
    """Open the window, stay until it is closed, and return the exit status."""
    application = make_application()
    is_dark = is_desktop_dark(application)
    theme = make_theme(ThemeName.SYSTEM, is_desktop_dark=is_dark)
    apply_theme(application, theme)
    context = Context(Look(theme), Localizer(language))
    strings = QtStrings(application, context.localizer)
    window = preview_window(context, rehearsal, files)
    flip = QShortcut(QKeySequence(Qt.Key.Key_F2), window)
    flip.setContext(Qt.ShortcutContext.ApplicationShortcut)
    flip.activated.connect(lambda: flip_language(context.localizer))
    window.resize(*USUAL)
    window.show()
    signal.signal(signal.SIGINT, lambda _number, _frame: window.close())
    beat = QTimer()
    beat.timeout.connect(lambda: None)  # gives Python a turn, so that Ctrl+C is heard
    beat.start(500)
    status = application.exec()
    strings.remove()
    return status


def flip_language(localizer: Localizer) -> None:
    """Turn the window into its next language."""
    known = interface_languages()
    at = known.index(localizer.language) if localizer.language in known else -1
    localizer.set_language(known[(at + 1) % len(known)])
