"""Bundles and contact cards for one open store; implements `services.handing_over.BundleDesk`."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from intake.app.version import VERSION
from intake.bundles.bundle import Destination, Sender, Sink
from intake.bundles.contact_card import read_card
from intake.bundles.desk import BundleDesk, Export, Inbox
from intake.bundles.entries import Travelling
from intake.bundles.gathering import drop
from intake.bundles.media_facts import MEDIA_FOLDER, media_of
from intake.bundles.sealing import recipient_of
from intake.bundles.sealing.signatures import key_id
from intake.bundles.selecting import IsWithheld, select
from intake.domain.attachments import copy_of
from intake.domain.compartments import Compartment
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.events import FormChanged, InterviewOpened
from intake.domain.ids import ChainId, FormHash, InterviewId, OrganisationId, StoreId
from intake.ledger import event_codec, header
from intake.ledger.chain import VerifySignature
from intake.ledger.entry import Entry
from intake.services.form_files import FormFiles
from intake.services.handing_over import (
    Advance,
    BundleOrder,
    OpenedBundle,
    SealedBundle,
    SignedFile,
)
from intake.services.inbox_merging import numbered_of
from intake.services.ports import Contact, KeptForm
from intake.storage.arriving_media import ArrivingMedia
from intake.storage.keys.file_signing import FileKind
from intake.storage.keys.roster_chain import SignedRoster, read_rosters, verifier
from intake.storage.keys.roster_reading import RosterError
from intake.storage.open_store import OpenStore
from intake.storage.senders import BundleNumber, KeptRoster

_CHAINS: Final = frozenset({Compartment.CORE, Compartment.IDENTITY})
"""What has entries that leave in a bundle; who told something from inside never does."""


class StationDesk:
    """Seals what this store holds, and opens what others sealed for it."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store
        self._desk = BundleDesk()

    def seal(self, order: BundleOrder, path: str, advance: Advance) -> SealedBundle:
        """Write a bundle by streaming; a cancelled or failed one leaves nothing behind."""
        reading = self._store.reading
        own = reading.own_chains()  # of others only slices are here
        chains: dict[ChainId, Compartment] = {
            chain: compartment
            for compartment, chain in reading.chains()
            if compartment in _CHAINS and chain in own
        }
        media = [
            item
            for each in order.records
            for item in reading.record_media(each)
            if reading.is_of_this_store(each)
            if order.with_originals or copy_of(item.path) is None
            if not order.keeps_back.media(item)
        ]
        export = Export(
            bundle=order.bundle,
            created=order.created,
            sender=Sender(self._store.session.org, self._store.store, key_id(self._store.file_key)),
            recipient=order.recipient,
            seq=order.seq,
            prev=self._store.sealed_under(order.recipient, order.seq - 1),
            program=VERSION,
            chains=chains,
            entries=partial(self._entries, chains, order),
            roster=self._roster(),
            sign=partial(self._store.sign_file, FileKind.BUNDLE, order.bundle),
            forms=self._forms(order.records),
            media=media,
            media_bytes=reading.media_bytes,
            profile=order.profile.stated,
            notices=order.notices,
        )
        return self._desk.write(export, path, advance)

    def open(self, path: str, senders: Sequence[Contact], advance: Advance) -> OpenedBundle:
        """Verify a whole bundle, or raise BundleRefusedError and keep nothing.

        A folder is a bundle that plain tools have opened.
        """
        if Path(path).is_dir():
            return self._desk.open_folder(path, self._inbox(senders, ""))
        return self._opened(path, senders, advance)

    @contextmanager
    def taking_in(
        self, path: str, senders: Sequence[Contact], advance: Advance
    ) -> Iterator["TakenIn"]:
        """Verify a whole bundle, or raise BundleRefusedError; what is not kept is given up."""
        media = self._store.arriving_media()

        def place(name: str, size: int) -> Destination:
            if name.startswith(MEDIA_FOLDER):
                return media.begin(media_of(name), size)
            return drop(name, size)

        try:
            opened = self._opened(path, senders, advance, place)
            with _saying_whose(opened):
                media.check(opened.media)
                self._demand_free_places(opened)
                yield TakenIn(self._store, opened, media)
        finally:
            media.give_up()

    def read_card(self, card: bytes) -> Contact:
        """Read a contact card, or raise UnreadableContactError."""
        return read_card(card)

    def own_card(self) -> bytes:
        """Return this station's contact card, signed."""
        return self._store.contact_card()

    def _forms(self, records: Sequence[InterviewId]) -> list[KeptForm]:
        """Return the forms that these records stand with or stood with, with their files."""
        reading = self._store.reading
        named = {form for each in records for form in self._named(each)}
        here = sorted(named & {row.hash for row in reading.forms()})
        return [replace(reading.form(each), media=dict(FormFiles(reading, each))) for each in here]

    def _named(self, record: InterviewId) -> Iterator[FormHash]:
        yield self._store.reading.interview(record).form
        for entry in self._store.reading.record_entries(record):
            head = header.decode(entry.header) if entry.header is not None else None
            if head is not None and head.type in {"interview.opened", "form.changed"}:
                event = event_codec.decode(head.type, entry.body or b"")
                if isinstance(event, InterviewOpened | FormChanged):
                    yield event.form

    def _entries(
        self, chains: dict[ChainId, Compartment], order: BundleOrder
    ) -> Iterator[Travelling]:
        wanted = frozenset((*order.records, *order.draws))
        for chain in sorted(chains):
            read = partial(self._store.reading.chain_entries, chains[chain], chain)
            travelling = select(read, wanted, _keeping_back(order, chains[chain]))
            yield from _only_with_records(travelling)

    def _demand_free_places(self, opened: OpenedBundle) -> None:
        for compartment in set(opened.compartments):
            arrived = [
                entry
                for entry, place in zip(opened.entries, opened.compartments, strict=True)
                if place is compartment
            ]
            self._store.demand_free_places(compartment, arrived)

    def _opened(
        self, path: str, senders: Sequence[Contact], advance: Advance, place: Sink = drop
    ) -> OpenedBundle:
        """Open with the newest key of the inbox, else with those before: old cards live on."""
        *newer, oldest = self._store.inbox_identities()
        for identity in newer:
            try:
                return self._desk.open(path, self._inbox(senders, identity), advance, place)
            except BundleRefusedError as refused:
                if refused.fault is not BundleFault.WRONG_RECIPIENT:
                    raise
        return self._desk.open(path, self._inbox(senders, oldest), advance, place)

    def _inbox(self, senders: Sequence[Contact], identity: str) -> Inbox:
        recipient = recipient_of(identity) if identity else ""

        def received(org: OrganisationId, store: StoreId, seq: int) -> str | None:
            return self._store.tagmanifest_of(BundleNumber(org, store, recipient, seq))

        return Inbox(
            identity=identity,
            senders=senders,
            verify_roster=self._verify_roster,
            received=received,
        )

    def _verify_roster(
        self, sender: Contact, versions: Sequence[SignedFile], key: str
    ) -> VerifySignature:
        is_own = sender.org == self._store.session.org
        if is_own and sender.root_key != self._store.root_public.hex():
            raise BundleRefusedError(BundleFault.ROSTER)
        return verify_roster(sender, versions, key)

    def _roster(self) -> tuple[SignedFile, ...]:
        folder = self._store.folder / "roster"
        return tuple(
            SignedFile(path.read_bytes(), path.with_suffix(".json.minisig").read_bytes())
            for path in sorted(folder.glob("*.json"))
        )


