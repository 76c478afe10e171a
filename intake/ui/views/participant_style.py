"""How the person's window looks: a style sheet of its own, whose letters grow by themselves."""

from typing import Final

from intake.ui.theme.tokens import Theme

SIZES: Final = {
    "participant": (28, 600),
    "participant_text": (22, 400),
    "participant_choice": (22, 500),
    "participant_calm": (24, 500),
}
"""Role: pixels at 100 %, weight."""


def participant_style(theme: Theme, zoom: float) -> str:
    """Return the style sheet at a size of the letters."""
    c, s = theme.colors, theme.s
    labels = "\n".join(
        f'QLabel[role="{role}"] {{ font-size:{s(pixels * zoom)}px; font-weight:{weight}; }}'
        for role, (pixels, weight) in SIZES.items()
    )
    return f"""{labels}
QPushButton {{ font-size:{s(18 * zoom)}px; min-height:{s(44)}px; }}
QFrame[choice] {{ background:{c.surface}; border:1px solid {c.line_strong};
  border-radius:{s(12)}px; }}
QFrame[choice="chosen"] {{ background:{c.primary_soft}; border:3px solid {c.primary}; }}"""
