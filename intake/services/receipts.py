"""Receipts: what this station has of another's bundles, and what others have of ours."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.errors import NothingReceivedError, UnverifiedContactError
from intake.domain.ids import ChainId
from intake.domain.notice_events import NoticeIssued, NoticeSettled, SettledBy
from intake.domain.notices import NoticeAnswer
from intake.domain.receipt_events import ReceiptImported, ReceiptIssued
from intake.domain.receipts import (
    Acknowledged,
    Alarm,
    FromStore,
    Head,
    InboxReceipt,
    OwnEnd,
    Receipt,
    gaps,
    hub_alarms,
    own_alarms,
)
from intake.services.bundle_ids import bundle_id
from intake.services.notices_received import answers_for
from intake.services.ports import (
    Contact,
    Now,
    OpenRecords,
    PostRows,
    Randomness,
    Reading,
    Records,
)
from intake.services.post import ReceiptRow
from intake.services.receipts_ports import ReceiptDesk

MOST_BUNDLES: Final = 3500
"""Bundles of which one receipt speaks: the newest, where there are more."""
SUFFIX: Final = ".receipt"


@dataclass(frozen=True, slots=True)
class IssuedReceipt:
    """A receipt that lies where it was asked for."""

    receipt: Receipt
    path: str


@dataclass(frozen=True, slots=True)
class TakenReceipt:
    """What taking in a receipt has shown."""

    receipt: Receipt
    sender: Contact
    alarms: tuple[Alarm, ...]
    was_here: bool
    missing_receipts: tuple[tuple[int, int], ...]
    """(first, last) of the receipts of this station that have not come."""


class Receipts:
    """Issues receipts and takes them in, in the session of one person."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Reading,
        desk: ReceiptDesk,
        clock: tuple[Now, Randomness],
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._desk = desk
        self._now, self._randomness = clock

    def issue(
        self, to: Contact, folder: str, backup: datetime | None = None
    ) -> tuple[IssuedReceipt, ...]:
        """Write a receipt for each store of a station, into `folder` under a random name.

        `backup` is when a backup was completed that holds all of it. Raises UnverifiedContactError
        and NothingReceivedError.
        """
        if not to.verified:
            raise UnverifiedContactError(to.station)
        with self._open_records(Compartment.CORE) as records:
            stores = records.post.stores_of(to.org, [_key_id(each) for each in to.file_keys])
        if not stores:
            raise NothingReceivedError(to.station)
        return tuple(self._issue(to, each, PurePath(folder), backup) for each in stores)

    def rows(self) -> tuple[ReceiptRow, ...]:
        """Return every receipt that was taken in, newest first."""
        with self._open_records(Compartment.CORE) as records:
            return records.post.receipts()

    def look(self, path: str) -> tuple[Receipt, Contact]:
        """Verify a receipt and say whose it is; nothing is kept."""
        receipt, _sha256, sender = self._desk.read(path, self._reading.contacts())
        return receipt, sender

    def take_in(self, path: str) -> TakenReceipt:
        """Take a receipt in; the same again changes nothing.

        Raises BundleRefusedError, and UnverifiedContactError: it is what an erasure may rely on.
        """
        receipt, sha256, sender = self._desk.read(path, self._reading.contacts())
        if not sender.verified:
            raise UnverifiedContactError(sender.station)
        whose = FromStore(receipt.org, receipt.store)
        with self._open_records(Compartment.CORE) as records:
            known = records.post.receipts_from(whose)
        numbers = {each.number for each in known} | {receipt.number}
        missing = gaps(numbers)
        if (receipt.number, sha256) in {(each.number, each.sha256) for each in known}:
            return TakenReceipt(receipt, sender, (), was_here=True, missing_receipts=missing)
        alarms = own_alarms(self._compared(receipt.heads)) | hub_alarms(receipt, sha256, known)
        with self._open_records(Compartment.CORE) as records:
            if self._note_answers(records.post, receipt):
                alarms.add(Alarm.OTHER_BUNDLE)
            _settle_notices(records, receipt)
            found = tuple(sorted(alarms))
            records.append(_imported(receipt, sha256, found))
            records.checkpoint()
        return TakenReceipt(receipt, sender, found, was_here=False, missing_receipts=missing)

    def _issue(
        self, to: Contact, whose: FromStore, folder: PurePath, backup: datetime | None
    ) -> IssuedReceipt:
        now, facts = self._now(), self._desk.facts()
        with self._open_records(Compartment.CORE) as records:
            records.checkpoint()
            before = records.post.issued_before(whose)
            receipt = Receipt(
                id=bundle_id(now, self._randomness(10)),
                issued=now.replace(microsecond=0),
                org=facts.whose.org,
                store=facts.whose.store,
                key=facts.key,
                recipient=to.recipient,
                to_org=whose.org,
                to_store=whose.store,
                number=before.number + 1 if before else 1,
                prev=before.sha256 if before else "",
                inboxes=_inboxes(records.post, whose),
                heads=records.post.witnessed(whose),
                own_head=records.post.own_head(),
                roster_version=facts.roster_version,
                backup=backup,
                notices=answers_for(records.post, whose),
            )
            # noted before it is written: a number is never used for two receipts
            records.append(
                ReceiptIssued(
                    receipt.id, whose.org, whose.store, receipt.number, self._desk.sha256(receipt)
                )
            )
            records.checkpoint()
        path = str(folder / f"{self._randomness(8).hex()}{SUFFIX}")
        self._desk.write(receipt, path)
        return IssuedReceipt(receipt, path)

    def _compared(self, heads: Sequence[Head]) -> list[tuple[Head, OwnEnd]]:
        """Look up what stands here where each witnessed entry was seen."""
        links: dict[Head, str] = {}
        mine: set[ChainId] = set()
        files = [each for each in Compartment if self._reading.can_read(each)]
        for compartment in files:
            with self._open_records(compartment) as records:
                for head in heads:
                    link = records.post.link_at(head.chain, head.seq)
                    links |= {head: link} if link is not None else {}
                    mine |= {head.chain} if records.post.link_at(head.chain, 1) else set()
        is_whole = len(files) == len(Compartment)
        return [
            (head, OwnEnd(links.get(head), is_readable=is_whole or head.chain in mine))
            for head in heads
        ]

    def _note_answers(self, post: PostRows, receipt: Receipt) -> bool:
        """Note what became of each bundle; tell whether one was not sealed here as they have it."""
        sealed = {(each.recipient, each.number): each for each in post.sent()}
        strange = False
        for inbox in receipt.inboxes:
            for answer in inbox.bundles:
                own = sealed.get((inbox.inbox, answer.number))
                if own and own.tagmanifest_sha256 == answer.tagmanifest_sha256:
                    post.note_answer(answer, self._now())
                else:
                    strange = True
        return strange


