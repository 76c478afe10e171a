"""What a session is told of its person and of this desk."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from intake.ui.presenters.export_choices import ExportMemory, ShortMemory
from intake.ui.presenters.locking import Heard
from intake.ui.presenters.settings import Chosen

if TYPE_CHECKING:  # loaded once the list is on the screen
    from intake.ui.own_door import DoorThings


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person prefers, and who is told of another preference."""

    chosen: Chosen
    preferred: Callable[[Chosen], None]
    exports: ExportMemory = field(default_factory=ShortMemory)
    hears: Callable[[], frozenset[Heard]] = frozenset
    """What the system tells the program while the store is open."""
    door: "DoorThings | None" = None
    """For one's own passphrase and for drills; without it neither is offered."""
