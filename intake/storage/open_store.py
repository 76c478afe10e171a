"""An unlocked store: its ports, its session, and what its person's keys can do."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.errors import DiskFullError, NotGrantedError
from intake.domain.events import Event, SessionClosed, SessionOpened
from intake.domain.vouching import EntryAdopted
from intake.ledger.entry import Entry
from intake.services.kept_apart import KeptEntry
from intake.services.ports import MediaItem, Written
from intake.storage import (
    adding,
    clock_moved,
    judging,
    kept_apart,
    media,
    merging,
    rekeying,
    seen,
    senders,
    settings,
    signing_off,
    stations,
    verification,
)
from intake.storage.arriving_media import ArrivingMedia
from intake.storage.backing_up import StoreBackups
from intake.storage.erasing import StoreErasing
from intake.storage.kept_apart import Judge
from intake.storage.keys import age_keys, slots
from intake.storage.keys.file_signing import FileKind
from intake.storage.keys.signing import Signer
from intake.storage.media import Attachment
from intake.storage.note_box import NoteBox
from intake.storage.people import StorePeople
from intake.storage.reading import SqlReading
from intake.storage.records import SqlRecords, open_records
from intake.storage.regranting import Granter
from intake.storage.senders import BundleNumber, KeptRoster
from intake.storage.station_card import StationFacts, station_card
from intake.storage.store_facts import StoreFacts, StoreSession
from intake.storage.unlocked import Unlocked
from intake.storage.verification import Advance, Roots, VerificationReport
from intake.storage.writer import Writer

PAPER_KEY_BYTES: Final = 32


class OpenStore(StoreFacts):
    """One person's session at one store. Made by `unlocking.unlock`; ends with `close`."""

    def __init__(
        self,
        unlocked: Unlocked,
        session: StoreSession,
        reading: SqlReading,
        writer: Writer,
    ) -> None:
        super().__init__(unlocked, session)
        self._writer = replace(writer, judge=self._judge)
        self._begin = open_records(unlocked.files, self._writer)
        self.people = StorePeople(
            lambda: self._unlocked, self._take, session.person, (writer.now, writer.randomness)
        )
        self._is_open = True
        self.backups = StoreBackups(
            lambda: self._unlocked, self.records, writer.marks, writer.program_version
        )
        self.erasing = StoreErasing(
            unlocked, self.records, lambda: self._roots().judgement_key, writer.now
        )
        self.notes = NoteBox(lambda: self._unlocked, writer.randomness)
        self.reading = reading
        self.interrupted = unlocked.interrupted
        self._tails = list(unlocked.interrupted.tails)
        self._judges: list[Judge] = []

    def unseal(self, sealed: bytes, passphrase: str) -> bytearray:
        """Return a secret that was sealed to this person, for the caller to write over."""
        try:
            return age_keys.unseal_secret(sealed, self._age_identity(passphrase))
        except (age_keys.NotForMeError, age_keys.NotSealedHereError) as refused:
            raise NotGrantedError("draw") from refused

    def records(self, compartment: Compartment) -> AbstractContextManager[SqlRecords]:
        """Begin a transaction on one file: commits when its block ends, rolls back if it raises."""
        return self._begin(compartment)

    def inbox_identities(self) -> tuple[str, ...]:
        """Return the age identities of the station's inbox, newest first; or NotGrantedError."""
        if not self._unlocked.inboxes:
            raise NotGrantedError("inbox")
        return tuple(map(age_keys.identity_of, self._unlocked.inboxes))

    def inbox_identity(self) -> str:
        """Return the newest of them, or raise NotGrantedError."""
        return self.inbox_identities()[0]

    @property
    def inbox_recipient(self) -> str:
        """The age recipient that others seal to; raises NotGrantedError."""
        return age_keys.recipient_of(self.inbox_identity())

    def sign_file(self, kind: FileKind, id_: str, data: bytes) -> bytes:
        """Return the minisign signature over a file of this station."""
        return self._unlocked.file_signer.sign_file(kind, self.session.org, id_, data)

    def contact_card(self) -> bytes:
        """Return this station's contact card, signed."""
        organisation = self.reading.organisation()
        facts = StationFacts(
            self.session.org,
            f"{organisation.name} · {organisation.site}"
            if organisation.site
            else organisation.name,
            (self.inbox_recipient,),
            self._unlocked.pins.root_public,
            self._unlocked.roster,
        )
        return station_card(facts, self._unlocked.file_signer, self._writer.now())

    def paper_key(self) -> bytes:
        """Return the key that the check words of this store's papers are made with."""
        with self._unlocked.files.reading(Compartment.CORE) as connection:
            known = settings.get(connection, settings.PAPER_KEY)
        if known is not None:
            return known
        with self._unlocked.files.writing(Compartment.CORE) as connection:
            return settings.set_once(
                connection, settings.PAPER_KEY, self._writer.randomness(PAPER_KEY_BYTES)
            )

    def keep_media(self, attachment: Attachment, content: Iterable[bytes]) -> MediaItem:
        """Seal and keep an attachment; `content` gives its bytes in any pieces."""
        return media.keep(self._unlocked.files, attachment, content, self._writer.randomness)

    def keep_roster(self, roster: KeptRoster) -> None:
        """Keep a sender's verified roster, so that its entries can be judged again.

        Raises BundleRefusedError when the same root signed another roster of a kept version.
        """
        with self._unlocked.files.writing(Compartment.CORE) as connection:
            senders.keep_roster(connection, roster)
        self._judges.clear()

    def keep_number(self, number: BundleNumber, tagmanifest_sha256: str) -> None:
        """Note the bundle that came under this number of its sender."""
        with self._unlocked.files.writing(Compartment.CORE) as connection:
            senders.keep_number(connection, number, tagmanifest_sha256)

    def tagmanifest_of(self, number: BundleNumber) -> str | None:
        """Return the tagmanifest hash of the bundle that came under this number, or None."""
        with self._unlocked.files.reading(Compartment.CORE) as connection:
            return senders.tagmanifest_of(connection, number)

    def sealed_under(self, recipient: str, seq: int) -> str:
        """Return the tagmanifest hash of the bundle of this number to `recipient`, or nothing."""
        with self._unlocked.files.reading(Compartment.CORE) as connection:
            return stations.sealed_under(connection, recipient, seq)

    def demand_free_places(self, compartment: Compartment, arrived: Sequence[Entry]) -> None:
        """Refuse entries that could not be merged, before any is: see `merging`."""
        with self._unlocked.files.reading(compartment) as connection:
            merging.demand_free_places(connection, arrived)

    def arriving_media(self) -> ArrivingMedia:
        """Return the place for the attachments of a bundle that is being read."""
        return ArrivingMedia(self._unlocked.files, self._writer.randomness)

    def open_judgement(self, passphrase: str) -> Signer:
        """Return the signer of one judgement, to be wiped right after; raises as unlocking does."""
        seed = slots.open_judgement(self._unlocked.slot, self._unlocked.secret(passphrase))
        try:
            return Signer(seed)
        finally:
            seed[:] = bytes(len(seed))

    def add_compartment(self, compartment: Compartment, passphrase: str) -> bool:
        """Add a compartment that this store was founded without; open from the next unlock on.

        Returns False where the store has it. Raises NotGrantedError where this person may not
        hand out keys, and as unlocking does.
        """
        place = adding.Place(self._unlocked.layout, self._unlocked.card, self.roster)
        judgement = self.open_judgement(passphrase)
        try:
            granter = Granter(self.session.person, judgement)
            return adding.add(place, compartment, granter, self._writer)
        finally:
            judgement.wipe()

    def adopt_tail(self) -> None:
        """Sign one's own entries that a crash left unsigned, once the person has seen them."""
        while self._tails:
            compartment, first = self._tails[0]
            with self.records(compartment) as records:
                if compartment not in self._writer.marks.opened:
                    records.append(SessionOpened(self._writer.program_version))
                records.adopt(first)
            self._tails.pop(0)

    def kept_apart(self) -> tuple[KeptEntry, ...]:
        """Return what came from elsewhere and does not count here, of every file that is open."""
        return kept_apart.every(self._unlocked.files)

    def adopt_entry(self, entry: KeptEntry, reason: str, passphrase: str) -> Written:
        """Let an entry count that is kept apart; raises as `open_judgement` does."""
        event = EntryAdopted(entry.chain, entry.seq, entry.link, reason)
        signer = self.open_judgement(passphrase)
        try:
            with self.records(entry.compartment) as records:
                return records.adopt_entry(event, entry.interview, signer.sign_entry)
        finally:
            signer.wipe()

    def verify(self, advance: Advance) -> VerificationReport:
        """Check every file, every chain, every projection; see `verification.verify`."""
        return verification.verify(self._unlocked.files, self._roots(), advance)

    def release_thread(self) -> None:
        """Close what the calling thread has open, before the thread ends."""
        self._unlocked.files.release_thread()

    def close(self) -> None:
        """Lock: sign what is unsigned, empty the journals, note what was seen, forget the keys.

        Whatever fails, the keys are forgotten and the store is free for another instance.
        """
        if not self._is_open:
            return
        self._is_open = False
        with ExitStack() as ending:
            ending.callback(self._unlocked.lock.release)
            ending.callback(self._forget)
            self._end_session()

    def _age_identity(self, passphrase: str) -> str:
        """Return the identity of this person, given the passphrase typed for one act."""
        keys = slots.open_slot(self._unlocked.slot, self._unlocked.secret(passphrase))
        for seed in (keys.session_seed, keys.file_seed):
            seed[:] = bytes(len(seed))
        return keys.age_identity

    def _end_session(self) -> None:
        for compartment in self._unlocked.files.granted():
            if compartment in self._writer.marks.opened:
                signing_off.sign_off(self.records, compartment, self._last_of(compartment))
        with suppress(DiskFullError):  # nothing is lost: they are emptied when there is room
            self._unlocked.files.empty_journals()
        path = self._unlocked.layout.seen_by(self._unlocked.slot)
        note = seen.note_beside_damage if self._unlocked.damaged else seen.note
        note(path, self._unlocked.seen_seed, self._unlocked.files, self.roster.version)
        self._change_keys(path)

    def _last_of(self, compartment: Compartment) -> tuple[Event, ...]:
        if compartment is not Compartment.CORE:
            return (SessionClosed(),)
        return (*clock_moved.during(self._writer.drift()), self.notes.logout())

    def _change_keys(self, seen_by: Path) -> None:
        """Give the files the new keys that were granted, once nothing has them open."""
        files, grants = self._unlocked.files, self._unlocked.layout.grants
        to_change = [(files.file(each), grant) for each, grant in self._unlocked.to_rekey()]
        if not to_change:
            return
        files.close()
        generations: dict[str, int] = {}
        with suppress(DiskFullError):  # the next unlocking tries again
            for file, grant in to_change:
                rekeying.exchange(file, grant, grants)
                generations[grant.compartment] = grant.generation
        rekeying.note_generations(seen_by, self._unlocked.seen_seed, generations)

    def _roots(self) -> Roots:
        return judging.roots_of(self._unlocked.files, self._unlocked.pins, self._unlocked.rosters)

    def _judge(self) -> Judge:
        """Judge by every roster that is here now; they are proven once for many slices."""
        if not self._judges:
            self._judges.append(self._roots().judge)
        return self._judges[-1]

    def _take(self, unlocked: Unlocked) -> None:
        """Go on under a roster and with grants that were made in this session."""
        self._unlocked = unlocked
        self._judges.clear()
        self._writer = replace(self._writer, roster=unlocked.roster.hash)
        self._begin = open_records(unlocked.files, self._writer)

    def _forget(self) -> None:
        self._writer.marks.left.clear()
        self._unlocked.files.close()
        self._unlocked.wipe()
