"""Founding a store: keys, roster, slot, grants and files, in a new folder that appears whole."""

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from intake.domain.compartments import Compartment
from intake.domain.errors import StoreExistsError, UnwritableFolderError
from intake.domain.events import (
    ChainBegun,
    ChainReason,
    OrganisationDescribed,
    SessionClosed,
)
from intake.domain.ids import OrganisationId, PersonId, StoreId
from intake.domain.people import Role
from intake.ledger.header import UNKNOWN_HASH
from intake.services.ports import Now, Randomness
from intake.storage import database, rosters, seen
from intake.storage.database import FileFacts
from intake.storage.files import OpenFile, StoreFiles
from intake.storage.keys import words
from intake.storage.keys.enrolment import NewKeys, new_keys
from intake.storage.keys.file_signing import FileSigner
from intake.storage.keys.grants import KEY_BYTES, make_grant, write_grant
from intake.storage.keys.kdf import KdfCost
from intake.storage.keys.roster import INBOX, Delegation, Roster, RosterEntry
from intake.storage.keys.roster_chain import LONGEST_DELEGATION, sign_roster
from intake.storage.keys.signing import Signer
from intake.storage.keys.slot_file import SlotOwner
from intake.storage.keys.slots import Pins, SlotKeys, make_slot
from intake.storage.keys.whole_files import sync_folder
from intake.storage.keys.words import Sheet, SheetWords
from intake.storage.layout import Layout, StoreCard, write_store_card
from intake.storage.records import SqlRecords, open_records
from intake.storage.writer import Marks, Writer

_FIRST_GENERATION = 1
_COMPARTMENTS = tuple(Compartment)
"""What a new store has."""


