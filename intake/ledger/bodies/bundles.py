"""Bodies of bundles: one was sealed for an addressee, one was received from a sender."""

from typing import Final

from intake.domain.events import BundleReceived, BundleSealed
from intake.domain.ids import BundleId
from intake.ledger.body import HANDS_OVER, Body, said
from intake.ledger.fields import Fields


def _sealed_members(event: BundleSealed) -> dict[str, object]:
    return {
        "bundle": event.bundle,
        "addressee": event.addressee,
        "seq": event.seq,
        "tagmanifest_sha256": event.tagmanifest_sha256,
        "records": list(event.records),
    } | said(profile=event.profile)


def _read_sealed(fields: Fields) -> BundleSealed:
    return BundleSealed(
        BundleId(fields.text("bundle")),
        fields.text("addressee"),
        fields.integer("seq"),
        fields.text("tagmanifest_sha256"),
        fields.texts("records"),
        fields.stated("profile"),
    )


def _received_members(event: BundleReceived) -> dict[str, object]:
    return {
        "bundle": event.bundle,
        "sender": event.sender,
        "seq": event.seq,
        "tagmanifest_sha256": event.tagmanifest_sha256,
        "entries": event.entries,
    }


def _read_received(fields: Fields) -> BundleReceived:
    return BundleReceived(
        BundleId(fields.text("bundle")),
        fields.text("sender"),
        fields.integer("seq"),
        fields.text("tagmanifest_sha256"),
        fields.integer("entries"),
    )


BODIES: Final = (
    Body("bundle.sealed", BundleSealed, _sealed_members, _read_sealed, by=HANDS_OVER),
    Body("bundle.received", BundleReceived, _received_members, _read_received, by=HANDS_OVER),
)
