"""Papers that belong to no record: they are noted nowhere, and bear no number."""

from dataclasses import dataclass
from datetime import datetime

from intake.services.outbox import OutboxRow


@dataclass(frozen=True, slots=True)
class HandoverOrder:
    """What the sheet that goes with a bundle says."""

    bundle: str
    number: int
    station: str
    fingerprint: str
    """SHA-256 of the bundle's list of files, in hexadecimal: what receipts name it by."""
    made: datetime


def handover(row: OutboxRow) -> HandoverOrder:
    """Return what the sheet of a bundle says; of its records it says nothing."""
    sent = row.sent
    return HandoverOrder(sent.bundle, sent.number, row.station, sent.tagmanifest_sha256, sent.made)
