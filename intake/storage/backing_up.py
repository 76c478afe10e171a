"""Backups of the store that is open; implements `services.backups.BackupPort`."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from intake.domain.compartments import Compartment
from intake.domain.errors import BackupFault, BackupRefusedError
from intake.services.backups import (
    Advance,
    Backup,
    BackupFound,
    BackupHead,
    BackupProof,
    KnownBackup,
)
from intake.storage import (
    backup,
    backup_card,
    backup_checks,
    backup_rows,
    restoring,
    settings,
)
from intake.storage.backup import Source, Wanted
from intake.storage.backup_card import BackupCard
from intake.storage.backup_checks import Steps
from intake.storage.backup_rows import BackupRow
from intake.storage.keys.words import root_key_id
from intake.storage.restoring import BySlot, Proven
from intake.storage.unlocked import Unlocked
from intake.storage.writer import Marks


class Signing(Protocol):
    """A transaction that can sign what this session has written."""

    def checkpoint(self) -> None:
        """Sign it."""


@dataclass(frozen=True, slots=True)
class StoreBackups:
    """Works with what is unlocked at the moment."""

    unlocked: Callable[[], Unlocked]
    records: Callable[[Compartment], AbstractContextManager[Signing]]
    marks: Marks
    program: str

    def make(self, folder: str, made: datetime, keep_days: int, advance: Advance) -> Backup:
        """Sign what this session has written so far, and make a backup of all of it."""
        at = self.unlocked()
        for compartment in tuple(self.marks.opened):
            with self.records(compartment) as records:
                records.checkpoint()
        source = Source(
            at.layout, at.card, at.roster, at.files, at.grants, at.file_signer, self.program
        )
        place, card = backup.make(source, Wanted(Path(folder), made, keep_days), advance)
        with at.files.writing(Compartment.CORE) as connection:
            backup_rows.note(connection, BackupRow(card.id, card.made, card.expires, str(place)))
        return told(place, card)

    def listed(self, folder: str) -> tuple[BackupFound, ...]:
        """Return the backups of this store in a folder; those of others are passed over."""
        found = []
        for place, card in backup.listed(Path(folder)):
            if isinstance(card, BackupRefusedError):
                found.append(BackupFound(str(place), refused=card))
            elif card.store == self.unlocked().store:
                found.append(BackupFound(str(place), told(place, card)))
        return tuple(found)

    def verify(self, place: str, passphrase: str, advance: Advance) -> BackupProof:
        """Open a backup and read all of it: with the keys that are here, or with one's own."""
        at, folder = self.unlocked(), Path(place)
        if passphrase:
            proven = restoring.prove(folder, BySlot(at.slot, at.secret(passphrase)), advance)
            keys, card = proven.keys, proven.card
        else:
            card = backup_card.read_card(folder)
            if (card.store, card.org) != (at.store, at.card.org):
                raise BackupRefusedError(BackupFault.FOREIGN)
            steps = Steps(advance, 2 * card.size)
            backup_card.demand_names(folder, card)
            backup_card.demand_signed(folder, card, at.rosters)
            keys = backup.keys_of(at.files, card)
            backup_checks.demand_whole(folder, card, steps.went_on)
            backup_checks.demand_opened(folder, card, keys, steps.went_on)
        whole = 2 * card.size
        items = backup_checks.demand_media(folder, card, keys, lambda: advance(whole, whole))
        return self._proof(folder, card, items)

    def drill(self, place: str, passphrase: str, scratch: str, advance: Advance) -> BackupProof:
        """Restore a backup into scratch with one's own slot, read all of it, and leave nothing."""
        at, folder = self.unlocked(), Path(place)
        opener = BySlot(at.slot, at.secret(passphrase))
        proven, items = restoring.drill(folder, Path(scratch), opener, advance)
        return self._proof(folder, proven.card, items)

    def remove(self, place: str) -> None:
        """Delete a backup."""
        backup.remove(Path(place))

    def known(self) -> tuple[KnownBackup, ...]:
        """Return what the store remembers."""
        with self.unlocked().files.reading(Compartment.CORE) as connection:
            rows = backup_rows.known(connection)
        return tuple(
            KnownBackup(
                each.backup,
                moment(each.made),
                moment(each.expires),
                each.place,
                None if each.removed is None else moment(each.removed),
            )
            for each in rows
        )

    def note_removed(self, backup: str, at: datetime) -> None:
        """Remember that a backup was deleted."""
        with self.unlocked().files.writing(Compartment.CORE) as connection:
            backup_rows.note_removed(connection, backup, int(at.timestamp() * 1000))

    def folder(self) -> str:
        """Return where backups were made last."""
        with self.unlocked().files.reading(Compartment.CORE) as connection:
            return (settings.get(connection, settings.BACKUP_FOLDER) or b"").decode()

    def keep_folder(self, folder: str) -> None:
        """Remember where backups are made: in the store, for the place is nobody's business."""
        with self.unlocked().files.writing(Compartment.CORE) as connection:
            settings.put(connection, settings.BACKUP_FOLDER, folder.encode())

    def _proof(self, place: Path, card: BackupCard, items: int) -> BackupProof:
        key_id = root_key_id(self.unlocked().roster.root)
        return BackupProof(told(place, card), items, moment(card.newest), key_id)


def told(place: Path, card: BackupCard) -> Backup:
    """Return what a list shows of a backup."""
    return Backup(
        card.id,
        str(place),
        moment(card.made),
        moment(card.expires),
        moment(card.newest),
        card.size,
        tuple(
            BackupHead(each.compartment.value, each.chain, each.seq, each.link)
            for each in card.heads
        ),
        card.program,
    )


def proof_of(proven: Proven, items: int) -> BackupProof:
    """Return what was found of a backup that no open store knows."""
    backup = told(proven.folder, proven.card)
    return BackupProof(backup, items, backup.newest, root_key_id(proven.roster.root))


def moment(ms: int) -> datetime:
    """Return the moment of milliseconds since 1970."""
    return datetime.fromtimestamp(ms / 1000, UTC)
