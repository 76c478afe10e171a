"""The two operations of the format, for the composition root: seal an export, open a bundle."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from intake.bundles import bag
from intake.bundles.bundle import (
    BundleHeader,
    Expectations,
    Member,
    Received,
    SealedRecord,
    Sender,
    Signer,
    Sink,
    never_received,
)
from intake.bundles.child_process import SealingChild
from intake.bundles.entries import Travelling, encode_lines
from intake.bundles.form_members import forms_members, member_of
from intake.bundles.gathering import Gathered, drop, roster_name
from intake.bundles.media_facts import media_name, written_facts
from intake.bundles.notice_file import encode_notices
from intake.bundles.proving import VerifyRoster, prove_bag
from intake.bundles.reading import open_bundle, open_extracted
from intake.bundles.sealing import recipient_of
from intake.bundles.sealing.signatures import key_id
from intake.bundles.writing import Sign, write_bundle
from intake.domain.compartments import Compartment
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.ids import NO_RECORD, BundleId, ChainId, InterviewId, MediaId, PaperId
from intake.domain.notices import Notice
from intake.domain.receipts import FromStore, NumberedBundle
from intake.ledger.canonical import BrokenBytes
from intake.services.handing_over import Advance, OpenedBundle, SealedBundle, SignedFile
from intake.services.ports import Contact, KeptForm, MediaItem

MAX_AT_HAND: Final = 8 << 20
"""Bytes of entries kept from the first walk; more of them are walked a second time."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF that was issued for one of the records."""

    id: PaperId
    pdf: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """Everything that one bundle is to hold.

    `entries` may be called twice and yields the same by chain and number both times (`selecting`).
    `sign` gives the minisign signature of the sender's file key over the bytes it gets, with the
    trusted comment `intake/1 bundle <org> <bundle>`.
    """

    bundle: BundleId
    created: datetime
    sender: Sender
    recipient: str
    seq: int
    prev: str = ""
    program: str
    chains: Mapping[ChainId, Compartment]
    entries: Callable[[], Iterable[Travelling]]
    roster: Sequence[SignedFile]
    """From version 1 on."""
    sign: Sign
    forms: Sequence[KeptForm] = ()
    media: Sequence[MediaItem] = ()
    """Those of a record of which nothing travels stay here."""
    media_bytes: Callable[[MediaId], Iterable[bytes]] = field(default=lambda _: ())
    papers: Sequence[Paper] = ()
    profile: str = ""
    notices: Sequence[Notice] = ()
    """To the addressee, about what left before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """What the opening station has and knows. `identity` is the age identity of its inbox.

    `received` returns the tagmanifest hash of the bundle of that organisation, store and number
    that was taken in before, or None.
    """

    identity: str = field(repr=False)
    senders: Sequence[Contact]
    verify_roster: VerifyRoster
    received: Received = never_received


class BundleDesk:
    """Writes and opens bundles, with the sealing done in a child process."""

    def __init__(self, child_command: Sequence[str] | None = None) -> None:
        self._child = SealingChild(child_command)

    def write(self, export: Export, path: str | Path, advance: Advance) -> SealedBundle:
        """Write a bundle under a name that is free; a failed or cancelled one leaves nothing."""
        counting = _Counting(export)
        entries = counting.member()
        carried = {each.record for each in counting.records()}
        media = [each for each in export.media if each.interview in carried]
        members = [entries, *_other_members(export), *_media_members(export, media)]
        header = BundleHeader(
            bundle=export.bundle,
            created=export.created,
            sender=export.sender,
            recipient=export.recipient,
            seq=export.seq,
            prev=export.prev,
            chains={chain: export.chains[chain] for chain in counting.chains},
            records=counting.records(),
            counts=bag.counted([each.name for each in members], counting.lines),
            program=export.program,
            profile=export.profile,
        )
        return write_bundle(
            Path(path),
            header,
            members,
            sign=export.sign,
            seal=self._child.sealing,
            advance=advance,
        )

    def open(
        self, path: str | Path, inbox: Inbox, advance: Advance, elsewhere: Sink = drop
    ) -> OpenedBundle:
        """Verify a bundle whole, or raise BundleRefusedError.

        `elsewhere` gets attachments and papers as they come; what it wrote must be given up when
        this raises.
        """
        heard: list[NumberedBundle] = []
        try:
            return self._open(path, inbox, advance, Gathered(elsewhere), heard)
        except BundleRefusedError as refused:
            refused.numbered = heard[0] if heard else None
            raise

    def _open(
        self,
        path: str | Path,
        inbox: Inbox,
        advance: Advance,
        gathered: Gathered,
        heard: list[NumberedBundle],
    ) -> OpenedBundle:
        verified = open_bundle(
            Path(path),
            inbox.identity,
            expect=Expectations(
                recipient_of(inbox.identity),
                signers_of(inbox.senders),
                inbox.received,
                lambda header, digest: heard.append(_numbered(header, digest)),
            ),
            sink=gathered,
            unseal=self._child.opening,
            advance=advance,
        )
        return prove_bag(verified, gathered, inbox.senders, inbox.verify_roster)

    def open_folder(self, folder: str | Path, inbox: Inbox) -> OpenedBundle:
        """Verify a bundle that plain tools have opened; nothing of it may be kept.

        It may be addressed to another station, so it is never taken in from here.
        """
        gathered = Gathered(drop)
        expect = Expectations("", signers_of(inbox.senders))
        verified = open_extracted(Path(folder), expect=expect, sink=gathered)
        return prove_bag(verified, gathered, inbox.senders, inbox.verify_roster)


def signers_of(senders: Sequence[Contact]) -> dict[str, Signer]:
    """Return every file key of these stations by its key id."""
    return {key_id(key): Signer(each.org, key) for each in senders for key in each.file_keys}


class _Counting:
    """A first walk over the entries: what entries.jsonl and the header will say."""

    def __init__(self, export: Export) -> None:
        self._entries = export.entries
        self._records: dict[tuple[InterviewId, ChainId], SealedRecord] = {}
        self.chains: set[ChainId] = set()
        self.lines = 0

    def member(self) -> Member:
        """Return entries.jsonl as a member."""
        digest, size, kept = hashlib.sha256(), 0, list[bytes]()
        for line in self._pieces(self._noted()):
            digest.update(line)
            size += len(line)
            self.lines += 1
            if size <= MAX_AT_HAND:
                kept.append(line)
        if size <= MAX_AT_HAND:
            return Member(bag.ENTRIES, size, digest.hexdigest(), lambda: kept)
        kept.clear()
        return Member(bag.ENTRIES, size, digest.hexdigest(), lambda: self._pieces(self._entries()))

    def records(self) -> tuple[SealedRecord, ...]:
        """Return the heads of the records, sorted."""
        return tuple(sorted(self._records.values()))

    def _pieces(self, entries: Iterable[Travelling]) -> Iterator[bytes]:
        try:
            yield from encode_lines(entries)
        except BrokenBytes as broken:
            raise BundleRefusedError(BundleFault.TOO_LARGE, bag.ENTRIES) from broken

    def _noted(self) -> Iterator[Travelling]:
        for each in self._entries():
            chain = ChainId(each.entry.chain.hex())
            self.chains.add(chain)
            if each.record != NO_RECORD:
                self._records[each.record, chain] = SealedRecord(
                    each.record, chain, each.entry.record_count, each.entry.rlink.hex()
                )
            yield each


def _other_members(export: Export) -> Iterator[Member]:
    yield from forms_members(export.forms)
    for version, file in enumerate(export.roster, 1):
        yield member_of(roster_name(version), file.data)
        yield member_of(f"{roster_name(version)}.minisig", file.signature)
    if export.notices:
        yield member_of(bag.NOTICES, encode_notices(export.notices))
    for paper in export.papers:
        yield member_of(f"data/pdf/{paper.id}.pdf", paper.pdf)


def _media_members(export: Export, items: Sequence[MediaItem]) -> Iterator[Member]:
    if items:
        yield member_of(bag.MEDIA, written_facts(items))
    for item in items:
        yield _media_member(item, export)


def _media_member(item: MediaItem, export: Export) -> Member:
    return Member(media_name(item.id), item.size, item.sha256, lambda: export.media_bytes(item.id))


def _numbered(header: BundleHeader, digest: str) -> NumberedBundle:
    sender = header.sender
    whose = FromStore(sender.org, sender.store)
    return NumberedBundle(whose, sender.key, header.recipient, header.seq, header.bundle, digest)
