"""What the window is made with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from intake.i18n import Words
from intake.ui.kit.context import Context
from intake.ui.lanes import Crashed
from intake.ui.preferences import Preferences
from intake.ui.presenters.drill_schedule import DrillMemory, ShortDrills
from intake.ui.presenters.export_choices import ExportMemory, ShortMemory

if TYPE_CHECKING:  # the lock screen is painted before these are loaded
    from intake.app.desk_privacy import Surroundings
    from intake.domain.errors import IntakeError
    from intake.services.doors import Doors
    from intake.ui.own_door import DoorThings


@dataclass(frozen=True, slots=True)
class WindowParts:
    """What the window is made with."""

    application: QApplication
    doors: "Doors"
    context: Context
    preferences: Preferences
    remember: Callable[[Preferences], None]
    choose: Callable[[int, int], tuple[int, ...]]
    """Chooses some different numbers below a limit."""
    crashed: Crashed
    exports: ExportMemory = field(default_factory=ShortMemory)
    """How answers were last exported."""
    drills: DrillMemory = field(default_factory=ShortDrills)
    """When the words of the papers were last tried."""

    @property
    def door_things(self) -> "DoorThings":
        """What somebody inside needs for their own passphrase and for drills."""
        from intake.ui.own_door import DoorThings

        return DoorThings(self.doors, self.drills)


def look_later(folder: str) -> "Surroundings":
    """Find out about the computer; what that needs is loaded once the lock screen is there."""
    from intake.app.desk_privacy import look_around

    return look_around(folder)


def sentence_later(error: "IntakeError", words: Words) -> str:
    """Return the words for an error; they are loaded when the first one is met."""
    from intake.ui.error_messages import sentence

    return sentence(error, words)
