"""The look: colours, type, spaces, fonts and icons, from one set of tokens."""

from intake.ui.theme.apply import apply_theme, is_desktop_dark
from intake.ui.theme.fonts import font, load_fonts
from intake.ui.theme.icons import icon, pixmap
from intake.ui.theme.tokens import Colors, Theme, ThemeName, make_theme

__all__ = [
    "Colors",
    "Theme",
    "ThemeName",
    "apply_theme",
    "font",
    "icon",
    "is_desktop_dark",
    "load_fonts",
    "make_theme",
    "pixmap",
]
