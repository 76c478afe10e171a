"""The tokens as a QPalette, for what Qt paints by itself."""

from PySide6.QtGui import QColor, QPalette

from intake.ui.theme.tokens import Colors


def palette(colors: Colors) -> QPalette:
    """Return the palette of the tokens."""
    made = QPalette()
    role = QPalette.ColorRole
    for each, value in {
        role.Window: colors.canvas,
        role.WindowText: colors.text,
        role.Base: colors.surface,
        role.AlternateBase: colors.sunken,
        role.Text: colors.text,
        role.Button: colors.surface,
        role.ButtonText: colors.text,
        role.BrightText: colors.bad,
        role.Highlight: colors.primary,
        role.HighlightedText: colors.on_primary,
        role.ToolTipBase: colors.text,
        role.ToolTipText: colors.surface,
        role.PlaceholderText: colors.faint,
        role.Link: colors.primary,
        role.LinkVisited: colors.primary,
        role.Mid: colors.line,
        role.Light: colors.surface,
        role.Midlight: colors.line,
        role.Dark: colors.line_strong,
        role.Shadow: colors.line_strong,
        role.Accent: colors.primary,
    }.items():
        made.setColor(each, QColor(value))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(colors.faint))
    return made
