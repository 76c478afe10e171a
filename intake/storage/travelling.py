"""Taking the keys of a store away before a border: who travels can truthfully not open it.

The grants leave in one file, sealed to somebody who is not there and to the Recovery sheets, and
are removed here. What stays on the disk of a file that is gone is out of reach of this program.
"""

import os
import re
from pathlib import Path
from typing import Final

from intake.domain.errors import (
    DamagedFileError,
    FileExistsAlreadyError,
    NotGrantedError,
    StoreTravellingError,
    UnknownPersonError,
    UnreadableFileError,
    UnwritableFolderError,
)
from intake.domain.ids import PersonId
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields, row, text_of
from intake.storage.keys import age_keys
from intake.storage.keys.roster import Roster
from intake.storage.keys.whole_files import sync_folder, write_whole
from intake.storage.layout import Layout, StoreCard

VERSION: Final = 1
MARK: Final = "travelling.json"
_LIMIT: Final = 4 << 20
_GRANT: Final = re.compile(r"[a-z]{1,32}\.[1-9][0-9]{0,8}(?:\.next)?\.age")


def take_away(
    layout: Layout, card: StoreCard, roster: Roster, person: PersonId, file: Path
) -> None:
    """Seal every grant to `person` and to recovery in a new file, then remove them here.

    The mark that says where they are is written before the first of them goes.
    """
    entry = roster.entry(person)
    if entry is None or not entry.is_here:
        raise UnknownPersonError(sum(each.is_here for each in roster.entries))
    grants = {path.name: path.read_bytes() for path in sorted(layout.grants.glob("*.age"))}
    if file.resolve().is_relative_to(layout.folder.resolve()):
        raise UnwritableFolderError(str(file.parent))  # it is to be somewhere else
    data = canonical.encode(
        {
            "v": VERSION,
            "store": card.store,
            "grants": [[name, sealed.hex()] for name, sealed in grants.items()],
        }
    )
    _write_new(file, age_keys.seal(data, (entry.keys.age, *roster.recovery)))
    mark = {"v": VERSION, "person": entry.label}
    write_whole(layout.folder / MARK, canonical.encode(mark))
    _remove_grants(layout)


def demand_at_home(layout: Layout) -> None:
    """Raise StoreTravellingError where the keys were taken away, and finish taking them."""
    path = layout.folder / MARK
    if not path.exists():
        return
    _remove_grants(layout)
    try:
        fields = Fields(canonical.decode(path.read_bytes()[:_LIMIT]))
        person = fields.text("person")
    except (OSError, BrokenBytes):
        person = ""
    raise StoreTravellingError(person)


def come_back(layout: Layout, card: StoreCard, identity: str, file: Path) -> None:
    """Put the grants back that were sealed to this identity; the mark goes last."""
    try:
        with file.open("rb") as source:
            sealed = source.read(_LIMIT)
        fields = Fields(canonical.decode(age_keys.unseal(sealed, identity)))
        version, store = fields.integer("v"), fields.hexadecimal("store", 32)
        grants = [_grant(each) for each in fields.items("grants")]
        fields.end()
    except age_keys.NotForMeError as refused:
        raise NotGrantedError("travel") from refused
    except (OSError, ValueError) as broken:
        raise UnreadableFileError(str(file), "travel") from broken
    if version != VERSION or store != card.store:
        raise UnreadableFileError(str(file), "travel_other_store")
    for name, data in grants:
        write_whole(layout.grants / name, data)
    (layout.folder / MARK).unlink(missing_ok=True)
    sync_folder(layout.folder)


def _grant(value: object) -> tuple[str, bytes]:
    name, data = row(value, 2)
    if not _GRANT.fullmatch(text_of(name)):
        raise BrokenBytes("name")
    return text_of(name), bytes.fromhex(text_of(data))


def _remove_grants(layout: Layout) -> None:
    try:
        for path in layout.grants.glob("*.age"):
            path.unlink(missing_ok=True)
        sync_folder(layout.grants)
    except OSError as refused:
        raise DamagedFileError(layout.grants.name) from refused


def _write_new(file: Path, data: bytes) -> None:
    if os.path.lexists(file):
        raise FileExistsAlreadyError(str(file))
    try:
        write_whole(file, data)
    except OSError as refused:
        raise UnwritableFolderError(str(file.parent)) from refused
