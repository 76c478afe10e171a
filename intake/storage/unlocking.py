"""Unlocking a store: everything is verified in order before anything of it is believed."""

from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from intake.domain.compartments import Compartment
from intake.domain.errors import (
    ChangedGrantError,
    DamagedFileError,
    DiskFullError,
    ForeignStoreError,
    IntakeError,
    NotAMemberError,
    NotGrantedError,
    StoreSetBackError,
)
from intake.domain.events import SessionOpened
from intake.storage import (
    adding,
    clock_moved,
    database,
    passphrases,
    receipt_projection,
    rekeying,
    reserve,
    restored,
    rosters,
    seen,
    set_back,
    travelling,
    waiting,
)
from intake.storage.database import FileFacts
from intake.storage.files import OpenFile, StoreFiles
from intake.storage.founding import Surroundings
from intake.storage.instance_lock import InstanceLock
from intake.storage.interrupted import interrupted
from intake.storage.keys import slots
from intake.storage.keys.file_signing import FileSigner
from intake.storage.keys.grants import (
    Grant,
    Reader,
    open_grants,
    put_in_force,
)
from intake.storage.keys.key_file import Secret, secret_of
from intake.storage.keys.roster import INBOX, Roster, RosterEntry
from intake.storage.keys.signing import Signer
from intake.storage.keys.slots import SlotKeys
from intake.storage.layout import Layout, StoreCard, read_store_card
from intake.storage.open_store import OpenStore
from intake.storage.reading import SqlReading, StoreNames
from intake.storage.records import open_records
from intake.storage.seen import Note
from intake.storage.store_facts import StoreSession
from intake.storage.unlocked import Unlocked
from intake.storage.writer import Marks, Writer


def unlock(
    folder: Path,
    passphrase: str,
    surroundings: Surroundings,
    *,
    slot: str = "",
    key_file: str = "",
    although_set_back: bool = False,
) -> OpenStore:
    """Open the store with one person's passphrase; an empty `slot` means the only one.

    Raises StoreNotFoundError, NotAStoreError, NewerStoreError, StoreInUseError, DamagedSlotError,
    WrongPassphraseError, ForeignStoreError, ChangedGrantError, NotGrantedError, DamagedFileError,
    PlainDatabaseError, StoreSetBackError, NotAMemberError, StoreTravellingError or
    KeyFileNeededError. Nothing is overwritten by any of them.
    `although_set_back` goes on with a store that was put back in time, on new chains.
    """
    layout = Layout(folder)
    card = read_store_card(layout)
    with ExitStack() as undo:
        lock = InstanceLock(folder)
        undo.callback(lock.release)
        waiting.settle(layout, card)
        travelling.demand_at_home(layout)
        path = passphrases.slot_path(layout, slot)
        secret = secret_of(passphrase, key_file)
        keys = passphrases.open_slot(path, secret, surroundings.now())
        unlocking = _Unlocking(layout, card, Opened(path, secret, keys), surroundings)
        undo.callback(unlocking.files.close)
        opened = unlocking.open(lock, although_set_back=although_set_back)
        waiting.remove_slots_of_others(layout, opened.roster)
        with suppress(DiskFullError):  # there is room at another start
            opened.erasing.finish()
        reserve.keep(folder)
        undo.pop_all()
    return opened


@dataclass(frozen=True, slots=True)
class Opened:
    """A slot, what opened it, and what was in it."""

    slot: Path
    secret: Secret = field(repr=False)
    keys: SlotKeys = field(repr=False)


