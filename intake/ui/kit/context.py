"""What every view is given: the look and the language of its window. No globals."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from intake.ui.localizer import Localizer
from intake.ui.theme.apply import apply_theme, is_desktop_dark
from intake.ui.theme.tokens import Colors, Theme, ThemeName, make_theme

if TYPE_CHECKING:  # the lock screen is painted before this is loaded
    from intake.ui.pictures import Pictures


class Look(QObject):
    """The present theme of the program, whether names are hidden, and word of its changes."""

    changed = Signal()

    def __init__(
        self, theme: Theme, parent: QObject | None = None, *, hides_names: bool = False
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._hides_names, self._is_lifted = hides_names, False

    @property
    def wishes_hidden_names(self) -> bool:
        """Whether it is wished that names are hidden."""
        return self._hides_names

    @property
    def hides_names(self) -> bool:
        """Whether they are hidden now."""
        return self._hides_names and not self._is_lifted

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; painted widgets and tinted icons follow."""
        self.theme = theme
        self.changed.emit()

    def hide_names(self, *, is_on: bool) -> None:
        """Hide what tells who somebody is, where the keyboard is not."""
        if is_on != self._hides_names:
            self._hides_names = is_on
            self.changed.emit()

    def lift_names(self, *, is_on: bool) -> None:
        """Show hidden names for the moment, or no longer."""
        if is_on != self._is_lifted:
            self._is_lifted = is_on
            self.changed.emit()


@dataclass(frozen=True, slots=True)
class Context:
    """The look and the language of one window."""

    look: Look
    localizer: Localizer
    pictures: "Pictures | None" = None
    """Where an interview is on the screen: the pictures of its form and of its record."""

    @property
    def theme(self) -> Theme:
        """The present theme."""
        return self.look.theme

    @property
    def colors(self) -> Colors:
        """The present colours."""
        return self.look.theme.colors

    def s(self, pixels: float) -> int:
        """Return a measure given at 100 % as it is at the present scale."""
        return self.look.theme.s(pixels)

    def in_language_of(self, localizer: Localizer) -> "Context":
        """Return the same look in another language, for a second window or column."""
        return Context(self.look, localizer, self.pictures)


def change_theme(application: QApplication, look: Look, name: ThemeName) -> None:
    """Put another theme on the whole program, at the present scale."""
    is_dark = is_desktop_dark(application)
    theme = make_theme(name, scale=look.theme.scale, is_desktop_dark=is_dark)
    apply_theme(application, theme)
    look.set_theme(theme)
