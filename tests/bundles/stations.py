"""Two stations with fixed keys, and interviews to send between them."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import minisign
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage import x25519

from intake.bundles.bundle import Sender
from intake.bundles.desk import Export, Inbox, Paper
from intake.bundles.entries import Travelling
from intake.bundles.sealing.signatures import key_id, trusted_comment
from intake.bundles.selecting import select
from intake.domain.compartments import Compartment
from intake.domain.events import (
    ChainBegun,
    ChainReason,
    Checkpointed,
    Event,
    InterviewPaused,
    InterviewResumed,
    SessionOpened,
)
from intake.domain.ids import (
    NO_RECORD,
    BundleId,
    ChainId,
    FormHash,
    InterviewId,
    MediaId,
    OrganisationId,
    PaperId,
    PersonId,
    StoreId,
)
from intake.ledger import event_codec
from intake.ledger.chain import grow, message_to_sign
from intake.ledger.entry import Entry, Signature
from intake.ledger.header import Header
from intake.ledger.heads import ChainHead, RecordHead, Salts
from intake.services.handing_over import SignedFile
from intake.services.ports import Contact, KeptForm, MediaItem

ORG = OrganisationId("0a" * 16)
STORE = StoreId("0b" * 16)
ANA = PersonId("a1" * 16)
BEA = PersonId("b2" * 16)
MARTA = InterviewId("11" * 16)
JOSE = InterviewId("22" * 16)
CHAIN = ChainId("cc" * 16)
BUNDLE = BundleId("01931f0a-0000-7000-8000-000000000001")
CREATED = datetime(2026, 11, 24, 6, 0, 0, tzinfo=UTC)
SENDER_SEED = bytes([1]) * 32
STRANGER_SEED = bytes([2]) * 32
ADDRESSEE = x25519.Identity.from_str(
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
)
OTHER = x25519.Identity.from_str(
    "AGE-SECRET-KEY-1RWEMXFV8A3CZF7PLT879KTM7KMZK9SN3X7593G0MFCNY86LWLDUS2J9VDN"
)
PDF = b"%PDF-1.7\n% a paper\n"


def nobody_watches(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""


@dataclass(frozen=True)
class FileKey:
    """A minisign key pair from a seed: the same key in every run."""

    seed: bytes

    @property
    def private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    @property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    @property
    def id(self) -> bytes:
        return hashlib.sha256(b"intake/1/minisign\0" + self.public).digest()[:8]

    @property
    def line(self) -> str:
        return base64.b64encode(b"Ed" + self.id + self.public).decode()

    def sign(self, data: bytes, comment: str, *, prehash: bool = True) -> bytes:
        keys = self.id + self.seed + self.public
        checksum = hashlib.blake2b(b"Ed" + keys, digest_size=32).digest()
        secret = base64.b64encode(b"Ed" + b"\0\0B2" + bytes(48) + keys + checksum)
        key = minisign.SecretKey.from_base64(secret)
        signed = key.sign(
            data, prehash=prehash, untrusted_comment="a station", trusted_comment=comment
        )
        return bytes(signed) + b"\n"


SENDER_KEY = FileKey(SENDER_SEED)
STRANGER_KEY = FileKey(STRANGER_SEED)
SESSION_KEYS = {
    ANA: Ed25519PrivateKey.from_private_bytes(bytes([3]) * 32),
    BEA: Ed25519PrivateKey.from_private_bytes(bytes([4]) * 32),
}


@dataclass
class Ledger:
    """A chain that a test writes into."""

    compartment: Compartment = Compartment.CORE
    chain: ChainId = CHAIN
    actor: PersonId = ANA
    entries: list[Entry] = field(default_factory=list)
    records: dict[InterviewId, RecordHead] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.add(ChainBegun(ChainReason.FOUNDED, self.compartment.value), sign=True)
        self.begin = self.add(SessionOpened("0.1.0")).seq

    def add(self, event: Event, subject: InterviewId = NO_RECORD, *, sign: bool = False) -> Entry:
        last = self.entries[-1] if self.entries else None
        head = (
            ChainHead(bytes.fromhex(self.chain), last.seq, last.link, last.seq)
            if last
            else ChainHead(bytes.fromhex(self.chain))
        )
        type_, body = event_codec.encode(event)
        header = Header(
            org=ORG,
            chain=self.chain,
            seq=head.seq + 1,
            hlc=head.seq + 1,
            wall=1000,
            actor=self.actor,
            acting_role="interviewer",
            type=type_,
            subject=subject,
        )
        salts = Salts(
            hashlib.sha256(b"h" + bytes.fromhex(self.chain) + header.seq.to_bytes(4)).digest(),
            hashlib.sha256(b"b" + bytes.fromhex(self.chain) + header.seq.to_bytes(4)).digest(),
        )
        record = None if subject == NO_RECORD else self.records.get(subject, RecordHead())
        entry = grow(head, header, body, salts, record=record)
        if sign:
            entry = self.signed(entry, type_)
        if subject != NO_RECORD:
            self.records[subject] = RecordHead(entry.record_count, entry.rlink)
        self.entries.append(entry)
        return entry

    def signed(self, entry: Entry, type_: str) -> Entry:
        key = SESSION_KEYS[self.actor]
        mark = key.sign(message_to_sign(entry, ORG, type_))
        signature = Signature(type_, key.public_key().public_bytes_raw(), mark)
        return replace(entry, signatures=(signature,))

    def talk(self, subject: InterviewId, times: int = 1) -> None:
        """Add entries to one record."""
        for _ in range(times):
            self.add(InterviewPaused(), subject)
            self.add(InterviewResumed(), subject)

    def checkpoint(self) -> Entry:
        entry = self.add(Checkpointed(self.begin), sign=True)
        self.begin = entry.seq + 1
        return entry

    def change_actor(self, actor: PersonId) -> None:
        self.actor = actor
        self.begin = self.add(SessionOpened("0.1.0")).seq

    def selected(self, *wanted: InterviewId) -> Callable[[], Iterator[Travelling]]:
        return lambda: select(lambda: self.entries, frozenset(wanted))


def two_interviews() -> Ledger:
    """A chain in which two interviews lie mixed, attested to the end."""
    ledger = Ledger()
    ledger.talk(JOSE)
    ledger.talk(MARTA)
    ledger.talk(JOSE)
    ledger.talk(MARTA)
    ledger.checkpoint()
    ledger.talk(JOSE, 2)
    ledger.checkpoint()
    return ledger


def good_signature(header: Header, signature: Signature, message: bytes) -> bool:
    """The roster of these tests: everybody signs with their own key."""
    key = SESSION_KEYS[header.actor].public_key()
    if signature.key != key.public_bytes_raw():
        return False
    try:
        key.verify(signature.signature, message)
    except Exception:  # noqa: BLE001
        return False
    return True


ROSTER = (SignedFile(b'{"version":1}', b"a signature"),)
FORM_BYTES = b"<h:html/>"
FORM = KeptForm(
    hash=FormHash(hashlib.sha256(FORM_BYTES).hexdigest()),
    form_id="short",
    version="1",
    title="Short",
    xform=FORM_BYTES,
    source=b"a workbook",
    source_name="short.xlsx",
    languages=("en", "es"),
    compartments={"/name": Compartment.IDENTITY},
)
MEDIA_BYTES = b"\x89PNG" * 500
MEDIA = MediaItem(
    id=MediaId("33" * 16),
    interview=MARTA,
    path="/photo",
    mime="image/png",
    size=len(MEDIA_BYTES),
    sha256=hashlib.sha256(MEDIA_BYTES).hexdigest(),
)
CONTACT = Contact(
    org=ORG,
    station="Norte",
    recipient=str(OTHER.to_public()),
    file_keys=(SENDER_KEY.line,),
    root_key="00" * 32,
    card=b"",
)


def sign_bundle(data: bytes, bundle: str = BUNDLE) -> bytes:
    return SENDER_KEY.sign(data, trusted_comment("bundle", ORG, bundle))


def export_of(
    ledger: Ledger, *wanted: InterviewId, entries: Iterable[Travelling] | None = None
) -> Export:
    """An export with one of everything."""
    listed = None if entries is None else tuple(entries)
    return Export(
        bundle=BUNDLE,
        created=CREATED,
        sender=Sender(ORG, STORE, key_id(SENDER_KEY.line)),
        recipient=str(ADDRESSEE.to_public()),
        seq=1,
        program="0.1.0",
        chains={ledger.chain: ledger.compartment},
        entries=ledger.selected(*wanted) if listed is None else lambda: listed,
        roster=ROSTER,
        sign=sign_bundle,
        forms=(FORM,),
        media=(MEDIA,),
        media_bytes=lambda _: (MEDIA_BYTES[:1000], MEDIA_BYTES[1000:]),
        papers=(Paper(PaperId("0123456789ABCDEF"), PDF),),
    )


def inbox() -> Inbox:
    """What the addressed station has."""
    return Inbox(
        identity=str(ADDRESSEE),
        senders=(CONTACT,),
        verify_roster=lambda _contact, _roster, _key: good_signature,
    )