def _settle_notices(records: Records, receipt: Receipt) -> None:
    """Note which of our notices a person there has confirmed."""
    said = [each.event for each in records.post.notices.said()]
    open_ = {each.notice for each in said if isinstance(each, NoticeIssued) and each.addressee}
    open_ -= {each.notice for each in said if isinstance(each, NoticeSettled)}
    for each in receipt.notices:
        if each.id in open_ and each.answer is NoticeAnswer.CONFIRMED:
            records.append(NoticeSettled(each.id, SettledBy.RECEIPT))


def _key_id(line: str) -> str:
    """Return the key id of a minisign public key line (docs/bundle-format.md 4)."""
    return base64.b64decode(line)[2:10].hex()


def _inboxes(post: PostRows, whose: FromStore) -> tuple[InboxReceipt, ...]:
    found, left = [], MOST_BUNDLES
    for inbox, came in post.came_from(whose):
        kept: tuple[Acknowledged, ...] = came[-left:] if left else ()
        left -= len(kept)
        since = 1 if len(kept) == len(came) else (kept or came)[0].number
        numbers = [each.number for each in kept]
        found.append(InboxReceipt(inbox, kept, gaps(numbers, since), since))
    return tuple(found)


def _imported(receipt: Receipt, sha256: str, alarms: tuple[Alarm, ...]) -> ReceiptImported:
    return ReceiptImported(
        receipt.id,
        receipt.org,
        receipt.store,
        receipt.number,
        sha256,
        _milliseconds(receipt.issued),
        receipt.own_head,
        receipt.heads,
        _milliseconds(receipt.backup) if receipt.backup else 0,
        alarms,
    )


def _milliseconds(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp() * 1000)
