"""From the lines of a bundle to entries that may be merged, by recomputing everything."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from intake.bundles.bag import ENTRIES
from intake.bundles.bundle import BundleHeader, SealedRecord
from intake.bundles.entries import Travelling
from intake.bundles.selecting import OF_THE_CHAIN
from intake.domain.compartments import Compartment
from intake.domain.errors import BrokenLedgerError, BundleFault, BundleRefusedError
from intake.domain.events import ChainBegun, Checkpointed, Event
from intake.domain.ids import NO_RECORD, ChainId, InterviewId, OrganisationId
from intake.ledger import event_codec
from intake.ledger import header as header_codec
from intake.ledger.attestation import Attestation
from intake.ledger.canonical import BrokenBytes
from intake.ledger.chain import Rule, VerifySignature, message_to_sign, verify_record
from intake.ledger.entry import Entry, commitment, leaf, link
from intake.ledger.header import Header

_FAULTS = {
    Rule.RECORD.value: BundleFault.RECORD_INCOMPLETE,
    Rule.SIGNATURE.value: BundleFault.SIGNATURE,
    Rule.PURPOSE.value: BundleFault.SIGNATURE,
}


@dataclass(frozen=True, slots=True)
class CheckedEntries:
    """What may be merged, by chain and then by number, with the compartment of each.

    The withheld entries of other records, which were only there to prove the links between, are not
    among them.
    """

    entries: tuple[Entry, ...]
    compartments: tuple[Compartment, ...]
    unattested: int
    """Readable entries of records left out: nobody vouches for them, or for one before them."""


def check_entries(
    travelling: Sequence[Travelling], header: BundleHeader, verify_signature: VerifySignature
) -> CheckedEntries:
    """Check every entry against the header and the signers' keys, or refuse the bundle."""
    if len(travelling) != header.counts.entries:
        raise BundleRefusedError(BundleFault.RECORD_INCOMPLETE, ENTRIES)
    org = header.sender.org
    _check_records(travelling, header.records, verify_signature, org)
    entries: list[Entry] = []
    compartments: list[Compartment] = []
    unattested = 0
    met = set()
    for chain, lines in groupby(travelling, key=lambda each: ChainId(each.entry.chain.hex())):
        if chain not in header.chains:
            raise BundleRefusedError(BundleFault.CHAIN, ENTRIES)
        met.add(chain)
        walk = _Chain(org, header.chains[chain], verify_signature)
        kept, left_out = walk.check(tuple(lines))
        entries += kept
        compartments += [header.chains[chain]] * len(kept)
        unattested += left_out
    if met != set(header.chains):
        raise BundleRefusedError(BundleFault.CHAIN, ENTRIES)
    return CheckedEntries(tuple(entries), tuple(compartments), unattested)


def _check_records(
    travelling: Sequence[Travelling],
    sealed: Sequence[SealedRecord],
    verify_signature: VerifySignature,
    org: OrganisationId,
) -> None:
    """Recompute the rlink of every record from zero and demand the list of the header."""
    found: dict[tuple[InterviewId, ChainId], list[Entry]] = {}
    for each in travelling:
        if each.record != NO_RECORD:
            of = (each.record, ChainId(each.entry.chain.hex()))
            found.setdefault(of, []).append(each.entry)
    heads = []
    for (record, chain), entries in found.items():
        try:
            whole = verify_record(entries, verify_signature, org=org)
        except BrokenLedgerError as broken:
            raise _refused(broken) from broken
        if whole.subject not in {record, NO_RECORD}:
            raise BundleRefusedError(BundleFault.ENTRY, ENTRIES)
        heads.append(SealedRecord(record, chain, whole.head.count, whole.head.rlink.hex()))
    if sorted(heads) != list(sealed):
        raise BundleRefusedError(BundleFault.RECORD_INCOMPLETE, ENTRIES)


