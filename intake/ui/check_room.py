"""Says above the pages when the disk is full, until there is room again."""

from PySide6.QtCore import QObject, QTimer

from intake.domain.errors import IntakeError
from intake.i18n import N_
from intake.services.application import Application
from intake.ui.kit.banner import Banner
from intake.ui.surface import Surface, Threads

LOOKS_EVERY_MS = 20_000
FULL = N_(
    "The disk of this computer is full, or nearly. What was saved is safe. Make room before you "
    "go on; you can read, and lock."
)


class RoomNotice(QObject):
    """A line above the pages while there is no room for the reserve of the store."""

    def __init__(self, surface: Surface, application: Application, threads: Threads) -> None:
        super().__init__()
        self._context, self._reader = surface.context, threads.reader
        self._has_room = application.has_room
        self._is_full = False
        self.banner = Banner(surface.context)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOKS_EVERY_MS)
        surface.context.localizer.changed.connect(self._say)

    def look(self) -> None:
        """Make the reserve where there is room for it, and say so where there is none."""
        self._reader.run(self._has_room, self._told, self._failed)

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._context.localizer.changed.disconnect(self._say)

    def _told(self, has_room: bool) -> None:  # noqa: FBT001 - what the lane brings
        if self._is_full == has_room:
            self._is_full = not has_room
            self._say()

    def _failed(self, _error: IntakeError) -> None:
        """Say nothing: whoever saves hears of it."""

    def _say(self, _language: str = "") -> None:
        text = self._context.localizer.words.gettext(FULL) if self._is_full else ""
        self.banner.display("bad", text)