@dataclass(frozen=True, slots=True)
class Founding:
    """What first start asks for. `cost` None means what suits this machine."""

    organisation: str
    site: str
    person_label: str
    passphrase: str = field(repr=False)
    language: str = "en"
    """Of the sheets' words: "en" or "es"."""
    cost: KdfCost | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The clock, the randomness and the version that this program was given."""

    now: Now
    randomness: Randomness
    program_version: str
    drift: Callable[[], timedelta] = timedelta
    """By how much the clock on the wall was moved since `now` was made; nothing by itself."""


@dataclass(frozen=True, slots=True)
class FoundedStore:
    """A new store. The two sheets are shown once and are stored nowhere."""

    folder: Path
    store: StoreId
    org: OrganisationId
    person: PersonId
    slot: str
    recovery: SheetWords = field(repr=False)
    organisation: SheetWords = field(repr=False)


def found(
    folder: Path,
    founding: Founding,
    surroundings: Surroundings,
    advance: Callable[[str], None] = lambda _step: None,
) -> FoundedStore:
    """Create a store where nothing is, and return it with both sheets.

    `advance` is told the name of each step as it begins, and may raise CancelledError: then nothing
    is left. Raises StoreExistsError, WeakPassphraseError, UnwritableFolderError, DiskFullError.
    """
    words.demand_strength(founding.passphrase)
    with appearing_whole(folder) as building:
        return _Founder(Layout(building), founding, surroundings).found(folder, advance)


@contextmanager
def appearing_whole(folder: Path) -> Iterator[Path]:
    """Give a folder beside `folder` to build in, and rename it at the end."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreExistsError(str(folder))
    building = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.new")
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        building.mkdir(mode=0o700)
    except OSError as refused:
        raise UnwritableFolderError(str(folder.parent)) from refused
    try:
        yield building
        _put_in_place(building, folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def _put_in_place(building: Path, folder: Path) -> None:
    sync_folder(building)
    try:
        if folder.is_dir():
            folder.rmdir()  # an empty one; any other refuses
        building.rename(folder)
    except OSError as there:
        raise StoreExistsError(str(folder)) from there
    sync_folder(folder.parent)


class _Founder:
    """Makes one store. What it makes by chance stays with it until the folder is in place."""

    def __init__(self, layout: Layout, founding: Founding, surroundings: Surroundings) -> None:
        self._layout = layout
        self._founding = founding
        self._surroundings = surroundings
        chance = surroundings.randomness
        self._store = StoreId(chance(16).hex())
        self._org = OrganisationId(chance(16).hex())
        self._person = PersonId(chance(16).hex())
        self._recovery = words.new_sheet(Sheet.RECOVERY, chance, founding.language)
        self._organisation = words.new_sheet(Sheet.ORGANISATION, chance, founding.language)

    def found(self, folder: Path, advance: Callable[[str], None]) -> FoundedStore:
        advance("keys")
        self._layout.make_folders()
        root = FileSigner(words.root_key(" ".join(self._organisation.words)))
        _, recipient = words.recovery_identity(" ".join(self._recovery.words))
        pins = Pins(self._org, root.public, recipient)
        keys = new_keys(self._surroundings.randomness)
        roster = self._roster(pins, keys)
        rosters.write_roster(self._layout.roster, roster.version, sign_roster(roster, root))
        root.wipe()
        card = StoreCard(
            self._store, self._org, pins.root_public, recipient, self._surroundings.now()
        )
        write_store_card(self._layout, card)
        advance("passphrase")
        slot = self._slot(pins, keys)
        advance("files")
        self._fill_files(self._files(keys, roster), keys, roster, self._layout.seen_by(slot))
        advance("done")
        return FoundedStore(
            folder,
            self._store,
            self._org,
            self._person,
            slot.name,
            self._recovery,
            self._organisation,
        )

    def _roster(self, pins: Pins, keys: NewKeys) -> Roster:
        issued = int(self._surroundings.now().timestamp() * 1000)
        entry = RosterEntry(
            self._person,
            self._founding.person_label,
            (Role.COORDINATOR,),
            keys.public,
            keys.proof(self._org, self._person),
            delegation=Delegation(issued + LONGEST_DELEGATION),
        )
        recovery = (pins.recovery_recipient,)
        return Roster(self._org, 1, UNKNOWN_HASH, issued, recovery, (entry,), pins.root_public)

    def _slot(self, pins: Pins, keys: NewKeys) -> Path:
        return make_slot(
            self._layout.slots,
            SlotOwner(self._store, self._person, self._founding.person_label),
            SlotKeys(keys.age_identity, keys.session_seed, keys.file_seed, pins),
            keys.judgement_seed,
            self._founding.passphrase,
            cost=self._founding.cost,
        )

    def _files(self, keys: NewKeys, roster: Roster) -> StoreFiles:
        judgement = Signer(keys.judgement_seed)
        made: dict[Compartment, OpenFile] = {}
        for name in (*_COMPARTMENTS, INBOX):
            key = self._surroundings.randomness(KEY_BYTES)
            grant = make_grant(
                self._store,
                str(name),
                _FIRST_GENERATION,
                key,
                granted_by=self._person,
                roster=roster,
            )
            write_grant(self._layout.grants, grant, self._org, judgement)
            if isinstance(name, Compartment):
                path = self._layout.database(name)
                facts = FileFacts(bytes.fromhex(self._store), name, _FIRST_GENERATION)
                database.create_database(path, key, facts, self._surroundings.randomness(16))
                made[name] = OpenFile(path, key, facts)
        judgement.wipe()
        return StoreFiles(made)

    def _fill_files(self, files: StoreFiles, keys: NewKeys, roster: Roster, seen_by: Path) -> None:
        writer = Writer(
            org=self._org,
            person=self._person,
            role=Role.COORDINATOR.value,
            roster=roster.hash,
            sign=Signer(keys.session_seed).sign_entry,
            now=self._surroundings.now,
            randomness=self._surroundings.randomness,
            program_version=self._surroundings.program_version,
            marks=Marks(),
        )
        begin = open_records(files, writer)
        try:
            for compartment in _COMPARTMENTS:
                with begin(compartment) as records:
                    records.begin_chain(ChainBegun(ChainReason.FOUNDED, compartment.value))
                    if compartment is Compartment.CORE:
                        self._describe(records)
            files.empty_journals()
            seen.note(seen_by, bytearray(keys.session_seed), files, roster.version)
        finally:
            files.close()

    def _describe(self, records: SqlRecords) -> None:
        described = OrganisationDescribed(self._founding.organisation, self._founding.site)
        records.append(described)
        records.append(SessionClosed())
        records.checkpoint()
