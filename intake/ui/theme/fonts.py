"""The bundled fonts, and the font of each role of type."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from intake.assets import folder
from intake.ui.theme.tokens import TYPE, Theme


def load_fonts() -> None:
    """Give Qt the bundled fonts; static instances, because Qt sees one weight of a variable one."""
    for path in sorted(Path(str(folder("resources").joinpath("fonts"))).glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def font(theme: Theme, role: str, *, weight: int | None = None) -> QFont:
    """Return the font of a role of type: a copy, which shares what Qt has looked up for it."""
    return QFont(_made(theme, role, weight))


@lru_cache(maxsize=64)  # a few roles at a scale; a cell that is painted asks for one each time
def _made(theme: Theme, role: str, weight: int | None) -> QFont:
    pixels, usual_weight = TYPE[role]
    made = QFont(theme.family)
    made.setFamilies([theme.family, "Noto Sans", "Noto Sans Arabic"])
    made.setPixelSize(theme.s(pixels))
    made.setWeight(QFont.Weight(weight or usual_weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
