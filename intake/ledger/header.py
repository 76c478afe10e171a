"""The header of an entry: who did what kind of thing, when, to which record, knowing what."""

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from intake.domain.ids import ChainId, InterviewId, OrganisationId, PersonId
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields

VERSION: Final = 1
UNKNOWN_HASH: Final = "0" * 64
"""`roster` before there is a roster, `after` before anything was received."""
_COUNTER_BITS: Final = 16
_HLC_BITS: Final = 64
_CLOCK_DIGITS: Final = 16
_MIDDLE_LENGTH: Final = len('","org":"","roster":"","seq":') + 32 + 64
_NUMBER: Final = "(0|[1-9][0-9]{0,14})"
_OPENING: Final = (
    '{"acting_role":"([a-z_]*)","actor":"([0-9a-f]{32})","after":"([0-9a-f]{64})",'
    '"chain":"([0-9a-f]{32})","hlc":"'
)
_CLOCK: Final = "([0-9a-f]{16})"
_MIDDLE: Final = '","org":"([0-9a-f]{32})","roster":"([0-9a-f]{64})","seq":'
_CLOSING: Final = (
    f'{_NUMBER},"subject":"([0-9a-f]{{32}})","type":"([a-z_.]*)","v":1,"wall":{_NUMBER}}}'
)
_USUAL: Final = re.compile(f"{_OPENING}{_CLOCK}{_MIDDLE}{_CLOSING}")
_USUAL_OPENING: Final = re.compile(_OPENING)
_USUAL_CLOCK: Final = re.compile(_CLOCK)
_USUAL_MIDDLE: Final = re.compile(_MIDDLE)
_USUAL_CLOSING: Final = re.compile(_CLOSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What is signed about an entry beside its body.

    `hlc` is a hybrid logical clock (48 bits of milliseconds, 16 bits of counter): it orders and
    proves nothing. `wall` is what the clock of the machine said, in milliseconds since 1970 UTC.
    `roster` is the hash of the roster it was made under; `after` is the hash of the newest receipt
    or foreign bundle that this chain had seen: the entry is not earlier than that.
    """

    v: int = VERSION
    org: OrganisationId
    chain: ChainId
    seq: int
    hlc: int
    wall: int
    actor: PersonId
    acting_role: str
    type: str
    subject: InterviewId
    roster: str = UNKNOWN_HASH
    after: str = UNKNOWN_HASH


def encode(header: Header) -> bytes:
    """Return the canonical bytes of `header`."""
    # Every answer waits for this, so the members are set out here in the order of the codec.
    text, integer = canonical.text, canonical.integer
    return canonical.in_bytes(
        f'{{"acting_role":{text(header.acting_role)},"actor":{text(header.actor)},'
        f'"after":{text(header.after)},"chain":{text(header.chain)},"hlc":"{header.hlc:016x}",'
        f'"org":{text(header.org)},"roster":{text(header.roster)},"seq":{integer(header.seq)},'
        f'"subject":{text(header.subject)},"type":{text(header.type)},"v":{integer(header.v)},'
        f'"wall":{integer(header.wall)}}}'
    )


def decode(data: bytes) -> Header:
    """Return the header that `data` holds, or raise BrokenBytes."""
    # Proving and replaying read a header for every entry; nearly all fit this one pattern, which
    # takes nothing that the members below would refuse.
    found = _USUAL.fullmatch(data.decode("latin-1"))
    if found is None:
        return _decoded(data)
    role, actor, after, chain, hlc, org, roster, seq, subject, type_, wall = found.groups()
    return Header(
        org=OrganisationId(org),
        chain=ChainId(chain),
        seq=int(seq),
        hlc=int(hlc, 16),
        wall=int(wall),
        actor=PersonId(actor),
        acting_role=role,
        type=type_,
        subject=InterviewId(subject),
        roster=roster,
        after=after,
    )


def _decoded(data: bytes) -> Header:
    fields = Fields(canonical.decode(data))
    if fields.integer("v") != VERSION:
        raise BrokenBytes("version")
    header = Header(
        org=OrganisationId(fields.hexadecimal("org", 32)),
        chain=ChainId(fields.hexadecimal("chain", 32)),
        seq=fields.integer("seq"),
        hlc=int(fields.hexadecimal("hlc", 16), 16),
        wall=fields.integer("wall"),
        actor=PersonId(fields.hexadecimal("actor", 32)),
        acting_role=fields.text("acting_role"),
        type=fields.text("type"),
        subject=InterviewId(fields.hexadecimal("subject", 32)),
        roster=fields.hexadecimal("roster", 64),
        after=fields.hexadecimal("after", 64),
    )
    fields.end()
    return header


class Brief(NamedTuple):
    """What following a chain needs of a header; whoever judges a signature reads all of it."""

    type: str
    actor: PersonId
    subject: InterviewId
    seq: int
    hlc: int
    chain: bytes
    org: OrganisationId
    roster: str


class BriefReader:
    """Reads header after header as strictly as `decode`: what stands as before is not read again.

    A header of one chain mostly begins as the one before it, up to its clock value, and names the
    same organisation and roster. Texts that are equal to what was read are read.
    """

    def __init__(self) -> None:
        self._opening = self._middle = "\0"  # what no header has
        self._clock_at = self._middle_at = self._closing_at = 0
        self._actor, self._chain = PersonId(""), b""
        self._org, self._roster = OrganisationId(""), ""

    def read(self, data: bytes) -> Brief:
        """Return what a header says, or raise BrokenBytes."""
        text = data.decode("latin-1")
        if not text.startswith(self._opening) and not self._open(text):
            return _brief(decode(data))
        at, middle_at, closing_at = self._clock_at, self._middle_at, self._closing_at
        is_known = text.startswith(self._middle, middle_at) or self._name(text)
        closing = _USUAL_CLOSING.fullmatch(text, closing_at) if is_known else None
        if closing is None or not _USUAL_CLOCK.fullmatch(text, at, middle_at):
            return _brief(decode(data))
        seq, subject, type_, _wall = closing.groups()
        hlc = int(text[at:middle_at], 16)
        return Brief(
            type_, self._actor, InterviewId(subject), int(seq), hlc,
            self._chain, self._org, self._roster,
        )  # fmt: skip

    def _open(self, text: str) -> bool:
        found = _USUAL_OPENING.match(text)
        if found is None:
            return False
        _role, actor, _after, chain = found.groups()
        self._opening, self._actor, self._chain = found[0], PersonId(actor), bytes.fromhex(chain)
        self._clock_at = found.end()
        self._middle_at = self._clock_at + _CLOCK_DIGITS
        self._closing_at = self._middle_at + _MIDDLE_LENGTH
        return True

    def _name(self, text: str) -> bool:
        found = _USUAL_MIDDLE.match(text, self._middle_at)
        if found is None:
            return False
        self._middle, self._org, self._roster = found[0], OrganisationId(found[1]), found[2]
        return True


def _brief(header: Header) -> Brief:
    return Brief(
        header.type, header.actor, header.subject, header.seq, header.hlc,
        bytes.fromhex(header.chain), header.org, header.roster,
    )  # fmt: skip


def next_hlc(last: int, wall_ms: int) -> int:
    """Return the clock value after `last` at `wall_ms`: always greater than `last`.

    A clock that was set back changes nothing but the counter; a full counter carries into the
    milliseconds.
    """
    value = max(last + 1, wall_ms << _COUNTER_BITS)
    if wall_ms < 0 or value >> _HLC_BITS:
        raise ValueError("the clock is outside the years that a clock value can hold")
    return value


def hlc_milliseconds(hlc: int) -> int:
    """Return the milliseconds since 1970 UTC that a clock value stands for."""
    return hlc >> _COUNTER_BITS
