"""Buttons: primary, ordinary, quiet, chip and link, with icons that mirror where they must."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QPushButton

from intake.ui.kit.context import Context
from intake.ui.localizer import Text
from intake.ui.theme.icons import Gap, Inks, icon, icon_size


@dataclass(frozen=True, slots=True)
class ButtonIcon:
    """The icon of a button: before its text, or after it; arrows mirror with the direction."""

    name: str
    is_after: bool = False
    is_arrow: bool = False
    size: int = 18


def button(
    context: Context,
    message: Text,
    kind: str = "",
    *,
    sign: ButtonIcon | str | None = None,
    is_checkable: bool = False,
) -> QPushButton:
    """Return a button; kinds are "primary", "" (ordinary), "quiet", "chip" and "link"."""
    made = QPushButton()
    made.setProperty("kind", kind)
    made.setCheckable(is_checkable)
    made.setAutoDefault(kind == "primary")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    context.localizer.bind(made, made.setText, message)
    if sign is not None:
        _Painter(context, made, ButtonIcon(sign) if isinstance(sign, str) else sign)
    return made


def icon_button(
    context: Context, name: str, message: Text, *, is_arrow: bool = False
) -> QPushButton:
    """Return a button that shows an icon only; the message is its name and its tooltip."""
    made = QPushButton()
    made.setProperty("kind", "quiet")
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    context.localizer.bind(made, made.setAccessibleName, message)
    context.localizer.bind(made, made.setToolTip, message)
    _Painter(context, made, ButtonIcon(name, is_arrow=is_arrow))
    return made


class _Painter(QObject):
    """Redraws a button's icon when the theme or the direction changes."""

    def __init__(self, context: Context, made: QPushButton, sign: ButtonIcon) -> None:
        super().__init__(made)
        self._context, self._button, self._sign = context, made, sign
        context.localizer.changed.connect(self.paint)
        context.look.changed.connect(self.paint)
        self.paint()

    def paint(self, _language: str = "") -> None:
        """Draw the icon with its gap on the side of the text."""
        colors, sign = self._context.colors, self._sign
        is_mirrored = self._context.localizer.is_right_to_left
        size = self._context.s(sign.size)
        has_text = bool(self._button.text())
        gap = Gap(self._context.s(8) if has_text else 0, is_before=sign.is_after != is_mirrored)
        kind = self._button.property("kind")
        color = {"primary": colors.on_primary, "link": colors.primary}.get(kind, colors.muted)
        drawn = icon(
            sign.name,
            Inks(color, colors.primary_soft_text, colors.faint),
            size,
            flip=sign.is_arrow and is_mirrored,
            gap=gap,
        )
        self._button.setIcon(drawn)
        self._button.setIconSize(icon_size(size, gap) if has_text else QSize(size, size))
        if sign.is_after:
            self._button.setLayoutDirection(
                Qt.LayoutDirection.LeftToRight if is_mirrored else Qt.LayoutDirection.RightToLeft
            )
