"""data/entries.jsonl: one canonical line for each entry (docs/bundle-format.md section 6)."""

import base64
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.ids import NO_RECORD, InterviewId
from intake.ledger import canonical
from intake.ledger.canonical import MAX_BYTES, BrokenBytes
from intake.ledger.entry import ZERO, Entry, Signature
from intake.ledger.fields import Fields

_CONTENT = ("header", "body", "salt_h", "salt_b")


@dataclass(frozen=True, slots=True)
class Travelling:
    """An entry as it stands in a bundle.

    `record` is the record it belongs to: withheld entries do not say so themselves. It is NO_RECORD
    for entries of the chain itself and for the withheld ones of other records in between.
    `prev_link` is the link of the entry before it in its chain.
    """

    entry: Entry
    prev_link: bytes
    record: InterviewId = NO_RECORD


def encode_lines(travelling: Iterable[Travelling]) -> Iterator[bytes]:
    """Yield the line of each entry. They must come by chain and then by number."""
    last = (b"", 0)
    for each in travelling:
        here = (each.entry.chain, each.entry.seq)
        if here <= last:
            raise ValueError("entries must come by chain and number")
        begins = here != (last[0], last[1] + 1)
        yield _encode(each, begins_run=begins) + b"\n"
        last = here


def decode_lines(data: bytes, name: str) -> tuple[Travelling, ...]:
    """Return the entries of a whole file whose hash was checked; refuse what no writer writes.

    Order, form and runs are checked here, what the entries say in `merging`.
    """
    reader = _LineReader(name)
    for line in io.BytesIO(data):
        reader.take(line)
    return tuple(reader.entries)


class _LineReader:
    def __init__(self, name: str) -> None:
        self._name = name
        self._last = (b"", 0)
        self._link = ZERO
        self.entries: list[Travelling] = []

    def take(self, line: bytes) -> None:
        """Take the next line, with its end."""
        if len(line) > MAX_BYTES + 1:
            raise self._refused(BundleFault.TOO_LARGE)
        if not line.endswith(b"\n"):
            raise self._refused(BundleFault.JSON)
        try:
            found = self._decode(Fields(canonical.decode(line[:-1])))
        except BrokenBytes as broken:
            raise self._refused(BundleFault.JSON) from broken
        self._last = (found.entry.chain, found.entry.seq)
        self._link = found.entry.link
        self.entries.append(found)

    def _decode(self, fields: Fields) -> Travelling:
        chain, seq = bytes.fromhex(fields.hexadecimal("chain", 32)), fields.integer("seq")
        prev_link = self._prev_link(fields, chain, seq)
        record, count, rlink = _record(fields)
        leaf, link = _hash(fields, "leaf"), _hash(fields, "link")
        header, body, salt_h, salt_b = _content(fields)
        signatures = _signatures(fields) if header is not None else ()
        fields.end()
        entry = Entry(
            chain, seq, leaf, link, rlink, count, header, body, salt_h, salt_b, signatures
        )
        return Travelling(entry, prev_link, record)

    def _prev_link(self, fields: Fields, chain: bytes, seq: int) -> bytes:
        """Return the link before this entry: stated where a run begins, and only there."""
        here = (chain, seq)
        if here <= self._last:
            is_same = here == self._last
            raise self._refused(BundleFault.DUPLICATE if is_same else BundleFault.CHAIN)
        begins = here != (self._last[0], self._last[1] + 1)
        if fields.has("prev_link") != begins:
            raise self._refused(BundleFault.CHAIN)
        prev_link = _hash(fields, "prev_link") if begins else self._link
        if seq < 1 or (seq == 1 and prev_link != ZERO):
            raise self._refused(BundleFault.CHAIN)
        return prev_link

    def _refused(self, fault: BundleFault) -> BundleRefusedError:
        return BundleRefusedError(fault, f"{self._name}:{len(self.entries) + 1}")


def _encode(travelling: Travelling, *, begins_run: bool) -> bytes:
    entry = travelling.entry
    members: dict[str, object] = {
        "chain": entry.chain.hex(),
        "seq": entry.seq,
        "leaf": entry.leaf.hex(),
        "link": entry.link.hex(),
    }
    if begins_run:
        members["prev_link"] = travelling.prev_link.hex()
    if travelling.record != NO_RECORD:
        members["record"] = travelling.record
    if travelling.record != NO_RECORD or entry.record_count:  # of a ledger: its record was erased
        members["record_count"] = entry.record_count
        members["rlink"] = entry.rlink.hex()
    if not entry.is_withheld:
        parts = (entry.header, entry.body, entry.salt_h, entry.salt_b)
        members.update({name: _text(part) for name, part in zip(_CONTENT, parts, strict=True)})
        if entry.signatures:
            members["signatures"] = [_signature(each) for each in entry.signatures]
    return canonical.encode(members)


def _signature(signature: Signature) -> dict[str, object]:
    return {
        "key": signature.key.hex(),
        "purpose": signature.purpose,
        "signature": signature.signature.hex(),
    }


def _signatures(fields: Fields) -> tuple[Signature, ...]:
    if not fields.has("signatures"):
        return ()
    signatures = []
    for each in fields.items("signatures"):
        own = Fields(each)
        signatures.append(
            Signature(
                own.text("purpose"),
                bytes.fromhex(own.hexadecimal("key", 64)),
                bytes.fromhex(own.hexadecimal("signature", 128)),
            )
        )
        own.end()
    if not signatures:
        raise BrokenBytes("signatures")
    return tuple(signatures)


def _record(fields: Fields) -> tuple[InterviewId, int, bytes]:
    if not fields.has("record"):
        return NO_RECORD, 0, ZERO
    record = InterviewId(fields.hexadecimal("record", 32))
    count = fields.integer("record_count")
    if record == NO_RECORD or count < 1:
        raise BrokenBytes("record")
    return record, count, _hash(fields, "rlink")


def _content(fields: Fields) -> tuple[bytes | None, bytes | None, bytes | None, bytes | None]:
    if not fields.has("header"):
        return None, None, None, None
    header, body = _bytes(fields, "header"), _bytes(fields, "body")
    return header, body, _bytes(fields, "salt_h"), _bytes(fields, "salt_b")


def _hash(fields: Fields, name: str) -> bytes:
    return bytes.fromhex(fields.hexadecimal(name, 64))


def _text(data: bytes | None) -> str:
    return base64.b64encode(data or b"").decode("ascii")


def _bytes(fields: Fields, name: str) -> bytes:
    text = fields.text(name)
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise BrokenBytes(name) from None
    if _text(data) != text:
        raise BrokenBytes(name)
    return data
