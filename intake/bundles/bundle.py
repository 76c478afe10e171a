"""What a bundle says of itself: its header, its members, and what an opened one holds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from intake.domain.compartments import Compartment
from intake.domain.ids import BundleId, ChainId, InterviewId, OrganisationId, StoreId


class Kind(StrEnum):
    """What a bundle is for. Other kinds are reserved."""

    CASE = "case"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sealed a bundle. `key` is the minisign key id of the file key, 16 digits."""

    org: OrganisationId
    store: StoreId
    key: str


@dataclass(frozen=True, slots=True, order=True)
class SealedRecord:
    """How many entries a record has in one chain, and the rlink of the last."""

    record: InterviewId
    chain: ChainId
    count: int
    rlink: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines and members travel."""

    entries: int = 0
    forms: int = 0
    media: int = 0
    pdf: int = 0
    roster: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleHeader:
    """docs/bundle-format.md section 5. `created` is an aware UTC time of whole seconds."""

    bundle: BundleId
    kind: Kind = Kind.CASE
    created: datetime
    sender: Sender
    recipient: str
    seq: int
    prev: str = ""
    chains: Mapping[ChainId, Compartment]
    records: tuple[SealedRecord, ...]
    counts: Counts
    program: str
    profile: str = ""
    """What the addressee gets of the records; empty where nothing is kept back."""


@dataclass(frozen=True, slots=True)
class Member:
    """One payload file. `pieces` is called once for each time its bytes are wanted."""

    name: str
    size: int
    sha256: str
    pieces: Callable[[], Iterable[bytes]]


class Destination(Protocol):
    """Where the bytes of one member go."""

    def write(self, data: bytes, /) -> object:
        """Take the next bytes."""


Sink = Callable[[str, int], Destination]
"""Given the name and the size of each payload member but the padding, before its first byte.

What it wrote must be given up when reading raises: nothing is verified before reading ends.
"""


@dataclass(frozen=True, slots=True)
class Signer:
    """A file key of a known station: minisign public key, base64 line."""

    org: OrganisationId
    public_key: str


Received = Callable[[OrganisationId, StoreId, int], str | None]


def never_received(_org: OrganisationId, _store: StoreId, _seq: int) -> str | None:
    """Say that nothing was ever taken in."""
    return None


@dataclass(frozen=True, slots=True)
class Expectations:
    """What the opening station knows. `signers` is by key id, as in `Sender.key`.

    `received` returns the tagmanifest hash of the bundle with that sender and number that was
    taken in before, or None.
    """

    recipient: str
    signers: Mapping[str, Signer] = field(default_factory=dict)
    received: Received = never_received
    heard: Callable[[BundleHeader, str], None] = lambda _header, _digest: None
    """Told the header and the hash of the tagmanifest once both are proven, whatever follows."""


@dataclass(frozen=True, slots=True)
class VerifiedBundle:
    """Everything but the ledger entries was checked, and the sink may be kept."""

    header: BundleHeader
    tagmanifest_sha256: str
    listed: Mapping[str, str] = field(default_factory=dict)
    """Name of each payload member → SHA-256."""
