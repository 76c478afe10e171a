"""The quiet ways that lead away from the lock screen, and back to it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from intake.ui.presenters.unlock import UnlockPresenter
from intake.ui.views.unlock_view import UnlockView
from intake.ui.window_parts import WindowParts

if TYPE_CHECKING:  # the lock screen is painted before these are loaded
    from intake.ui.door_stages import Stage


class Doorway(QObject):
    """Opens what a link of the lock screen names; lives as long as that screen."""

    def __init__(
        self,
        parts: WindowParts,
        stack: QStackedWidget,
        view: UnlockView,
        unlocking: UnlockPresenter,
    ) -> None:
        super().__init__(view)
        self._parts, self._stack, self._view = parts, stack, view
        self._unlocking = unlocking
        self._stage: Stage | None = None
        view.way_asked.connect(self._open)
        parts.context.localizer.changed.connect(self._speak)

    def _open(self, way: str) -> None:
        from intake.ui.door_stages import open_stage

        if self._stage is None:
            self._stage = open_stage(way, self._parts, self._unlocking.folder, self._close)
            self._stack.addWidget(self._stage.view)
            self._stack.setCurrentWidget(self._stage.view)
            self._stage.view.take_focus()

    def _close(self) -> None:
        if self._stage is None:
            return
        gone, self._stage = self._stage, None
        gone.workshop.close()
        self._stack.setCurrentWidget(self._view)
        self._stack.removeWidget(gone.view)
        gone.view.deleteLater()
        self._unlocking.open(self._unlocking.chosen)
        self._view.take_focus()

    def _speak(self, _language: str) -> None:
        if self._stage is not None:
            self._stage.speak(self._parts.context.localizer.words)
