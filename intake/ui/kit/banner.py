"""A banner: one calm sentence with an icon, and at most one thing to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, plain_label, restyle
from intake.ui.kit.layout import row

_ICONS = {"info": "info", "ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}


class Banner(QFrame):
    """Hidden until it has something to say; screen readers hear it when it appears."""

    acted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self.setProperty("banner", "info")
        self._icon = IconLabel(context, "info", "info")
        self._text = plain_label("", "body", wrap=True)
        self._action = QPushButton()
        self._action.setProperty("kind", "link")
        self._action.setAutoDefault(False)
        self._action.clicked.connect(self.acted)
        self.setLayout(
            row(
                self._icon,
                (self._text, 1),
                self._action,
                margins=(s(14), s(10), s(14), s(10)),
                gap=s(10),
            )
        )
        self.hide()

    def display(self, kind: str, text: str, action: str = "") -> None:
        """Say a sentence as info, ok, warn or bad; an empty one hides the banner."""
        is_new = bool(text) and text != self._text.text()
        restyle(self, banner=kind)
        self._icon.set_icon(_ICONS[kind], kind)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setVisible(bool(text))
        if is_new:
            self._announce(text)

    def _announce(self, text: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
