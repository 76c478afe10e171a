"""What the ledger says of receipts: one was issued here, one was taken in."""

from dataclasses import dataclass

from intake.domain.events import Event
from intake.domain.ids import BundleId, OrganisationId, StoreId
from intake.domain.receipts import Alarm, Head


@dataclass(frozen=True, slots=True)
class ReceiptIssued(Event):
    """This station said what it has of the bundles of another store."""

    receipt: BundleId
    to_org: OrganisationId
    to_store: StoreId
    number: int
    sha256: str
    """Of the first line of the receipt: the next receipt names it."""


@dataclass(frozen=True, slots=True)
class ReceiptImported(Event):
    """Another station's receipt was taken in: it witnesses how the chains of this store stood."""

    receipt: BundleId
    org: OrganisationId
    store: StoreId
    number: int
    sha256: str
    issued: int
    """Milliseconds since 1970, as the receipt states them."""
    own_head: Head
    """Of the ledger of whoever issued it."""
    heads: tuple[Head, ...]
    """Of this store's chains."""
    backup: int
    """When they completed a backup that holds all of it, in milliseconds; 0: no such backup."""
    alarms: tuple[Alarm, ...] = ()
