"""Bundles and contact cards for one open store; implements `services.handing_over.BundleDesk`."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from intake.app.version import VERSION
from intake.bundles.bundle import Sender
from intake.bundles.contact_card import read_card
from intake.bundles.desk import BundleDesk, Export, Inbox
from intake.bundles.entries import Travelling
from intake.bundles.gathering import SignedFile
from intake.bundles.sealing.signatures import key_id
from intake.bundles.selecting import select
from intake.domain.compartments import Compartment
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.ids import ChainId
from intake.ledger.chain import VerifySignature
from intake.services.handing_over import Advance, BundleOrder, OpenedBundle, SealedBundle
from intake.services.ports import Contact
from intake.storage.keys.file_signing import FileKind
from intake.storage.keys.roster import RosterError, SignedRoster, read_rosters, verifier
from intake.storage.open_store import OpenStore


class StationDesk:
    """Seals what this store holds, and opens what others sealed for it."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store
        self._desk = BundleDesk()

    def seal(self, order: BundleOrder, path: str, advance: Advance) -> SealedBundle:
        """Write a bundle by streaming; a cancelled or failed one leaves nothing behind."""
        reading = self._store.reading
        chains: dict[ChainId, Compartment] = {
            chain: compartment
            for compartment, chain in reading.chains()
            if compartment is not Compartment.MEDIA
        }
        forms = {reading.interview(each).form for each in order.records}
        media = [item for each in order.records for item in reading.record_media(each)]
        export = Export(
            bundle=order.bundle,
            created=order.created,
            sender=Sender(self._store.session.org, self._store.store, key_id(self._store.file_key)),
            recipient=order.recipient,
            seq=order.seq,
            program=VERSION,
            chains=chains,
            entries=partial(self._entries, chains, order),
            roster=self._roster(),
            sign=partial(self._store.sign_file, FileKind.BUNDLE, order.bundle),
            forms=[reading.form(each) for each in sorted(forms)],
            media=media,
            media_bytes=reading.media_bytes,
        )
        return self._desk.write(export, path, advance)

    def open(self, path: str, senders: Sequence[Contact], advance: Advance) -> OpenedBundle:
        """Verify a whole bundle, or raise BundleRefusedError and keep nothing."""
        inbox = Inbox(
            identity=self._store.inbox_identity(), senders=senders, verify_roster=verify_roster
        )
        return self._desk.open(path, inbox, advance)

    def read_card(self, card: bytes) -> Contact:
        """Read a contact card, or raise UnreadableContactError."""
        return read_card(card)

    def own_card(self) -> bytes:
        """Return this station's contact card, signed."""
        return self._store.contact_card()

    def _entries(
        self, chains: dict[ChainId, Compartment], order: BundleOrder
    ) -> Iterator[Travelling]:
        wanted = frozenset(order.records)
        for chain in sorted(chains):
            read = partial(self._store.reading.chain_entries, chains[chain], chain)
            travelling = select(read, wanted)
            yield from _only_with_records(travelling)

    def _roster(self) -> tuple[SignedFile, ...]:
        folder = self._store.folder / "roster"
        return tuple(
            SignedFile(path.read_bytes(), path.with_suffix(".json.minisig").read_bytes())
            for path in sorted(folder.glob("*.json"))
        )


def verify_roster(sender: Contact, versions: Sequence[SignedFile]) -> VerifySignature:
    """Prove a sender's roster from the root key on the sender's card."""
    signed = [SignedRoster(each.data, each.signature) for each in versions]
    try:
        root = bytes.fromhex(sender.root_key)
        return verifier(read_rosters(signed, org=sender.org, root_public=root))
    except (RosterError, ValueError) as refused:
        raise BundleRefusedError(BundleFault.ROSTER) from refused


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
