"""A button that shows hidden names while it is held, for five seconds at most."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.layout import row

SHOWN_MS: Final = 5000


class NamesButton(QWidget):
    """Held with the mouse, or with the space bar; there only where names are hidden."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._look = context.look
        self._button = icon_button(
            context, "eye", N_("Hold to show hidden names, for five seconds at most")
        )
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard there
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._hide_names)
        self._button.pressed.connect(self._show_names)
        self._button.released.connect(self._hide_names)
        context.look.changed.connect(self._follow)
        self.setLayout(row(self._button, gap=0))
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the names with the screen, whatever is held."""
        super().hideEvent(event)
        self._hide_names()

    def _show_names(self) -> None:
        self._look.lift_names(is_on=True)
        self._timer.start()

    def _hide_names(self) -> None:
        self._timer.stop()
        self._look.lift_names(is_on=False)

    def _follow(self) -> None:
        self._button.setVisible(self._look.wishes_hidden_names)
