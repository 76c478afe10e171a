"""Where a session shows itself, and what runs beside it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from intake.ui.dialogs import Dialogs
from intake.ui.kit.context import Context
from intake.ui.lanes import Crashed, Lane, Workshop
from intake.ui.presenters.participant_state import ParticipantMemory, ShortWishes


@dataclass(frozen=True, slots=True)
class Surface:
    """Where a session shows itself."""

    context: Context
    window: QWidget
    dialogs: Dialogs
    participant: ParticipantMemory = field(default_factory=ShortWishes)
    """How the person's window is used at this desk."""


@dataclass(frozen=True, slots=True)
class Threads:
    """What runs beside the window for one session."""

    reader: Lane
    writer: Lane
    workshop: Workshop


def threads_beside(reader: Lane, crashed: Crashed, release: Callable[[], None]) -> Threads:
    """Return the threads of a session whose store was opened on `reader`."""
    return Threads(reader, Lane("writer", crashed, release), Workshop(crashed, release))
