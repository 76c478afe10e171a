"""header.json, member by member, and back (docs/bundle-format.md section 5)."""

import re
from datetime import UTC, datetime
from typing import Final

from intake.bundles.bundle import BundleHeader, Counts, Kind, SealedRecord, Sender
from intake.domain.compartments import OF_RECORDS, Compartment
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.ids import BundleId, ChainId, InterviewId, OrganisationId, StoreId
from intake.domain.profiles import IN_BUNDLES, Profile
from intake.ledger import canonical
from intake.ledger.body import said
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields

FORMAT: Final = "intake-bundle/1"
READER: Final = 1
"""The version of docs/bundle-format.md that this program reads and writes."""
NAME: Final = "header.json"
_FORMAT: Final = re.compile(r"intake-bundle/([1-9][0-9]{0,5})")
_UUID7: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_PROFILES: Final = frozenset(each.value for each in IN_BUNDLES if each is not Profile.OWN)
_HASH: Final = re.compile("[0-9a-f]{64}")


def encode_header(header: BundleHeader) -> bytes:
    """Return the canonical bytes of a header."""
    return canonical.encode(
        {
            "format": FORMAT,
            "min_reader": READER,
            "bundle_id": header.bundle,
            "kind": header.kind.value,
            "created": written_time(header.created),
            "sender": {
                "org": header.sender.org,
                "store": header.sender.store,
                "key": header.sender.key,
            },
            "recipient": header.recipient,
            "seq": header.seq,
            "prev": header.prev,
            "compartments": sorted({each.value for each in header.chains.values()}),
            "chains": [
                {"chain": chain, "compartment": header.chains[chain].value}
                for chain in sorted(header.chains)
            ],
            "records": [
                {
                    "record": each.record,
                    "chain": each.chain,
                    "count": each.count,
                    "rlink": each.rlink,
                }
                for each in sorted(header.records)
            ],
            "counts": _counts(header.counts),
            "program": header.program,
        }
        | said(profile=header.profile)
    )


def decode_header(data: bytes) -> BundleHeader:
    """Read a header and refuse every form of it but the one that `encode_header` writes."""
    try:
        tree = canonical.decode(data)
        _check_version(tree)
        header = _header_of(Fields(tree))
    except BrokenBytes as broken:
        raise BundleRefusedError(BundleFault.JSON, NAME) from broken
    if encode_header(header) != data:
        raise BundleRefusedError(BundleFault.JSON, NAME)
    return header


def written_time(moment: datetime) -> str:
    """Return a time as this format writes it: UTC, whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_time(text: str) -> datetime:
    """Return the aware time that `written_time` wrote, or raise BrokenBytes."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BrokenBytes("time") from None
    if moment.tzinfo is None or written_time(moment) != text:
        raise BrokenBytes("time")
    return moment


def read_uuid7(text: str) -> BundleId:
    """Return the number of a bundle or a receipt, or raise BrokenBytes."""
    return BundleId(_matching(_UUID7, text))


def read_number(number: int) -> int:
    """Return a number that counts from 1, or raise BrokenBytes."""
    if number < 1:
        raise BrokenBytes("count")
    return number


def _check_version(tree: object) -> None:
    if not isinstance(tree, dict):
        raise BrokenBytes("object")
    name, least = tree.get("format"), tree.get("min_reader")
    known = _FORMAT.fullmatch(name) if isinstance(name, str) else None
    if not known:
        raise BundleRefusedError(BundleFault.FORMAT, NAME)
    if int(known[1]) > READER or (isinstance(least, int) and least > READER):
        raise BundleRefusedError(BundleFault.NEWER, NAME)
    if tree.get("kind") not in [each.value for each in Kind]:
        raise BundleRefusedError(BundleFault.FORMAT, NAME)


def _header_of(fields: Fields) -> BundleHeader:
    sender = Fields(fields.take("sender"))
    # A fixed, derived or unknown member, and any other order, does not survive writing it again.
    return BundleHeader(
        bundle=read_uuid7(fields.text("bundle_id")),
        kind=Kind(fields.text("kind")),
        created=read_time(fields.text("created")),
        sender=Sender(
            OrganisationId(sender.hexadecimal("org", 32)),
            StoreId(sender.hexadecimal("store", 32)),
            sender.hexadecimal("key", 16),
        ),
        recipient=fields.text("recipient"),
        seq=read_number(fields.integer("seq")),
        prev=_hash_or_nothing(fields.text("prev")),
        chains=dict(_chain_of(Fields(each)) for each in fields.items("chains")),
        records=tuple(_record_of(Fields(each)) for each in fields.items("records")),
        counts=_counts_of(Fields(fields.take("counts"))),
        program=fields.text("program"),
        profile=_profile(fields.stated("profile")),
    )


def _chain_of(fields: Fields) -> tuple[ChainId, Compartment]:
    try:
        compartment = Compartment(fields.text("compartment"))
        if compartment not in OF_RECORDS:  # who told something from inside never travels
            raise BrokenBytes("compartment")
    except ValueError:
        raise BrokenBytes("compartment") from None
    return ChainId(fields.hexadecimal("chain", 32)), compartment


def _record_of(fields: Fields) -> SealedRecord:
    return SealedRecord(
        InterviewId(fields.hexadecimal("record", 32)),
        ChainId(fields.hexadecimal("chain", 32)),
        read_number(fields.integer("count")),
        fields.hexadecimal("rlink", 64),
    )


def _profile(text: str) -> str:
    if text and text not in _PROFILES:
        raise BrokenBytes("profile")
    return text


def _counts(counts: Counts) -> dict[str, int]:
    return {
        "entries": counts.entries,
        "forms": counts.forms,
        "media": counts.media,
        "pdf": counts.pdf,
        "roster": counts.roster,
    }


def _counts_of(fields: Fields) -> Counts:
    return Counts(
        entries=fields.integer("entries"),
        forms=fields.integer("forms"),
        media=fields.integer("media"),
        pdf=fields.integer("pdf"),
        roster=fields.integer("roster"),
    )


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise BrokenBytes("id")
    return text


def _hash_or_nothing(text: str) -> str:
    return _matching(_HASH, text) if text else text
