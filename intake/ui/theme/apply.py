"""Put a theme on the whole program."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake.ui.theme.fonts import font
from intake.ui.theme.palette import palette
from intake.ui.theme.qss import style_sheet
from intake.ui.theme.tokens import Theme


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Set style, colours, type and style sheet; every widget follows at once."""
    application.setStyle("Fusion")
    application.setPalette(palette(theme.colors))
    application.setFont(font(theme, "body"))
    application.setStyleSheet(style_sheet(theme))


def is_desktop_dark(application: QApplication) -> bool:
    """Tell whether the desktop is dark."""
    return application.styleHints().colorScheme() is Qt.ColorScheme.Dark
