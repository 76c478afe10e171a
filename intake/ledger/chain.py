"""Adding entries to a chain, and proving that a chain or one record of it is whole."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from intake.domain.events import Checkpointed
from intake.domain.ids import NO_RECORD, InterviewId, OrganisationId
from intake.ledger import event_codec
from intake.ledger import header as header_codec
from intake.ledger.attestation import Attestation
from intake.ledger.canonical import BrokenBytes
from intake.ledger.entry import (
    SALT_BYTES,
    ZERO,
    Entry,
    Signature,
    commitment,
    leaf,
    link,
    signed_message,
)
from intake.ledger.header import Brief, BriefReader, Header
from intake.ledger.heads import ChainHead, RecordHead, Salts
from intake.ledger.record_heads import RecordHeads
from intake.ledger.rules import Rule, broken

VerifySignature = Callable[[Header, Signature, bytes], bool]
"""Tells whether a signature over the message is good and its key was the actor's, by the roster."""

_NO_VERSIONS: Final[Mapping[str, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class VerifiedChain:
    """A chain that was found whole, and what can be said of it."""

    head: ChainHead
    withheld: int
    unattested: tuple[int, ...]
    """Entries that no signature speaks for: shown as such, and they do not travel."""
    records: dict[InterviewId, RecordHead] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VerifiedRecord:
    """The entries of one record in one chain, complete from the first to `head`."""

    chain: bytes
    subject: InterviewId
    """`NO_RECORD` when every entry was withheld."""
    head: RecordHead
    withheld: int
    signed: tuple[int, ...]
    """The numbers of the entries that carry a signature of their own."""


def grow(
    head: ChainHead, header: Header, body: bytes, salts: Salts, *, record: RecordHead | None = None
) -> Entry:
    """Return the next entry after `head`; `record` is the head of its record, if it has one.

    The caller owes fresh salts, and a header that follows `head`.
    """
    if header.chain != head.chain.hex() or header.seq != head.seq + 1 or header.hlc <= head.hlc:
        raise ValueError("the header does not follow the head")
    if (header.subject == NO_RECORD) != (record is None):
        raise ValueError("an entry has a record head exactly when it has a subject")
    if len(salts.header) != SALT_BYTES or len(salts.body) != SALT_BYTES:
        raise ValueError("a salt has 32 bytes")
    written = header_codec.encode(header)
    own = leaf(salts.header, written, commitment(salts.body, body))
    grown = RecordHead() if record is None else record.grown(own)
    return Entry(
        head.chain,
        header.seq,
        own,
        link(head.link, own),
        grown.rlink,
        grown.count,
        written,
        body,
        salts.header,
        salts.body,
    )


def message_to_sign(entry: Entry, org: OrganisationId, type_: str) -> bytes:
    """Return what a signature over `entry` covers; its purpose is the type of the entry."""
    return signed_message(type_, bytes.fromhex(org), entry.link, entry.rlink)


def withhold(entry: Entry) -> Entry:
    """Return an entry with its hashes alone: what travels of it, and what a purge leaves."""
    return replace(entry, header=None, body=None, salt_h=None, salt_b=None, signatures=())


def walk(entries: Iterable[Entry], head: ChainHead) -> ChainHead:
    """Recompute every leaf and link after `head`: the hashes alone, no header is read."""
    chain, seq, of_link = head.chain, head.seq, head.link
    for entry in entries:
        seq, of_link = seq + 1, link(of_link, entry.leaf)
        _check_place(entry, chain, seq, of_link)
    return ChainHead(chain, seq, of_link, head.hlc)


def verify(
    entries: Iterable[Entry],
    verify_signature: VerifySignature,
    *,
    org: OrganisationId,
    chain: bytes,
    roster_versions: Mapping[str, int] = _NO_VERSIONS,
) -> VerifiedChain:
    """Prove one chain from its first entry on, or raise BrokenLedgerError.

    `roster_versions` maps hashes of known rosters to versions, which may not go down.
    """
    records, attestation, withheld = RecordHeads(), Attestation(), 0
    headers, seq, of_link = _Headers(org, roster_versions), 0, ZERO
    for entry in entries:
        seq, of_link = seq + 1, link(of_link, entry.leaf)
        _check_place(entry, chain, seq, of_link)
        header = headers.read(entry)
        if not records.follow(entry, header.subject if header else None):
            raise broken(entry, Rule.RECORD)
        if header is None:
            withheld += 1
            attestation.follow_withheld(entry.seq)
        else:
            _attest(entry, header, attestation, verify_signature)
    head = ChainHead(chain, seq, of_link, headers.hlc)
    return VerifiedChain(head, withheld, attestation.unattested, records.known)


def verify_record(
    entries: Iterable[Entry],
    verify_signature: VerifySignature,
    *,
    org: OrganisationId,
    roster_versions: Mapping[str, int] = _NO_VERSIONS,
) -> VerifiedRecord:
    """Prove that the entries of one record in one chain are complete, or raise BrokenLedgerError.

    The links of the chain are taken as they come: only holders of the whole chain can prove them.
    """
    chain, subject, seq, headers = b"", NO_RECORD, 0, _Headers(org, roster_versions)
    record, withheld, signed = RecordHead(), 0, []
    for entry in entries:
        chain = chain or entry.chain
        if entry.chain != chain or entry.seq <= seq:
            raise broken(entry, Rule.SEQ if entry.chain == chain else Rule.CHAIN)
        _check_leaf(entry)
        seq, record = entry.seq, record.grown(entry.leaf)
        if (entry.record_count, entry.rlink) != (record.count, record.rlink):
            raise broken(entry, Rule.RECORD)
        header = headers.read(entry)
        if header is None:
            withheld += 1
            continue
        if header.subject == NO_RECORD or subject not in {NO_RECORD, header.subject}:
            raise broken(entry, Rule.RECORD)
        subject = header.subject
        _check_body(entry, header)
        if entry.signatures and _is_signed(entry, verify_signature):
            signed.append(entry.seq)
    return VerifiedRecord(chain, subject, record, withheld, tuple(signed))


def _check_place(entry: Entry, chain: bytes, seq: int, of_link: bytes) -> None:
    if entry.seq != seq or entry.chain != chain:
        raise broken(entry, Rule.SEQ if entry.chain == chain else Rule.CHAIN)
    _check_leaf(entry)
    if entry.link != of_link:
        raise broken(entry, Rule.LINK)


def _check_leaf(entry: Entry) -> None:
    header, body, salt_h, salt_b = entry.header, entry.body, entry.salt_h, entry.salt_b
    if header is None or body is None or salt_h is None or salt_b is None:
        left = (header, body, salt_h, salt_b) != (None, None, None, None)
        if left or entry.signatures:
            raise broken(entry, Rule.WITHHELD)
        return
    if len(salt_h) != SALT_BYTES or len(salt_b) != SALT_BYTES:
        raise broken(entry, Rule.LEAF)
    if leaf(salt_h, header, commitment(salt_b, body)) != entry.leaf:
        raise broken(entry, Rule.LEAF)


class _Headers:
    """Reads the headers of one chain in their order."""

    def __init__(self, org: OrganisationId, roster_versions: Mapping[str, int]) -> None:
        self._org = org
        self._versions = roster_versions
        self._reader = BriefReader()
        self.hlc = 0
        self._version = 0

    def read(self, entry: Entry) -> Brief | None:
        """Return what the header of an entry says, None for a withheld one."""
        if entry.header is None:
            return None
        try:
            header = self._reader.read(entry.header)
        except BrokenBytes as fault:
            raise broken(entry, Rule.HEADER) from fault
        if header.seq != entry.seq or header.chain != entry.chain:
            raise broken(entry, Rule.HEADER)
        self._follow(entry, header)
        return header

    def _follow(self, entry: Entry, header: Brief) -> None:
        version = self._versions.get(header.roster, self._version)
        if header.org != self._org:
            raise broken(entry, Rule.ORG)
        if header.hlc <= self.hlc:
            raise broken(entry, Rule.HLC)
        if (header.type == event_codec.CHAIN_BEGUN) != (header.seq == 1):
            raise broken(entry, Rule.BEGIN)
        if version < self._version:
            raise broken(entry, Rule.ROSTER)
        self.hlc, self._version = header.hlc, version


def _check_body(entry: Entry, header: Brief) -> None:
    try:
        event_codec.check(header.type, entry.body or b"")
    except BrokenBytes as fault:
        raise broken(entry, Rule.BODY) from fault


def _attest(
    entry: Entry, header: Brief, attestation: Attestation, verify_signature: VerifySignature
) -> None:
    _check_body(entry, header)
    is_signed = bool(entry.signatures) and _is_signed(entry, verify_signature)
    if header.type != event_codec.CHECKPOINT:
        attestation.follow(header, is_signed=is_signed)
        return
    event = event_codec.decode(header.type, entry.body or b"")
    if not isinstance(event, Checkpointed) or not attestation.follow_checkpoint(
        header, event, is_signed=is_signed
    ):
        raise broken(entry, Rule.CHECKPOINT)


def _is_signed(entry: Entry, verify_signature: VerifySignature) -> bool:
    header = header_codec.decode(entry.header or b"")
    message = message_to_sign(entry, header.org, header.type)
    for signature in entry.signatures:
        if signature.purpose != header.type:
            raise broken(entry, Rule.PURPOSE)
        if not verify_signature(header, signature, message):
            raise broken(entry, Rule.SIGNATURE)
    return True


__all__ = [
    "ChainHead",
    "RecordHead",
    "Rule",
    "Salts",
    "VerifiedChain",
    "VerifiedRecord",
    "VerifySignature",
    "grow",
    "message_to_sign",
    "verify",
    "verify_record",
    "walk",
    "withhold",
]
