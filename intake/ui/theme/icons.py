"""Lucide icons, drawn in any colour, size and direction."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from intake.assets import folder


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty room beside an icon: QPushButton has no space between icon and text of its own."""

    pixels: int = 0
    is_before: bool = False


NO_GAP = Gap()


@lru_cache(maxsize=1024)
def pixmap(
    name: str, color: str, size: int, *, density: float = 2.0, flip: bool = False, gap: Gap = NO_GAP
) -> QPixmap:
    """Draw an icon; `flip` mirrors arrows for languages written from right to left."""
    svg = (
        _svg(name).replace("currentColor", color).replace('stroke-width="2"', 'stroke-width="1.9"')
    )
    drawn = QPixmap(round((size + gap.pixels) * density), round(size * density))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if gap.is_before:
        painter.translate(gap.pixels * density, 0)
    if flip:
        painter.translate(size * density, 0)
        painter.scale(-1, 1)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    renderer.render(painter, QRectF(0, 0, size * density, size * density))
    painter.end()
    drawn.setDevicePixelRatio(density)
    return drawn


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of a button's icon in each of its states; empty ones are as the plain one."""

    plain: str
    checked: str = ""
    disabled: str = ""


@lru_cache(maxsize=512)
def icon(name: str, inks: Inks | str, size: int, *, flip: bool = False, gap: Gap = NO_GAP) -> QIcon:
    """Return an icon for buttons, at the density of each screen."""
    colors = Inks(inks) if isinstance(inks, str) else inks
    made = QIcon()
    for density in sorted({each.devicePixelRatio() for each in QGuiApplication.screens()}):

        def drawn(color: str, density: float = density) -> QPixmap:
            return pixmap(name, color or colors.plain, size, density=density, flip=flip, gap=gap)

        made.addPixmap(drawn(colors.plain), QIcon.Mode.Normal, QIcon.State.Off)
        made.addPixmap(drawn(colors.plain), QIcon.Mode.Active, QIcon.State.Off)
        made.addPixmap(drawn(colors.disabled), QIcon.Mode.Disabled, QIcon.State.Off)
        made.addPixmap(drawn(colors.checked), QIcon.Mode.Normal, QIcon.State.On)
    return made


def icon_size(size: int, gap: Gap = NO_GAP) -> QSize:
    """Return the size a button must give an icon with its gap."""
    return QSize(size + gap.pixels, size)


@lru_cache(maxsize=256)
def _svg(name: str) -> str:
    return folder("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")
