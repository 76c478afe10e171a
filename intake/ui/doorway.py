"""The quiet ways that lead away from the lock screen, and back to it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStackedWidget

from intake.ui.idle_watch import IdleWatch
from intake.ui.presenters.locking import LockTimes
from intake.ui.presenters.unlock import UnlockPresenter
from intake.ui.views.unlock_view import UnlockView
from intake.ui.window_parts import WindowParts

if TYPE_CHECKING:  # the lock screen is painted before these are loaded
    from intake.ui.door_stages import Stage


_AGAIN_MS = 10_000
"""What is being made cannot be left; it is looked at again after so long."""


class Doorway(QObject):
    """Opens what a link of the lock screen names; lives as long as that screen.

    What is typed there stays on the screen no longer than an open store does: after the idle time,
    and at Esc pressed twice, it is forgotten and the lock screen is back.
    """

    def __init__(
        self,
        parts: WindowParts,
        stack: QStackedWidget,
        view: UnlockView,
        unlocking: UnlockPresenter,
        *,
        times: LockTimes,
    ) -> None:
        super().__init__(view)
        self._parts, self._stack, self._view = parts, stack, view
        self._unlocking = unlocking
        self._stage: Stage | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._nobody_is_there)
        self._idle_ms = int(times.idle * 1000)
        self._watch = IdleWatch(parts.application)
        self._watch.touched.connect(lambda: self._timer.start(self._idle_ms))
        self._watch.escaped.connect(self._give_up)
        self.destroyed.connect(self._watch.deleteLater)
        view.way_asked.connect(self._open)
        parts.context.localizer.changed.connect(self._speak)

    def _open(self, way: str) -> None:
        from intake.ui.door_stages import open_stage

        if self._stage is None:
            self._stage = open_stage(way, self._parts, self._unlocking.folder, self._close)
            self._stack.addWidget(self._stage.view)
            self._stack.setCurrentWidget(self._stage.view)
            self._stage.view.take_focus()
            self._watch.start()
            self._timer.start(self._idle_ms)

    def _give_up(self) -> bool:
        return self._stage is None or self._stage.give_up()

    def _nobody_is_there(self) -> None:
        if self._give_up():
            self._unlocking.tell_forgotten()
        else:
            self._timer.start(_AGAIN_MS)

    def _close(self) -> None:
        if self._stage is None:
            return
        gone, self._stage = self._stage, None
        self._watch.stop()
        self._timer.stop()
        gone.workshop.close()
        self._stack.setCurrentWidget(self._view)
        self._stack.removeWidget(gone.view)
        gone.view.deleteLater()
        self._unlocking.open(self._unlocking.chosen)
        self._view.take_focus()

    def _speak(self, _language: str) -> None:
        if self._stage is not None:
            self._stage.speak(self._parts.context.localizer.words)
