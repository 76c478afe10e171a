"""Proving that a backup is good, with the keys of its files: every page, every end, every picture.

Nothing is written, neither into the backup nor beside it.
"""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.errors import BackupFault, BackupRefusedError, DamagedFileError
from intake.storage import backup_card, database, entries, media, media_checks, migrating
from intake.storage.backup_card import BackupCard, CopiedHead
from intake.storage.backup_copy import Advance, hash_file
from intake.storage.backup_pages import first_bad_page
from intake.storage.database import FileFacts
from intake.storage.files import OpenFile, StoreFiles
from intake.storage.layout import Layout


@dataclass(slots=True)
class Steps:
    """Adds up how far the work has come, and says so."""

    advance: Advance
    whole: int
    done: int = 0

    def went_on(self, more: int) -> None:
        """Say that so many bytes more are done."""
        self.done += more
        self.advance(min(self.done, self.whole), self.whole)


@dataclass(frozen=True, slots=True)
class Keys:
    """The key of each file of a backup."""

    by_compartment: Mapping[Compartment, bytes] = field(repr=False)

    def of(self, head: CopiedHead) -> bytes:
        """Return the key of one file; raises BackupRefusedError where it is not here."""
        key = self.by_compartment.get(head.compartment)
        if key is None:
            raise BackupRefusedError(BackupFault.KEY, head.compartment.value)
        return key


def demand_whole(folder: Path, card: BackupCard, went_on: Callable[[int], None]) -> None:
    """Refuse a backup of which a file is too many, missing, cut or altered; no key is needed."""
    backup_card.demand_names(folder, card)
    for each in card.files:
        if hash_file(folder / each.name, went_on).sha256 != each.sha256:
            raise BackupRefusedError(BackupFault.CHANGED, each.name)


def demand_opened(
    folder: Path, card: BackupCard, keys: Keys, went_on: Callable[[int], None]
) -> None:
    """Refuse a backup whose files do not open, or do not end where its list says."""
    layout = Layout(folder)
    for head in card.heads:
        path, key = layout.database(head.compartment), keys.of(head)
        if first_bad_page(path, key, went_on) is not None:
            raise BackupRefusedError(BackupFault.CHANGED, path.name)
        try:
            with closing(database.look_at(path, key)) as connection:
                _demand_head(connection, path, card, head)
        except (sqlcipher.DatabaseError, DamagedFileError) as damaged:
            raise BackupRefusedError(BackupFault.CHANGED, path.name) from damaged


def demand_media(folder: Path, card: BackupCard, keys: Keys, breathe: Callable[[], None]) -> int:
    """Refuse a backup of which an attachment cannot be read whole; return how many there are."""
    layout, found = Layout(folder), {}
    for head in card.heads:
        facts = FileFacts(bytes.fromhex(card.store), head.compartment, head.generation)
        path = layout.database(head.compartment)
        found[head.compartment] = OpenFile(path, keys.of(head), facts)
    files, count = StoreFiles(found, database.look_at), 0
    try:
        for compartment in media.BESIDE_RECORD:
            faults = media_checks.check(files, breathe, compartment).faults
            if faults:
                raise BackupRefusedError(BackupFault.MEDIA, faults[0].item)
            with files.reading(compartment) as connection:
                count += connection.execute("SELECT count(*) FROM media_item").fetchone()[0]
    except (sqlcipher.DatabaseError, DamagedFileError) as damaged:
        raise BackupRefusedError(BackupFault.CHANGED) from damaged
    finally:
        files.close()
    return count


def head_of(
    connection: sqlcipher.Connection, compartment: Compartment, generation: int
) -> CopiedHead:
    """Return where the own chain of a file stands."""
    (chain,) = connection.execute("SELECT chain FROM meta").fetchone()
    head = entries.head(connection, chain)
    return CopiedHead(compartment, generation, chain.hex(), head.seq, head.link.hex())


def _demand_head(
    connection: sqlcipher.Connection, path: Path, card: BackupCard, head: CopiedHead
) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(migrating.scripts(head.compartment)):
        raise BackupRefusedError(BackupFault.NEWER, path.name)
    store, compartment, generation = connection.execute(
        "SELECT store, compartment, generation FROM meta"
    ).fetchone()
    if store != bytes.fromhex(card.store):
        raise BackupRefusedError(BackupFault.FOREIGN, path.name)
    if (compartment, generation) != (head.compartment.value, head.generation):
        raise BackupRefusedError(BackupFault.CHANGED, path.name)
    if head_of(connection, head.compartment, head.generation) != head:
        raise BackupRefusedError(BackupFault.HEADS, path.name)
