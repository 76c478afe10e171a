"""Making a backup of a store that is open here, and what is done with those that are there.

A backup is a folder that appears whole, under a name of its own: none is ever written over. It
holds the encrypted files, the roster, and the keys sealed to coordinators and to the Recovery
sheets; never a slot, so that who left long ago, with an old stick and an old passphrase, opens
nothing.
"""

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.errors import (
    BackupRefusedError,
    IntakeError,
    NotGrantedError,
    UnwritableFolderError,
)
from intake.storage import backup_card, backup_checks, backup_copy, database
from intake.storage.backup_card import BackupCard, CopiedFile, CopiedHead
from intake.storage.backup_checks import Keys, Steps
from intake.storage.backup_copy import Advance
from intake.storage.files import StoreFiles
from intake.storage.instance_lock import NAME as LOCK
from intake.storage.instance_lock import InstanceLock
from intake.storage.keys.file_signing import FileSigner
from intake.storage.keys.grants import Grant, sealed_to
from intake.storage.keys.roster import INBOX, Roster
from intake.storage.keys.whole_files import sync_folder, write_whole
from intake.storage.layout import Layout, StoreCard
from intake.storage.store_file import STORE_FILE

NAME: Final = re.compile(r"intake-backup-[0-9]{8}T[0-9]{6}-[0-9a-f]{8}")
_PART: Final = ".part"
_DAY_MS: Final = 86_400_000
_NEWEST: Final = "SELECT max(hlc) FROM entry WHERE chain = (SELECT chain FROM meta)"


