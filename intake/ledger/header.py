"""The header of an entry: who did what kind of thing, when, to which record, knowing what."""

import re
from dataclasses import dataclass
from typing import Final

from intake.domain.ids import ChainId, InterviewId, OrganisationId, PersonId
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields

VERSION: Final = 1
UNKNOWN_HASH: Final = "0" * 64
"""`roster` before there is a roster, `after` before anything was received."""
_COUNTER_BITS: Final = 16
_HLC_BITS: Final = 64
_USUAL: Final = re.compile(
    '{"acting_role":"([a-z_]*)","actor":"([0-9a-f]{32})","after":"([0-9a-f]{64})",'
    '"chain":"([0-9a-f]{32})","hlc":"([0-9a-f]{16})","org":"([0-9a-f]{32})",'
    '"roster":"([0-9a-f]{64})","seq":(0|[1-9][0-9]{0,14}),"subject":"([0-9a-f]{32})",'
    '"type":"([a-z_.]*)","v":1,"wall":(0|[1-9][0-9]{0,14})}'
)


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
