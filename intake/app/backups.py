"""Backups without an open store, and destroying one; implements `services.backup_doors`."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from intake.app.clock import now

if TYPE_CHECKING:  # the lock screen is painted before these are loaded
    from collections.abc import Iterator

    from intake.services.backup_doors import BackupKeys, Destroyed
    from intake.services.backups import Advance, BackupFound, BackupProof
    from intake.storage.destroying import Survey
    from intake.storage.restoring import Opener


class StoreBackupDoors:
    """Works on the files of this machine."""

    def listed(self, folder: str) -> "tuple[BackupFound, ...]":
        """Return the backups in a folder, of whatever store."""
        from intake.domain.errors import BackupRefusedError
        from intake.services.backups import BackupFound
        from intake.storage import backing_up, backup

        return tuple(
            BackupFound(str(place), refused=card)
            if isinstance(card, BackupRefusedError)
            else BackupFound(str(place), backing_up.told(place, card))
            for place, card in backup.listed(Path(folder))
        )

    def verify(self, place: str, keys: "BackupKeys", advance: "Advance") -> "BackupProof":
        """Open a backup and read all of it."""
        from intake.storage import backing_up, backup_checks, restoring

        with _opener(keys) as opener:
            proven = restoring.prove(Path(place), opener, advance)
        whole = 2 * proven.card.size
        items = backup_checks.demand_media(
            Path(place), proven.card, proven.keys, lambda: advance(whole, whole)
        )
        return backing_up.proof_of(proven, items)

    def restore(self, place: str, to: str, keys: "BackupKeys", advance: "Advance") -> "BackupProof":
        """Make a store of a backup in an empty folder."""
        from intake.storage import backing_up, restoring

        with _opener(keys) as opener:
            return backing_up.proof_of(restoring.restore(Path(place), Path(to), opener, advance), 0)

    def drill(
        self, place: str, scratch: str, keys: "BackupKeys", advance: "Advance"
    ) -> "BackupProof":
        """Restore into scratch, and leave nothing."""
        from intake.storage import backing_up, restoring

        with _opener(keys) as opener:
            proven, items = restoring.drill(Path(place), Path(scratch), opener, advance)
        return backing_up.proof_of(proven, items)

    def survey(self, folder: str) -> "Destroyed":
        """Say what destroying a store would take away."""
        from intake.storage import destroying

        return _destroyed(folder, destroying.survey(Path(folder)))

    def destroy(self, folder: str) -> "Destroyed":
        """Destroy the store at once."""
        from intake.storage import destroying

        return _destroyed(folder, destroying.destroy(Path(folder)))


@contextmanager
def _opener(keys: "BackupKeys") -> "Iterator[Opener]":
    """Give what opens a backup, and count wrong passphrases as at the door of its store."""
    from intake.storage import passphrases
    from intake.storage.keys.key_file import secret_of
    from intake.storage.layout import Layout
    from intake.storage.restoring import BySlot, ByWords

    if keys.recovery_words:
        yield ByWords(keys.recovery_words)
        return
    path = passphrases.slot_path(Layout(Path(keys.slot_folder)), keys.slot)
    with passphrases.tried(path, now()):
        yield BySlot(path, secret_of(keys.passphrase, keys.key_file))


def _destroyed(folder: str, found: "Survey") -> "Destroyed":
    from intake.services.backup_doors import Destroyed

    return Destroyed(folder, found.slots, found.grants, found.requests, found.files, found.size)
