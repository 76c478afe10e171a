"""The desks of an open store at which bundles, receipts and cards come and go."""

import secrets
from typing import TypedDict

from intake.app.notice_desk import StoreNotices
from intake.app.receipt_desk import StoreReceipts
from intake.app.station_desk import StationDesk
from intake.app.target_door import StoreTargets
from intake.bundles.contact_card import fingerprint_digits, fingerprint_words
from intake.services.contacts import Contacts, Fingerprint
from intake.services.form_shelf import FormShelf
from intake.services.handing_over import HandingOver
from intake.services.inbox import Inbox
from intake.services.notices import Notices
from intake.services.notices_received import ReceivedNotices
from intake.services.outbox import Outbox
from intake.services.ports import Contact, Now, Randomness
from intake.services.receipts import Receipts
from intake.services.sending_many import SendingMany
from intake.services.sharing import Sharing
from intake.services.sharing_preview import Previewing
from intake.services.targets import Targets
from intake.storage.inbox_quarantine import FOLDER, QuarantineFolder
from intake.storage.open_store import OpenStore


class Desks(TypedDict):
    """The parts of an application that this module builds."""

    handing_over: HandingOver
    receipts: Receipts
    inbox: Inbox
    outbox: Outbox
    contacts: Contacts
    targets: Targets
    sending_many: SendingMany
    previewing: Previewing
    notices: Notices
    received_notices: ReceivedNotices


def desks_of(store: OpenStore, shelf: FormShelf, clock: tuple[Now, Randomness]) -> Desks:
    """Build the desks of one session."""
    desk, ports = StationDesk(store), (store.records, store.reading)
    sharing = Sharing(*ports, shelf.definition, store.judgements.in_force)
    notices = Notices(*ports, StoreNotices(store), clock)
    draws = store.draws
    handing_over = HandingOver(
        *ports,
        (desk, sharing, notices),
        clock,
        progress_of=shelf.progress,
        draws=lambda: [each.id for each in draws.facts().draws],
    )
    receipts = Receipts(*ports, StoreReceipts(store), clock)
    came = ReceivedNotices(*ports, StoreNotices(store))
    files = QuarantineFolder(store.folder / FOLDER)
    return Desks(
        handing_over=handing_over,
        receipts=receipts,
        inbox=Inbox((handing_over, receipts, came), ports, files, clock[0]),
        outbox=Outbox(*ports, clock[0]),
        contacts=Contacts(*ports, _Cards(handing_over), clock, handing_over.remember),
        notices=notices,
        previewing=Previewing(store.reading, sharing, shelf.definition),
        received_notices=came,
        targets=Targets(store.records, StoreTargets(store), clock[0]),
        sending_many=SendingMany(handing_over, store.reading.sent, lambda: secrets.token_hex(8)),
    )


class _Cards:
    """Contact cards; implements `services.contacts.CardDesk`."""

    def __init__(self, desk: HandingOver) -> None:
        self._desk = desk

    def read_card(self, card: bytes) -> Contact:
        """Read a contact card, or raise UnreadableContactError."""
        return self._desk.read_card(card)

    def own_card(self) -> bytes:
        """Return this station's contact card, signed."""
        return self._desk.own_card()

    def fingerprint(self, card: bytes) -> Fingerprint:
        """Return how a card is read out."""
        return Fingerprint(
            fingerprint_words(card, "en"), fingerprint_words(card, "es"), fingerprint_digits(card)
        )
