"""What can go wrong with a backup of a store; see `intake.domain.errors`."""

from dataclasses import dataclass
from enum import StrEnum

from intake.domain.failure import IntakeError


class BackupFault(StrEnum):
    """Why a backup is not used."""

    NOT_A_BACKUP = "not_a_backup"
    """There is no complete backup in this folder."""
    NEWER = "newer"
    """A newer version of the program made it."""
    FOREIGN = "foreign"
    """It is of another organisation, or of another store."""
    SLOT = "slot"
    """It holds what no backup holds: somebody put keys of a person into it."""
    EXTRA = "extra"
    """It holds a file that its list does not name."""
    CUT = "cut"
    """A file is missing, or has another length."""
    CHANGED = "changed"
    """Its list, or a file in it, is not what was written: damaged or altered."""
    UNSIGNED = "unsigned"
    """Nobody of the organisation has signed its list."""
    HEADS = "heads"
    """Its records do not end where its list says."""
    MEDIA = "media"
    """An attachment in it cannot be read whole."""
    KEY = "key"
    """It was made under a key that is not here: a coordinator or the Recovery sheet opens it."""


@dataclass(eq=False)
class BackupRefusedError(IntakeError):
    """A backup was refused whole; nothing was restored from it. `file` is its name, or empty."""

    fault: BackupFault
    file: str = ""


@dataclass(eq=False)
class BackupRoomError(IntakeError):
    """There is not enough room for a backup; nothing of one is left there."""

    folder: str
    needed: int
    free: int
