"""What receipts need from the format."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from intake.domain.bundle_faults import BundleFault
from intake.domain.receipts import (
    FromStore,
    Reason,
    Receipt,
)
from intake.services.ports import Contact


@dataclass(frozen=True, slots=True)
class StationFacts:
    """Who this station is, for receipts."""

    whose: FromStore
    key: str
    roster_version: int


class ReceiptDesk(Protocol):
    """Receipts as files, as an adapter offers them."""

    def facts(self) -> StationFacts:
        """Return who this station is."""

    def sha256(self, receipt: Receipt) -> str:
        """Return what the ledger and the next receipt name this one by."""

    def write(self, receipt: Receipt, path: str) -> None:
        """Sign, seal and write a receipt under a name that is free."""

    def read(self, path: str, senders: Sequence[Contact]) -> tuple[Receipt, str, Contact]:
        """Return a receipt that proves itself, its hash and whose it is.

        Raises BundleRefusedError, also for one that is for another store.
        """


def general_reason(fault: BundleFault) -> Reason:
    """Return what a receipt says of a fault."""
    conflicts = {BundleFault.EQUIVOCATION, BundleFault.CHAIN, BundleFault.ROSTER}
    return Reason.CONFLICT if fault in conflicts else Reason.DAMAGED
