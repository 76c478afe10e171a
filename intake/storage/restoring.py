"""From a backup back to a store: into an empty folder, proven first, and never as if nothing was.

With the Recovery sheet nobody is let in yet: a coordinator asks to be admitted with new keys and
both sheets admit them. With a coordinator's own slot, which no backup has, that one person can
unlock right away. What is written then begins new chains: see `restored`.
"""

import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.errors import (
    BackupFault,
    BackupRefusedError,
    ChangedGrantError,
    ForeignSheetError,
    IntakeError,
    NotGrantedError,
)
from intake.storage import (
    backup_card,
    backup_checks,
    backup_copy,
    database,
    restored,
    rosters,
    seen,
    waiting,
)
from intake.storage.backup_card import BackupCard, CopiedHead
from intake.storage.backup_checks import Keys, Steps
from intake.storage.backup_copy import Advance
from intake.storage.database import FileFacts
from intake.storage.files import OpenFile, StoreFiles
from intake.storage.founding import appearing_whole
from intake.storage.keys import slots, words
from intake.storage.keys.grants import Reader, open_grants
from intake.storage.keys.key_file import Secret
from intake.storage.keys.roster import Roster
from intake.storage.keys.slots import SlotKeys
from intake.storage.keys.whole_files import sync_folder, write_whole
from intake.storage.keys.words import Sheet
from intake.storage.layout import Layout, StoreCard, read_store_card

_PASSES: Final = 4
"""How often every byte is gone through: hashed, copied, and twice looked at page by page."""


@dataclass(frozen=True, slots=True)
class ByWords:
    """The 24 words of a Recovery sheet."""

    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BySlot:
    """A coordinator's slot, from wherever it was kept, and what opens it."""

    slot: Path
    secret: Secret = field(repr=False)


Opener = ByWords | BySlot


@dataclass(frozen=True, slots=True)
class Proven:
    """A backup that was opened and found good."""

    folder: Path
    card: BackupCard
    store: StoreCard
    roster: Roster
    keys: Keys = field(repr=False)
    slot: Path | None = None
    slot_keys: SlotKeys | None = field(default=None, repr=False)


def prove(backup: Path, opener: Opener, advance: Advance, *, passes: int = 2) -> Proven:
    """Open a backup by its own keys and check all of it but the attachments.

    Raises BackupRefusedError, ForeignSheetError, WrongSheetError, WrongPassphraseError or
    DamagedSlotError.
    """
    card = backup_card.read_card(backup)
    steps = Steps(advance, passes * card.size)
    layout = Layout(backup)
    backup_card.demand_names(backup, card)
    try:
        store = read_store_card(layout)
        every = rosters.read_all(layout.roster, waiting.pins_of(store))
    except IntakeError as broken:
        raise BackupRefusedError(BackupFault.CHANGED, layout.roster.name) from broken
    if (card.store, card.org) != (store.store, store.org):
        raise BackupRefusedError(BackupFault.FOREIGN)
    identity, slot_keys = _identity(opener, store, every[-1])
    backup_card.demand_signed(backup, card, every)
    backup_checks.demand_whole(backup, card, steps.went_on)
    keys = _granted_keys(layout, card, Reader(store.store, identity, every[-1]))
    backup_checks.demand_opened(backup, card, keys, steps.went_on)
    slot = opener.slot if isinstance(opener, BySlot) else None
    return Proven(backup, card, store, every[-1], keys, slot, slot_keys)


def restore(backup: Path, to: Path, opener: Opener, advance: Advance) -> Proven:
    """Make a store of a backup where nothing is; raises as `prove` does, and StoreExistsError.

    Nothing is left when it fails, and the backup is not touched.
    """
    with appearing_whole(to) as building:
        proven = prove(backup, opener, advance, passes=_PASSES)
        sizes = [each.size for each in proven.card.files]
        with backup_copy.faults_of(to.parent, sum(sizes)):
            backup_copy.demand_room(building, sizes)
            steps = Steps(advance, _PASSES * proven.card.size, 2 * proven.card.size)
            _lay_out(proven, building, steps.went_on)
        return proven


def drill(backup: Path, scratch: Path, opener: Opener, advance: Advance) -> tuple[Proven, int]:
    """Restore into scratch, read every attachment there, and leave nothing.

    Returns what was found, and how many attachments there are.
    """
    to = scratch / f".{backup.name}.{secrets.token_hex(4)}.drill"
    try:
        proven = restore(backup, to, opener, advance)
        whole = _PASSES * proven.card.size
        items = backup_checks.demand_media(
            to, proven.card, proven.keys, lambda: advance(whole, whole)
        )
    finally:
        shutil.rmtree(to, ignore_errors=True)
    return proven, items


def _identity(opener: Opener, store: StoreCard, roster: Roster) -> tuple[str, SlotKeys | None]:
    """Return what opens the keys of a backup, once it is known whose backup it is."""
    if isinstance(opener, ByWords):
        identity, recipient = words.recovery_identity(opener.words)
        if recipient not in roster.recovery:
            raise ForeignSheetError(Sheet.RECOVERY.value, words.recovery_key_id(recipient))
        return identity, None
    keys = slots.open_slot(opener.slot, opener.secret)
    claimed = (store.org, store.root_public, store.recovery_recipient, store.store)
    owner = slots.read_owner(opener.slot)
    pins = keys.pins
    if claimed != (pins.org, pins.root_public, pins.recovery_recipient, owner.store):
        raise BackupRefusedError(BackupFault.FOREIGN)
    return keys.age_identity, keys


def _granted_keys(layout: Layout, card: BackupCard, reader: Reader) -> Keys:
    return Keys({head.compartment: _key(layout, head, reader) for head in card.heads})


def _key(layout: Layout, head: CopiedHead, reader: Reader) -> bytes:
    try:
        for grant in open_grants(layout.grants, head.compartment.value, reader):
            if grant.generation == head.generation:
                return bytes(grant.key)
    except NotGrantedError as refused:
        raise BackupRefusedError(BackupFault.KEY, head.compartment.value) from refused
    except ChangedGrantError as changed:
        raise BackupRefusedError(BackupFault.CHANGED, layout.grants.name) from changed
    raise BackupRefusedError(BackupFault.KEY, head.compartment.value)


def _lay_out(proven: Proven, building: Path, went_on: Callable[[int], None]) -> None:
    layout, card = Layout(building), proven.card
    layout.make_folders()
    for each in card.files:
        copied = backup_copy.copy_file(proven.folder / each.name, building, each.name, went_on)
        if copied != each:
            raise BackupRefusedError(BackupFault.CHANGED, each.name)
    backup_checks.demand_opened(building, card, proven.keys, went_on)
    if proven.slot is not None and proven.slot_keys is not None:
        slot = layout.slots / proven.slot.name
        write_whole(slot, proven.slot.read_bytes())
        seed = proven.slot_keys.session_seed
        files = StoreFiles(_open_files(layout, proven), database.look_at)
        try:
            seen.note(layout.seen_by(slot), seed, files, proven.roster.version)
        finally:
            files.close()
    restored.write(building, card.id, tuple(each.compartment for each in card.heads))
    for folder in (layout.slots, layout.roster, layout.grants, layout.seen):
        sync_folder(folder)


def _open_files(layout: Layout, proven: Proven) -> dict[Compartment, OpenFile]:
    store = bytes.fromhex(proven.card.store)
    return {
        head.compartment: OpenFile(
            layout.database(head.compartment),
            proven.keys.of(head),
            FileFacts(store, head.compartment, head.generation),
        )
        for head in proven.card.heads
    }