class _Unlocking:
    """From the keys of a slot to an open store."""

    def __init__(
        self,
        layout: Layout,
        card: StoreCard,
        opened: Opened,
        surroundings: Surroundings,
    ) -> None:
        self._layout = layout
        self._card = card
        self._slot = opened.slot
        self._secret = opened.secret
        self._keys = opened.keys
        self._surroundings = surroundings
        self._owner = slots.read_owner(opened.slot)
        self._demand_pinned()
        self._rosters = rosters.read_all(layout.roster, opened.keys.pins)
        self._roster = self._rosters[-1]
        self._entry = self._demand_member(self._roster)
        self._reader = Reader(card.store, opened.keys.age_identity, self._roster)
        self._grants: list[Grant] = []
        self._damaged: list[Compartment] = []
        self._open_inbox()
        self.files = StoreFiles(self._open_files())

    def open(self, lock: InstanceLock, *, although_set_back: bool) -> OpenStore:
        """Look at what was seen, then begin a session."""
        signer = Signer(self._keys.session_seed)
        note = Note(self._layout.seen_by(self._slot), self._keys.session_seed, self._owner.person)
        self._demand_grants(note)
        was_set_back = seen.was_set_back(note, self.files, self._roster.version)
        if was_set_back and not although_set_back:
            raise StoreSetBackError
        left = interrupted(self.files, self._owner.person)
        writer = self._writer(signer)
        to_begin = self._to_begin(was_set_back=was_set_back)
        if to_begin:
            left = replace(left, tails=())  # they are of the chains that end here
            set_back.begin_chains_anew(self.files, writer, to_begin)
            restored.begun(self._layout.folder, to_begin)
        self._begin_session(writer)
        if to_begin or not note.is_there:  # before a session of this person can be closed
            seen.note(note.path, self._keys.session_seed, self.files, self._roster.version)
        second = None if isinstance(self._secret, str) else bytearray(self._secret.key)
        unlocked = Unlocked(
            layout=self._layout,
            card=self._card,
            slot=self._slot,
            second_factor=second,
            pins=self._keys.pins,
            rosters=self._rosters,
            files=self.files,
            grants=tuple(self._grants),
            session_signer=signer,
            file_signer=FileSigner(self._keys.file_seed),
            seen_seed=bytearray(self._keys.session_seed),
            lock=lock,
            interrupted=left,
            damaged=tuple(self._damaged),
        )
        for seed in (self._keys.session_seed, self._keys.file_seed):
            seed[:] = bytes(len(seed))  # the signers have their own
        return self._opened(unlocked, writer)

    def _opened(self, unlocked: Unlocked, writer: Writer) -> OpenStore:
        names = StoreNames(self._card.org, self._card.store, self._roster.version)
        owner, files = self._owner, self.files
        session = StoreSession(owner.person, owner.label, writer.role, self._card.org, files)
        reading = SqlReading(files, names, unlocked.interrupted)
        return OpenStore(unlocked, session, reading, writer)

    def _to_begin(self, *, was_set_back: bool) -> tuple[Compartment, ...]:
        """Return the files that go on under new chains: of a store put back, or restored."""
        marked = restored.to_begin(self._layout.folder)
        return tuple(each for each in self.files.granted() if was_set_back or each in marked)

    def _begin_session(self, writer: Writer) -> None:
        moved = clock_moved.before(self.files, self._surroundings.now())
        with open_records(self.files, writer)(Compartment.CORE) as records:
            for each in (SessionOpened(self._surroundings.program_version), *moved):
                records.append(each)

    def _demand_grants(self, note: Note) -> None:
        """Raise ChangedGrantError where a file was open to this person and the key is not here.

        Only a newer roster takes the right to read away.
        """
        known = seen.generations(note)
        for each in Compartment:
            was_open = each.value in known and not self.files.can_read(each)
            if (
                was_open
                and each not in self._damaged
                and self._roster.may_read(self._owner.person, each.value)
            ):
                raise ChangedGrantError(each.value)

    def _demand_pinned(self) -> None:
        pins, card = self._keys.pins, self._card
        claimed = (card.org, card.root_public, card.recovery_recipient, card.store)
        if claimed != (pins.org, pins.root_public, pins.recovery_recipient, self._owner.store):
            raise ForeignStoreError

    def _demand_member(self, roster: Roster) -> RosterEntry:
        entry = roster.entry(self._owner.person)
        if all(self._keys.pins.recovery_recipient not in each.recovery for each in self._rosters):
            raise ForeignStoreError
        if entry is None:
            raise NotAMemberError("waiting")
        if not entry.is_here:
            raise NotAMemberError("left")
        if entry.keys.session != Signer(self._keys.session_seed).public:
            raise NotAMemberError("renewed")
        return entry

    def _open_inbox(self) -> None:
        put_in_force(self._layout.grants, INBOX, self._reader)
        with suppress(NotGrantedError):
            self._grants += open_grants(self._layout.grants, INBOX, self._reader)

    def _open_files(self) -> dict[Compartment, OpenFile]:
        found: dict[Compartment, OpenFile] = {}
        adding.settle(self._layout)
        for compartment in self._layout.compartments():
            try:
                found[compartment] = self._open_file(compartment)
            except (NotGrantedError, DamagedFileError) as closed:
                if compartment is Compartment.CORE:
                    raise
                if isinstance(closed, DamagedFileError):  # it stays as it is; the rest goes on
                    self._damaged.append(compartment)
        return found

    def _open_file(self, compartment: Compartment) -> OpenFile:
        """Try the newest grant, then the ones before: a change of key may have been cut short."""
        path = self._layout.database(compartment)
        database.refuse_unencrypted(path)
        put_in_force(self._layout.grants, compartment.value, self._reader)
        refused: IntakeError = ChangedGrantError(compartment.value)
        newer: list[Grant] = []
        for grant in open_grants(self._layout.grants, compartment.value, self._reader):
            file = OpenFile(path, bytes(grant.key), self._facts(compartment, grant))
            try:
                database.open_database(path, file.key, file.facts).close()
            except DamagedFileError as damaged:
                refused = damaged
                newer.append(grant)
            else:
                opened = self._under_new_key(file, newer)
                oldest = opened.facts.generation
                self._grants += [g for g in (*newer, grant) if g.generation >= oldest]
                return opened
        raise refused

    def _under_new_key(self, file: OpenFile, newer: list[Grant]) -> OpenFile:
        """Finish a change of key that was cut short, where there is room for it now."""
        ahead = [each for each in newer if each.generation > file.facts.generation]
        if ahead:
            with suppress(DiskFullError, DamagedFileError):
                return rekeying.exchange(file, ahead[0], self._layout.grants)
        return file

    def _facts(self, compartment: Compartment, grant: Grant) -> FileFacts:
        return FileFacts(bytes.fromhex(self._card.store), compartment, grant.generation)

    def _writer(self, signer: Signer) -> Writer:
        marks = Marks()
        with self.files.reading(Compartment.CORE) as connection:
            received = receipt_projection.last_witness(connection)
        if received:
            marks.after = received
        return Writer(
            org=self._card.org,
            person=self._owner.person,
            role=self._entry.roles[0].value,
            roster=self._roster.hash,
            sign=signer.sign_entry,
            now=self._surroundings.now,
            randomness=self._surroundings.randomness,
            program_version=self._surroundings.program_version,
            marks=marks,
            drift=self._surroundings.drift,
            roles=tuple(role.value for role in self._entry.roles),
        )
