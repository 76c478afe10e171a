"""Bodies of receipts: one was issued here, another station's was taken in."""

from typing import Final

from intake.domain.ids import BundleId, ChainId, OrganisationId, StoreId
from intake.domain.receipt_events import ReceiptImported, ReceiptIssued
from intake.domain.receipts import Alarm, Head
from intake.ledger.body import HANDS_OVER, Body, said
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields, integer_of, row, text_of

IMPORTED: Final = "receipt.imported"


def head_members(head: Head) -> list[object]:
    """Return how a head is written."""
    return [head.chain, head.seq, head.link]


def read_head(value: object) -> Head:
    """Return the head that was written."""
    chain, seq, link = row(value, 3)
    fields = Fields({"chain": text_of(chain), "link": text_of(link)})
    if integer_of(seq) < 1:
        raise BrokenBytes("seq")
    return Head(
        ChainId(fields.hexadecimal("chain", 32)), integer_of(seq), fields.hexadecimal("link", 64)
    )


def _issued(event: ReceiptIssued) -> dict[str, object]:
    return {
        "receipt": event.receipt,
        "to_org": event.to_org,
        "to_store": event.to_store,
        "number": event.number,
        "sha256": event.sha256,
    }


def _read_issued(fields: Fields) -> ReceiptIssued:
    return ReceiptIssued(
        BundleId(fields.text("receipt")),
        OrganisationId(fields.hexadecimal("to_org", 32)),
        StoreId(fields.hexadecimal("to_store", 32)),
        fields.integer("number"),
        fields.hexadecimal("sha256", 64),
    )


def _imported(event: ReceiptImported) -> dict[str, object]:
    return {
        "receipt": event.receipt,
        "org": event.org,
        "store": event.store,
        "number": event.number,
        "sha256": event.sha256,
        "issued": event.issued,
        "own_head": head_members(event.own_head),
        "heads": [head_members(each) for each in event.heads],
        "backup": event.backup,
    } | said(alarms=[each.value for each in event.alarms] or None)


def _read_imported(fields: Fields) -> ReceiptImported:
    alarms = fields.texts("alarms") if fields.has("alarms") else None
    if alarms == ():
        raise BrokenBytes("alarms is empty")
    return ReceiptImported(
        BundleId(fields.text("receipt")),
        OrganisationId(fields.hexadecimal("org", 32)),
        StoreId(fields.hexadecimal("store", 32)),
        fields.integer("number"),
        fields.hexadecimal("sha256", 64),
        fields.integer("issued"),
        read_head(fields.take("own_head")),
        tuple(read_head(each) for each in fields.items("heads")),
        fields.integer("backup"),
        tuple(Alarm(each) for each in alarms or ()),
    )


BODIES: Final = (
    Body("receipt.issued", ReceiptIssued, _issued, _read_issued, by=HANDS_OVER),
    Body(IMPORTED, ReceiptImported, _imported, _read_imported, by=HANDS_OVER),
)
