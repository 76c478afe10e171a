"""Held with the mouse or the space bar, it shows what the person wants to be called."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import row

SHOWN_MS: Final = 5000
Ask = Callable[[str, Callable[[str], None]], None]
"""Tells the alias of an interview to who asks for it."""


class AliasGlimpse(QWidget):
    """A button, and beside it the alias while it is held; there only for who may read names."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._interview, self._is_held = context, "", False
        self._ask: Ask | None = None
        self._button = icon_button(
            context, "user", N_("Hold to show what to call the person, for five seconds at most")
        )
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard there
        self._alias = plain_label("", "strong", wrap=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._forget)
        self._button.pressed.connect(self._hold)
        self._button.released.connect(self._forget)
        self.setLayout(row(self._button, (self._alias, 1), gap=context.s(4)))
        self.hide()

    def attach(self, ask: Ask | None, interview: str = "") -> None:
        """Take where the alias comes from, and whose; from nowhere: then there is no button."""
        self._ask = ask
        self._interview = interview
        self._forget()
        self._show_button()

    def stand_for(self, interview: str) -> None:
        """Stand for another interview."""
        if interview != self._interview:
            self._forget()
            self._interview = interview
            self._show_button()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the alias with the screen, whatever is held."""
        super().hideEvent(event)
        self._forget()

    def changeEvent(self, event: QEvent) -> None:
        """Hide it as well when another window comes to the front."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._forget()

    def _show_button(self) -> None:
        self.setVisible(self._ask is not None and bool(self._interview))

    def _hold(self) -> None:
        if self._ask is None:
            return
        self._is_held, wanted = True, self._interview
        self._timer.start()

        def told(alias: str) -> None:
            if self._is_held and wanted == self._interview:
                self._say(alias)

        self._ask(wanted, told)

    def _say(self, alias: str) -> None:
        text = alias or self._context.localizer.gettext(N_("No name to call by was given"))
        self._alias.setText(text)
        self._announce(text)

    def _forget(self) -> None:
        self._is_held = False
        self._timer.stop()
        self._alias.setText("")

    def _announce(self, text: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
