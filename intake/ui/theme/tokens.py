"""The tokens: every colour, size of type and measure of the interface."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final


class ThemeName(StrEnum):
    """The looks a person can choose; `SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Colors:
    """One palette, by what each colour is for."""

    canvas: str
    surface: str
    sunken: str
    line: str
    line_strong: str
    text: str
    muted: str
    faint: str
    primary: str
    primary_hover: str
    primary_press: str
    on_primary: str
    primary_soft: str
    primary_soft_text: str
    focus: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str
    sel: str
    thumb: str
    pill_line: str = "transparent"


LIGHT: Final = Colors(
    canvas="#F4F6F5",
    surface="#FFFFFF",
    sunken="#EDF1EF",
    line="#DFE5E2",
    line_strong="#84938E",
    text="#16262A",
    muted="#50625F",
    faint="#5F6F6C",
    primary="#0E6666",
    primary_hover="#0B5757",
    primary_press="#084747",
    on_primary="#FFFFFF",
    primary_soft="#E0F0EE",
    primary_soft_text="#0A5050",
    focus="#0E6666",
    ok="#1B6B3C",
    ok_soft="#E3F2E8",
    warn="#8A5200",
    warn_soft="#FDF0D9",
    bad="#A3271F",
    bad_soft="#FBE8E5",
    info="#2A5A94",
    info_soft="#E6EEF8",
    sel="#E9F4F3",
    thumb="#BAC6C2",
)
DARK: Final = Colors(
    canvas="#11181A",
    surface="#192224",
    sunken="#141C1E",
    line="#2B383A",
    line_strong="#75888A",
    text="#E7EEEC",
    muted="#AABAB8",
    faint="#8FA09E",
    primary="#5FC4BC",
    primary_hover="#7AD2CB",
    primary_press="#93DDD7",
    on_primary="#05201F",
    primary_soft="#163B3A",
    primary_soft_text="#9BE0DA",
    focus="#7AD2CB",
    ok="#7FD19B",
    ok_soft="#16331F",
    warn="#F0C070",
    warn_soft="#3A2A0E",
    bad="#F3A59D",
    bad_soft="#43201D",
    info="#9CC1F0",
    info_soft="#1B2F49",
    sel="#1B3332",
    thumb="#43565A",
)
CONTRAST: Final = replace(
    LIGHT,
    canvas="#FFFFFF",
    sunken="#FFFFFF",
    line="#000000",
    line_strong="#000000",
    text="#000000",
    muted="#000000",
    faint="#1F1F1F",
    primary="#003B3B",
    primary_hover="#002626",
    primary_press="#000000",
    primary_soft="#FFFFFF",
    primary_soft_text="#003B3B",
    focus="#B00020",
    ok="#00401C",
    ok_soft="#FFFFFF",
    warn="#5A3400",
    warn_soft="#FFFFFF",
    bad="#7A0010",
    bad_soft="#FFFFFF",
    info="#0A2F63",
    info_soft="#FFFFFF",
    sel="#FFF2A8",
    thumb="#000000",
    pill_line="#000000",
)

TYPE: Final[dict[str, tuple[int, int]]] = {  # role: pixels at 100 %, weight
    "caption": (12, 500),
    "label": (13, 600),
    "body": (14, 400),
    "body_strong": (14, 600),
    "control": (14, 500),
    "choice": (15, 500),
    "h3": (16, 600),
    "h2": (19, 600),
    "question": (23, 600),
    "question2": (23, 400),
    "h1": (24, 600),
    "code": (20, 600),
}

TEXT_PAIRS: Final = (  # (ink, paper): every pair that carries text
    ("text", "surface"), ("text", "canvas"), ("text", "sunken"), ("text", "sel"),
    ("muted", "surface"), ("muted", "canvas"), ("muted", "sunken"), ("muted", "sel"),
    ("faint", "surface"), ("faint", "canvas"), ("on_primary", "primary"),
    ("primary", "surface"), ("primary", "sunken"), ("primary_soft_text", "primary_soft"),
    ("ok", "ok_soft"), ("warn", "warn_soft"), ("bad", "bad_soft"), ("info", "info_soft"),
    ("ok", "surface"), ("warn", "surface"), ("bad", "surface"), ("text", "warn_soft"),
    ("text", "bad_soft"), ("text", "info_soft"), ("text", "ok_soft"),
)  # fmt: skip
EDGE_PAIRS: Final = (("line_strong", "surface"), ("focus", "surface"), ("focus", "canvas"))


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette at a scale; measures are written in pixels at 100 % and scaled here."""

    colors: Colors
    scale: float = 1.0
    is_dark: bool = False
    family: str = "Noto Sans"

    def s(self, pixels: float) -> int:
        """Return a measure at this scale."""
        return round(pixels * self.scale)

    def px(self, role: str) -> int:
        """Return the height of a role's type at this scale."""
        return round(TYPE[role][0] * self.scale)


def make_theme(name: ThemeName, *, scale: float = 1.0, is_desktop_dark: bool = False) -> Theme:
    """Return the theme of that name."""
    if name is ThemeName.SYSTEM:
        name = ThemeName.DARK if is_desktop_dark else ThemeName.LIGHT
    colors = {ThemeName.LIGHT: LIGHT, ThemeName.DARK: DARK, ThemeName.CONTRAST: CONTRAST}[name]
    return Theme(colors, scale, is_dark=name is ThemeName.DARK)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, as WCAG 2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
