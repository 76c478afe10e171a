"""What lies in a store folder, and store.json, which says whose it is without proving it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.errors import (
    DamagedFileError,
    NewerStoreError,
    NotAStoreError,
    StoreNotFoundError,
)
from intake.domain.ids import OrganisationId, StoreId
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields
from intake.storage.keys.whole_files import write_whole
from intake.storage.store_file import STORE_FILE

VERSION: Final = 1
ADDED_LATER: Final = frozenset({Compartment.SOURCES})
"""What stores that were founded by an earlier version of the program begin without."""
_FORMAT: Final = "intake-store/"
_LIMIT: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a store folder."""

    folder: Path

    @property
    def slots(self) -> Path:
        """One file for each person who may unlock."""
        return self.folder / "slots"

    @property
    def roster(self) -> Path:
        """Every version of the roster, with its signature."""
        return self.folder / "roster"

    @property
    def grants(self) -> Path:
        """The keys of the compartments, sealed."""
        return self.folder / "grants"

    @property
    def seen(self) -> Path:
        """What each person last saw of the store, sealed."""
        return self.folder / "seen"

    @property
    def requests(self) -> Path:
        """Who waits to be admitted, each with the slot that waits for it; made when needed."""
        return self.folder / "requests"

    def database(self, compartment: Compartment) -> Path:
        """Return the file of one compartment."""
        return self.folder / f"{compartment.value}.db"

    def beginning(self, compartment: Compartment) -> Path:
        """Return the file of a compartment that is added later, until its key is granted."""
        return self.folder / f"{compartment.value}.db.new"

    def compartments(self) -> tuple[Compartment, ...]:
        """Return the compartments of this store; what came later may not have been added yet."""
        return tuple(
            each
            for each in Compartment
            if each not in ADDED_LATER or self.database(each).exists() or self._is_granted(each)
        )

    def _is_granted(self, compartment: Compartment) -> bool:
        return any(self.grants.glob(f"{compartment.value}.*.age"))

    def seen_by(self, slot: Path) -> Path:
        """Return where the owner of a slot keeps what they last saw."""
        return self.seen / f"{slot.stem}.seen"

    def make_folders(self) -> None:
        """Make the inner folders, readable by their owner alone."""
        for each in (self.slots, self.roster, self.grants, self.seen):
            each.mkdir(mode=0o700)


@dataclass(frozen=True, slots=True)
class StoreCard:
    """The content of store.json. Nothing in it is believed: the slot's pins must say the same."""

    store: StoreId
    org: OrganisationId
    root_public: bytes
    recovery_recipient: str
    created: datetime


def write_store_card(layout: Layout, card: StoreCard) -> None:
    """Write store.json."""
    data = canonical.encode(
        {
            "v": VERSION,
            "format": f"{_FORMAT}{VERSION}",
            "store": card.store,
            "org": card.org,
            "root": card.root_public.hex(),
            "recovery": card.recovery_recipient,
            "created": card.created.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
    )
    write_whole(layout.folder / STORE_FILE, data + b"\n")


def read_store_card(layout: Layout) -> StoreCard:
    """Return store.json.

    Raises StoreNotFoundError, NotAStoreError, NewerStoreError or DamagedFileError.
    """
    path = layout.folder / STORE_FILE
    if not path.is_file():
        if layout.folder.is_dir() and any(layout.folder.iterdir()):
            raise NotAStoreError(str(layout.folder))
        raise StoreNotFoundError(str(layout.folder))
    try:
        with path.open("rb") as file:
            fields = Fields(canonical.decode(file.read(_LIMIT).removesuffix(b"\n")))
        return _read(fields)
    except (OSError, ValueError) as broken:
        raise DamagedFileError(STORE_FILE) from broken


def _read(fields: Fields) -> StoreCard:
    version, format_ = fields.integer("v"), fields.text("format")
    known = format_.removeprefix(_FORMAT)
    if version > VERSION or (known.isdecimal() and int(known) > VERSION):
        raise NewerStoreError(max(version, int(known) if known.isdecimal() else 0), VERSION)
    if format_ != f"{_FORMAT}{VERSION}" or version != VERSION:
        raise BrokenBytes("format")
    card = StoreCard(
        StoreId(fields.hexadecimal("store", 32)),
        OrganisationId(fields.hexadecimal("org", 32)),
        bytes.fromhex(fields.hexadecimal("root", 64)),
        fields.text("recovery"),
        datetime.strptime(fields.text("created"), "%Y-%m-%dT%H:%M:%S%z"),
    )
    fields.end()
    return card
