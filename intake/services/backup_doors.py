"""What is done with a backup, or to a whole store, while no store is open."""

from dataclasses import dataclass, field
from typing import Protocol

from intake.services.backups import Advance, BackupFound, BackupProof


@dataclass(frozen=True, slots=True)
class BackupKeys:
    """What opens a backup: the words of a Recovery sheet, or a coordinator's slot.

    No backup has a slot: `slot_folder` is the store, or what is left of it, in which it lies.
    """

    recovery_words: str = field(default="", repr=False)
    slot_folder: str = ""
    slot: str = ""
    passphrase: str = field(default="", repr=False)
    key_file: str = ""


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What there is in a store, or was."""

    folder: str
    slots: int
    grants: int
    requests: int
    files: int
    size: int


class BackupDoors(Protocol):
    """Works without an open store. All of it may take long, and can be stopped by `advance`."""

    def listed(self, folder: str) -> tuple[BackupFound, ...]:
        """Return the backups in a folder, of whatever store, the newest first."""

    def verify(self, place: str, keys: BackupKeys, advance: Advance) -> BackupProof:
        """Open a backup and read all of it. Raises BackupRefusedError and what the keys raise."""

    def restore(self, place: str, to: str, keys: BackupKeys, advance: Advance) -> BackupProof:
        """Make a store of it in an empty folder. Raises as `verify` does, and StoreExistsError."""

    def drill(self, place: str, scratch: str, keys: BackupKeys, advance: Advance) -> BackupProof:
        """Restore into scratch, and leave nothing."""

    def survey(self, folder: str) -> Destroyed:
        """Say what a store holds that destroying it would take away."""

    def destroy(self, folder: str) -> Destroyed:
        """Destroy the store at once: first what opens it. Nothing undoes that but a backup."""