class TakenIn:
    """A verified bundle at hand; implements `services.handing_over.Arriving`."""

    def __init__(self, store: OpenStore, opened: OpenedBundle, media: ArrivingMedia) -> None:
        self._store = store
        self._opened = opened
        self._media = media

    @property
    def opened(self) -> OpenedBundle:
        """What the bundle holds."""
        return self._opened

    def keep_roster(self) -> None:
        """Keep the sender's roster, under the root key that the sender's card pins now."""
        sender, versions = self._opened.sender, tuple(map(_signed_roster, self._opened.roster))
        self._store.keep_roster(KeptRoster(sender.org, bytes.fromhex(sender.root_key), versions))

    def keep(self) -> None:
        """Keep the attachments, and which number the bundle had."""
        opened = self._opened
        self._media.keep(opened.media)
        number = BundleNumber(opened.sender.org, opened.store, opened.recipient, opened.seq)
        self._store.keep_number(number, opened.tagmanifest_sha256)


@contextmanager
def _saying_whose(opened: OpenedBundle) -> Iterator[None]:
    """Name the bundle in every refusal that follows."""
    try:
        yield
    except BundleRefusedError as refused:
        refused.numbered = numbered_of(opened)
        raise


def verify_roster(
    sender: Contact, versions: Sequence[SignedFile], signed_by: str
) -> VerifySignature:
    """Prove a sender's roster from the root key on the sender's card.

    The key that signed the bundle must be of somebody in its newest version: a card that was made
    before a person left says nothing of that.
    """
    try:
        root = bytes.fromhex(sender.root_key)
        rosters = read_rosters(
            tuple(map(_signed_roster, versions)), org=sender.org, root_public=root
        )
    except (RosterError, ValueError) as refused:
        raise BundleRefusedError(BundleFault.ROSTER) from refused
    if not rosters:
        raise BundleRefusedError(BundleFault.ROSTER)
    newest = (each for each in rosters[-1].entries if each.is_here)
    if signed_by not in {key_id(each.keys.file) for each in newest}:
        raise BundleRefusedError(BundleFault.UNKNOWN_SIGNER)
    return verifier(rosters)


def _signed_roster(file: SignedFile) -> SignedRoster:
    return SignedRoster(file.data, file.signature)


def _keeping_back(order: BundleOrder, compartment: Compartment) -> IsWithheld:
    """Return which entries of one chain travel as their leaves, by what was ordered."""
    is_apart = compartment is Compartment.IDENTITY

    def is_withheld(entry: Entry, head: header.Header) -> bool:
        event = event_codec.decode(head.type, entry.body or b"")
        return order.keeps_back.entry(head.subject, head.type, event, is_apart=is_apart)

    return is_withheld


def _only_with_records(travelling: Iterable[Travelling]) -> Iterator[Travelling]:
    """Leave a chain out that holds nothing of the records: it would prove nothing."""
    first: list[Travelling] = []
    for each in travelling:
        first.append(each)
        if each.record != "0" * 32:
            yield from first
            first.clear()
            break
    else:
        return
    yield from travelling