@dataclass(frozen=True, slots=True)
class Source:
    """An open store, as far as a backup of it needs it."""

    layout: Layout
    card: StoreCard
    roster: Roster
    files: StoreFiles
    grants: tuple[Grant, ...] = field(repr=False)
    signer: FileSigner = field(repr=False)
    program: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a backup is to be made, and how long it is kept."""

    folder: Path
    made: datetime
    keep_days: int


def make(source: Source, wanted: Wanted, advance: Advance) -> tuple[Path, BackupCard]:
    """Make a backup, prove it, and only then give it its name.

    Raises NotGrantedError, BackupRoomError, UnwritableFolderError, StoreInUseError, CancelledError,
    or BackupRefusedError where what was written is not what is read: then nothing is left.
    """
    grants = _demand_every_key(source)
    folder, own = wanted.folder.resolve(), source.layout.folder.resolve()
    if folder.is_relative_to(own):
        raise UnwritableFolderError(str(wanted.folder))  # with the store it would be lost too
    names = tuple(each for each in backup_copy.ORDER if source.files.can_read(each))
    sizes = [source.layout.database(each).stat().st_size for each in names]
    with backup_copy.faults_of(wanted.folder, sum(sizes)):
        remove_parts(folder)
        backup_copy.demand_room(folder, sizes)
        with _appearing(folder, wanted.made) as building:
            maker = _Maker(source, building, Steps(advance, 2 * sum(sizes)))
            card = maker.make(wanted, grants)
        return building.with_name(building.name.removesuffix(_PART)[1:]), card


def listed(folder: Path) -> Iterator[tuple[Path, BackupCard | BackupRefusedError]]:
    """Yield every backup of a folder by its own word, the newest first; nothing is proven."""
    for path in _backups(folder):
        try:
            yield path, backup_card.read_card(path)
        except BackupRefusedError as refused:
            yield path, refused


def remove(path: Path) -> None:
    """Delete a backup: first it loses its name, so that no half of it is ever taken for one."""
    beside = path.with_name(f".{path.name}{_PART}")
    try:
        path.rename(beside)
        sync_folder(path.parent)
    except OSError as refused:
        raise UnwritableFolderError(str(path.parent)) from refused
    shutil.rmtree(beside, ignore_errors=True)


def keys_of(files: StoreFiles, card: BackupCard) -> Keys:
    """Return the keys that an open store has for a backup of it, where they did not change."""
    found: dict[Compartment, bytes] = {}
    for head in card.heads:
        if files.can_read(head.compartment):
            file = files.file(head.compartment)
            if file.facts.generation == head.generation:
                found[head.compartment] = file.key
    return Keys(found)


def remove_parts(folder: Path) -> None:
    """Remove what was left of backups that were cut short; one that is going on is left alone."""
    for path in tuple(folder.glob(f".intake-backup-*{_PART}")):
        if not NAME.fullmatch(path.name.removesuffix(_PART)[1:]):
            continue
        with suppress(IntakeError):
            InstanceLock(path).release()
            shutil.rmtree(path, ignore_errors=True)


def _backups(folder: Path) -> list[Path]:
    try:
        found = [each for each in folder.iterdir() if NAME.fullmatch(each.name) and each.is_dir()]
    except OSError:
        return []
    return sorted(found, key=lambda each: each.name, reverse=True)


@contextmanager
def _appearing(folder: Path, made: datetime) -> Iterator[Path]:
    """Give a folder to build a backup in, and its name at the end; when that fails, nothing."""
    name = f"intake-backup-{made:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
    building = folder / f".{name}{_PART}"
    building.mkdir(mode=0o700)
    lock = InstanceLock(building)
    try:
        yield building
        (building / LOCK).unlink()
        sync_folder(building)
        building.rename(folder / name)
        sync_folder(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    finally:
        lock.release()


def _demand_every_key(source: Source) -> dict[str, list[Grant]]:
    """Return every grant by compartment; only a coordinator has them all: else NotGrantedError."""
    names = (*source.layout.compartments(), INBOX)
    found = {str(name): [g for g in source.grants if g.compartment == str(name)] for name in names}
    for name, grants in found.items():
        if not grants or not all(each.mark for each in grants):
            raise NotGrantedError(name)
    for compartment in source.layout.compartments():
        source.files.file(compartment)  # a file that is closed here could not be proven
    return found


class _Maker:
    """Fills one folder."""

    def __init__(self, source: Source, building: Path, steps: Steps) -> None:
        self._source = source
        self._building = building
        self._steps = steps
        self._files: list[CopiedFile] = []

    def make(self, wanted: Wanted, grants: dict[str, list[Grant]]) -> BackupCard:
        """Copy, list, sign, and prove by reading what was written."""
        heads, newest = self._databases()
        self._small_files(grants)
        made = int(wanted.made.timestamp() * 1000)
        card = BackupCard(
            secrets.token_hex(16),
            self._source.card.store,
            self._source.card.org,
            made,
            made + wanted.keep_days * _DAY_MS,
            newest,
            self._source.program,
            heads,
            tuple(sorted(self._files, key=lambda each: each.name)),
        )
        backup_card.write_card(self._building, card, self._source.signer)
        for head in heads:
            _forget_cached(self._building / Layout(self._building).database(head.compartment).name)
        keys = keys_of(self._source.files, card)
        backup_checks.demand_opened(self._building, card, keys, self._steps.went_on)
        return card

    def _databases(self) -> tuple[tuple[CopiedHead, ...], int]:
        heads: list[CopiedHead] = []
        newest = 0
        with backup_copy.held_still(self._source.files) as names:
            for name in names:
                file = self._source.files.file(name)
                copied = backup_copy.copy_file(
                    file.path, self._building, file.path.name, self._steps.went_on
                )
                self._files.append(copied)
        for name in names:
            file = self._source.files.file(name)
            path = self._building / file.path.name
            with database.errors_told(path), closing(database.look_at(path, file.key)) as copy:
                heads.append(backup_checks.head_of(copy, name, file.facts.generation))
                (hlc,) = copy.execute(_NEWEST).fetchone()
                newest = max(newest, (hlc or 0) >> 16)
        return tuple(heads), newest

    def _small_files(self, grants: dict[str, list[Grant]]) -> None:
        layout = Layout(self._building)
        for folder in (layout.roster, layout.grants):
            folder.mkdir(mode=0o700)
        paths = [self._source.layout.folder / STORE_FILE]
        paths += sorted(self._source.layout.roster.glob("[0-9]*.json*"))
        for path in paths:
            name = path.relative_to(self._source.layout.folder).as_posix()
            self._files.append(
                backup_copy.copy_file(path, self._building, name, lambda _count: None)
            )
        roster = self._source.roster
        for name, each in grants.items():
            for grant in each:
                path = layout.grants / f"{name}.{grant.generation}.age"
                write_whole(path, sealed_to(grant, kept_by(roster, grant)))
                relative = path.relative_to(self._building).as_posix()
                hashed = backup_copy.hash_file(path, lambda _count: None)
                self._files.append(CopiedFile(relative, hashed.size, hashed.sha256))
        for folder in (layout.roster, layout.grants):
            sync_folder(folder)


def kept_by(roster: Roster, grant: Grant) -> tuple[str, ...]:
    """Return who opens a key in a backup: the Recovery sheets, and who is coordinator now."""
    coordinators = {each.keys.age for each in roster.entries if roster.may_grant(each.person)}
    allowed = coordinators.union(roster.recovery)
    return tuple(sorted(allowed.intersection(grant.recipients)))


def _forget_cached(path: Path) -> None:
    """Let the system read from the stick what it wrote there, and not from memory."""
    if not hasattr(os, "posix_fadvise"):
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)
