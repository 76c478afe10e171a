"""The program as a preview alone: one form, no store."""

import signal
from collections.abc import Mapping

from PySide6.QtCore import QTimer

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
    window.resize(*USUAL)
    window.show()
    # in a turn of its own: what is closed before the first turn would never end it
    signal.signal(signal.SIGINT, lambda _number, _frame: QTimer.singleShot(0, window.close))
    beat = QTimer()
    beat.timeout.connect(lambda: None)  # gives Python a turn, so that Ctrl+C is heard
    beat.start(500)
    status = application.exec()
    strings.remove()
    return status
