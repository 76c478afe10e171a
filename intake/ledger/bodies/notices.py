"""Bodies of revocation notices: issued to a holder, received, confirmed there, settled here."""

from typing import Final

from intake.domain.ids import BundleId, InterviewId, NoticeId, OrganisationId, StoreId
from intake.domain.notice_events import (
    NoticeConfirmed,
    NoticeIssued,
    NoticeReceived,
    NoticeSettled,
    SettledBy,
)
from intake.domain.notices import Carrier, NoticeReason
from intake.ledger.body import HANDS_OVER, Body, said
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields


def _issued(event: NoticeIssued) -> dict[str, object]:
    return {
        "notice": event.notice,
        "record": event.record,
        "reason": event.reason.value,
        "carrier": event.carrier.value,
        "carriers": list(event.carriers),
    } | said(addressee=event.addressee, limits=event.limits)


def _read_issued(fields: Fields) -> NoticeIssued:
    return NoticeIssued(
        NoticeId(fields.hexadecimal("notice", 32)),
        InterviewId(fields.hexadecimal("record", 32)),
        NoticeReason(fields.text("reason")),
        Carrier(fields.text("carrier")),
        _some(fields, "carriers"),
        fields.stated("addressee"),
        fields.stated("limits"),
    )


def _received(event: NoticeReceived) -> dict[str, object]:
    return {
        "notice": event.notice,
        "org": event.org,
        "store": event.store,
        "record": event.record,
        "reason": event.reason.value,
        "bundles": list(event.bundles),
    } | said(limits=event.limits)


def _read_received(fields: Fields) -> NoticeReceived:
    return NoticeReceived(
        NoticeId(fields.hexadecimal("notice", 32)),
        OrganisationId(fields.hexadecimal("org", 32)),
        StoreId(fields.hexadecimal("store", 32)),
        InterviewId(fields.hexadecimal("record", 32)),
        NoticeReason(fields.text("reason")),
        tuple(map(BundleId, _some(fields, "bundles"))),
        fields.stated("limits"),
    )


def _confirmed(event: NoticeConfirmed) -> dict[str, object]:
    members = {"notice": event.notice, "org": event.org, "store": event.store}
    return members | said(remark=event.remark)


def _read_confirmed(fields: Fields) -> NoticeConfirmed:
    return NoticeConfirmed(
        NoticeId(fields.hexadecimal("notice", 32)),
        OrganisationId(fields.hexadecimal("org", 32)),
        StoreId(fields.hexadecimal("store", 32)),
        fields.stated("remark"),
    )


def _settled(event: NoticeSettled) -> dict[str, object]:
    return {"notice": event.notice, "by": event.by.value} | said(remark=event.remark)


def _read_settled(fields: Fields) -> NoticeSettled:
    return NoticeSettled(
        NoticeId(fields.hexadecimal("notice", 32)),
        SettledBy(fields.text("by")),
        fields.stated("remark"),
    )


def _some(fields: Fields, name: str) -> tuple[str, ...]:
    found = fields.texts(name)
    if not found:
        raise BrokenBytes(f"{name} is empty")
    return found


BODIES: Final = (
    Body("revocation.issued", NoticeIssued, _issued, _read_issued, by=HANDS_OVER),
    Body("revocation.received", NoticeReceived, _received, _read_received, by=HANDS_OVER),
    Body("revocation.confirmed", NoticeConfirmed, _confirmed, _read_confirmed, by=HANDS_OVER),
    Body("revocation.settled", NoticeSettled, _settled, _read_settled, by=HANDS_OVER),
)
