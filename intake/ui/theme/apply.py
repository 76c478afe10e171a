"""Put a theme on the whole program."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake.ui.theme.fonts import font
from intake.ui.theme.palette import palette
from intake.ui.theme.qss import style_sheet
from intake.ui.theme.tokens import Theme

STYLE = "fusion"
HAS_OUR_STYLE = "has_our_style"
"""Property of an application whose style was named when it was made: naming it costs nothing, and
setting it later has PySide6 make a class that the lock screen does not need."""


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Set style, colours, type and style sheet; every widget follows at once."""
    if not application.property(HAS_OUR_STYLE):
        application.setStyle(STYLE)
        application.setProperty(HAS_OUR_STYLE, True)
    application.setPalette(palette(theme.colors))
    application.setFont(font(theme, "body"))
    application.setStyleSheet(style_sheet(theme))


def is_desktop_dark(application: QApplication) -> bool:
    """Tell whether the desktop is dark."""
    return application.styleHints().colorScheme() is Qt.ColorScheme.Dark