class _Chain:
    """One chain of the bundle: its runs, its links, and who vouches for what."""

    def __init__(
        self, org: OrganisationId, compartment: Compartment, verify_signature: VerifySignature
    ) -> None:
        self._org = org
        self._compartment = compartment
        self._verify_signature = verify_signature
        self._attestation = Attestation()
        self._unattested: set[int] = set()
        self._last = 0

    def check(self, lines: Sequence[Travelling]) -> tuple[list[Entry], int]:
        """Return what may be merged, and how many readable entries were left out."""
        if lines[0].entry.seq != 1 or lines[0].entry.is_withheld:
            raise self._refused(BundleFault.CHAIN, lines[0].entry)
        for each in lines:
            if each.entry.seq != self._last + 1:
                self._begin_run(each.entry.seq)
            self._last = each.entry.seq
            self._follow(each)
        self._unattested.update(self._attestation.unattested)
        return self._attested(lines)

    def _begin_run(self, seq: int) -> None:
        """Forget who is at the device: what was not vouched for yet never will be."""
        self._unattested.update(self._attestation.unattested)
        self._attestation = Attestation()
        self._attestation.follow_withheld(seq - 1)

    def _follow(self, travelling: Travelling) -> None:
        entry = travelling.entry
        if link(travelling.prev_link, entry.leaf) != entry.link:
            raise self._refused(BundleFault.CHAIN, entry)
        if entry.header is None:
            self._attestation.follow_withheld(entry.seq)
            return
        header, event = self._read(entry, entry.header)
        if header.subject != travelling.record:
            raise self._refused(BundleFault.ENTRY, entry)
        self._check_place(header, event, entry)
        is_signed = self._is_signed(entry, header)
        if not isinstance(event, Checkpointed):
            self._attestation.follow(header, is_signed=is_signed)
        elif not self._attestation.follow_checkpoint(header, event, is_signed=is_signed):
            raise self._refused(BundleFault.ENTRY, entry)

    def _read(self, entry: Entry, written: bytes) -> tuple[Header, Event]:
        body, salts = entry.body or b"", (entry.salt_h or b"", entry.salt_b or b"")
        if leaf(salts[0], written, commitment(salts[1], body)) != entry.leaf:
            raise self._refused(BundleFault.ENTRY, entry)
        try:
            header = header_codec.decode(written)
            event = event_codec.decode(header.type, body)
        except BrokenBytes as broken:
            raise self._refused(BundleFault.ENTRY, entry) from broken
        if (header.org, header.chain, header.seq) != (self._org, entry.chain.hex(), entry.seq):
            raise self._refused(BundleFault.ENTRY, entry)
        return header, event

    def _check_place(self, header: Header, event: Event, entry: Entry) -> None:
        """Demand that a chain begins with what says which compartment it is, and only once."""
        if header.subject == NO_RECORD and header.type not in OF_THE_CHAIN:
            raise self._refused(BundleFault.ENTRY, entry)
        if isinstance(event, ChainBegun) != (entry.seq == 1):
            raise self._refused(BundleFault.CHAIN, entry)
        if isinstance(event, ChainBegun):
            is_this = event.compartment == self._compartment.value
            if not is_this or not entry.signatures:
                raise self._refused(BundleFault.CHAIN, entry)

    def _is_signed(self, entry: Entry, header: Header) -> bool:
        message = message_to_sign(entry, header.org, header.type)
        for signature in entry.signatures:
            good = signature.purpose == header.type
            if not good or not self._verify_signature(header, signature, message):
                raise self._refused(BundleFault.SIGNATURE, entry)
        return bool(entry.signatures)

    def _attested(self, lines: Sequence[Travelling]) -> tuple[list[Entry], int]:
        kept: list[Entry] = []
        cut: set[InterviewId] = set()
        left_out = 0
        for each in lines:
            if each.entry.seq in self._unattested:
                cut.add(each.record)
            if each.record == NO_RECORD:
                if not each.entry.is_withheld and each.entry.seq not in self._unattested:
                    kept.append(each.entry)
            elif each.record not in cut:
                kept.append(each.entry)
            elif not each.entry.is_withheld:
                left_out += 1
        return kept, left_out

    def _refused(self, fault: BundleFault, entry: Entry) -> BundleRefusedError:
        return BundleRefusedError(fault, _place(entry.chain.hex(), entry.seq))


def _refused(broken: BrokenLedgerError) -> BundleRefusedError:
    fault = _FAULTS.get(broken.rule, BundleFault.ENTRY)
    return BundleRefusedError(fault, _place(broken.chain, broken.seq))


def _place(chain: str, seq: int) -> str:
    return f"{chain}/{seq}"
