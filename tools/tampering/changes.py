"""Every way to change the ledger that we know: bytes, signatures, places, and all hashes anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any, Final, TypeAlias

from intake.domain.ids import NO_RECORD
from intake.ledger import event_codec
from intake.ledger.entry import ZERO, Entry, Signature, commitment, leaf, link
from intake.ledger.heads import RecordHead
from intake.storage.keys.signing import Signer
from tools.tampering.ledger import ORG, ROLES, SIZE, good, station


@dataclass(frozen=True, slots=True)
class Change:
    """One way to change the ledger, and the entries that it touches."""

    kind: str
    entries: Sequence[Entry]
    first: int
    last: int


BYTES: Final = ("header", "body", "salt_h", "salt_b", "leaf", "link", "rlink")

Way: TypeAlias = "partial[Change]"
"""Makes one change; its first argument is the kind."""


def changes(every: int = 1, every_byte: int = 1) -> Iterator[Change]:
    """Yield every way to change the ledger, or the first of each kind and then each of so many."""
    seen = Counter[str]()
    for way in chain.from_iterable(map(_ways_at, range(len(good())))):
        kind = str(way.args[0])
        if seen[kind] % (every_byte if kind.startswith("byte") else every) == 0:
            yield way()
        seen[kind] += 1


def _ways_at(at: int) -> Iterator[Way]:
    yield from _bytes_of(at)
    yield from _signatures_of(at)
    yield from _places_of(at)
    yield from _written_anew(at)


def _bytes_of(at: int) -> Iterator[Way]:
    entry = good()[at]
    for name in BYTES:
        data = getattr(entry, name)
        for place in range(len(data)):
            yield partial(_with, f"byte of {name}", at, **{name: _flipped(data, place)})
    for signature in entry.signatures:
        for name in ("key", "signature"):
            data = getattr(signature, name)
            for place in range(len(data)):
                yield partial(_resigned, f"byte of {name}", at, **{name: _flipped(data, place)})


def _flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ (1 << place % 8)]) + data[place + 1 :]


def _with(kind: str, at: int, **what: Any) -> Change:
    entries = list(good())
    entries[at] = replace(entries[at], **what)
    return Change(kind, entries, at + 1, at + 1)


def _resigned(kind: str, at: int, **what: Any) -> Change:
    signature = replace(good()[at].signatures[0], **what)
    return _with(kind, at, signatures=(signature,))


def _signatures_of(at: int) -> Iterator[Way]:
    entry = good()[at]
    if not entry.signatures:
        return
    (signature,) = entry.signatures
    for who in ROLES:
        other = station().session(who).sign_entry(entry, ORG, signature.purpose)
        if other.key != signature.key:
            yield partial(_with, "signed by another", at, signatures=(other,))
            named = replace(other, key=signature.key)
            yield partial(_with, "signed by another, under the key", at, signatures=(named,))
    for purpose in ("checkpoint", "interview.sealed"):
        if purpose != signature.purpose:
            yield partial(_resigned, "another purpose", at, purpose=purpose)
            yield partial(_for_another_purpose, "signature for another purpose", at, purpose)
    small = Signature(signature.purpose, b"\x01" + bytes(31), b"\x01" + bytes(63))
    yield partial(_with, "key of small order", at, signatures=(small,))
    if signature.purpose == event_codec.CHECKPOINT:  # it speaks for the others too
        yield partial(_with, "signature taken away", at, signatures=())


def _for_another_purpose(kind: str, at: int, purpose: str) -> Change:
    """Return a change in which the signer signed, and for something else."""
    entry, here = good()[at], station()
    signature = entry.signatures[0]
    seeds = [
        seed for keys in here.keys.values() for seed in (keys.session_seed, keys.judgement_seed)
    ]
    own = next(signer for signer in map(Signer, seeds) if signer.public == signature.key)
    made = replace(own.sign_entry(entry, ORG, purpose), purpose=signature.purpose)
    return _with(kind, at, signatures=(made,))


def _places_of(at: int) -> Iterator[Way]:
    whole, seq = good(), at + 1
    before, one, after = whole[:at], whole[at], whole[at + 1 :]
    nothing = dict.fromkeys(("header", "body", "salt_h", "salt_b"))
    yield partial(Change, "removed", (*before, *after), seq, seq + 1)
    yield partial(_with, "withheld", at, signatures=(), **nothing)
    yield partial(_with, "body taken away", at, body=None)
    yield partial(_with, "salts crossed", at, salt_h=one.salt_b, salt_b=one.salt_h)
    yield partial(Change, "twice", (*before, one, one, *after), seq, seq + 1)
    if not after:
        return
    two, *rest = after
    yield partial(Change, "cut", (*before, one), seq + 1, len(whole))
    yield partial(Change, "swapped", (*before, two, one, *rest), seq, seq + 1)
    crossed = (replace(two, seq=one.seq), replace(one, seq=two.seq))
    yield partial(Change, "swapped and numbered", (*before, *crossed, *rest), seq, seq + 1)
    yield partial(_with, "salts of another", at, salt_h=two.salt_h, salt_b=two.salt_b)
    yield partial(_with, "leaf of another", at, leaf=two.leaf)
    yield partial(_with, "content of another", at, header=two.header, body=two.body)


def _written_anew(at: int) -> Iterator[Way]:
    """Yield changes after which every hash to the end was computed again."""
    entry = good()[at]
    header, body, salt = entry.header or b"", entry.body or b"", entry.salt_b or b""
    yield partial(_hashed_anew, "hashed anew: other salt", at, salt_b=_flipped(salt, 0))
    if b"No " in body:
        other = body.replace(b"No ", b"Si ")
        yield partial(_hashed_anew, "hashed anew: other answer", at, body=other)
        yield partial(_hashed_anew, "hashed anew, signatures gone", at, is_bare=True, body=other)
    if at > SIZE // 2:
        first, second = (each.hash.encode() for each in station().rosters)
        older = header.replace(second, first)
        yield partial(_hashed_anew, "hashed anew: older roster", at, header=older)


def _hashed_anew(kind: str, at: int, *, is_bare: bool = False, **what: Any) -> Change:
    entries = list(good())
    entries[at] = replace(entries[at], **what)
    before, heads = ZERO, dict[str, RecordHead]()
    for number, each in enumerate(entries):
        header, body, subject = each.header or b"", each.body or b"", _subject(each)
        own = leaf(each.salt_h or b"", header, commitment(each.salt_b or b"", body))
        before = link(before, own)
        head = RecordHead()
        if subject != NO_RECORD:
            head = heads[subject] = heads.get(subject, head).grown(own)
        if number >= at:
            kept = () if is_bare else each.signatures
            entries[number] = replace(
                each, leaf=own, link=before, rlink=head.rlink, signatures=kept
            )
    return Change(kind, entries, at + 1, at + 1)


def _subject(entry: Entry) -> str:
    return (entry.header or b"").partition(b'"subject":"')[2][:32].decode()
