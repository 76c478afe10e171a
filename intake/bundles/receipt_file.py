"""Receipts as files: one signed line, sealed to the inbox of whoever sent the bundles.

docs/bundle-format.md section 14.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from intake.bundles import signed_line
from intake.bundles.bundle import Signer
from intake.bundles.bundle_header import (
    read_number,
    read_time,
    read_uuid7,
    written_time,
)
from intake.bundles.reading import Unseal
from intake.bundles.sealing import is_recipient
from intake.bundles.writing import Seal, Sign
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.ids import NoticeId, OrganisationId, StoreId
from intake.domain.notices import AnsweredNotice, NoticeAnswer
from intake.domain.receipts import (
    Acknowledged,
    Head,
    InboxReceipt,
    Outcome,
    Reason,
    Receipt,
    gaps,
)
from intake.ledger import canonical
from intake.ledger.bodies.receipts import head_members, read_head
from intake.ledger.body import said
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields, row, text_of

FORMAT: Final = "intake-receipt/1"


def receipt_line(receipt: Receipt) -> bytes:
    """Return the first line of a receipt, which is what its signature covers."""
    return canonical.encode(_members(receipt)) + b"\n"


def line_sha256(line: bytes) -> str:
    """Return what the next receipt and the ledger name this one by."""
    return hashlib.sha256(line).hexdigest()


def write_receipt(path: Path, receipt: Receipt, *, sign: Sign, seal: Seal) -> str:
    """Write a receipt under a name that is free; return the SHA-256 of its line."""
    line = receipt_line(receipt)
    signed_line.write(path, line, receipt.recipient, sign=sign, seal=seal)
    return line_sha256(line)


def read_receipt(
    path: Path, identity: str, *, signers: Mapping[str, Signer], unseal: Unseal
) -> tuple[Receipt, str]:
    """Return a receipt that proves itself, and the SHA-256 of its line.

    Raises BundleRefusedError. Whom it is for, and what it contradicts, the caller judges.
    """
    return parse_receipt(signed_line.plain_of(path, identity, unseal), signers)


def parse_receipt(plain: bytes, signers: Mapping[str, Signer]) -> tuple[Receipt, str]:
    """Check what was inside the age layer of a receipt, as `read_receipt` does."""
    proven = signed_line.proven(plain, signers)
    receipt = _decoded(proven.line)
    signed_line.demand_signed_for(proven, "receipt", receipt.id, (receipt.org, receipt.key))
    return receipt, line_sha256(proven.line)


def _members(receipt: Receipt) -> dict[str, object]:
    return {
        "format": FORMAT,
        "min_reader": 1,
        "receipt_id": receipt.id,
        "issued": written_time(receipt.issued),
        "issuer": {"org": receipt.org, "store": receipt.store, "key": receipt.key},
        "recipient": receipt.recipient,
        "for": {"org": receipt.to_org, "store": receipt.to_store},
        "number": receipt.number,
        "prev": receipt.prev,
        "inboxes": [_inbox(each) for each in receipt.inboxes],
        "heads": [head_members(each) for each in receipt.heads],
        "own_head": head_members(receipt.own_head),
        "roster_version": receipt.roster_version,
        "durable": True,
        "backup": _time_or_nothing(receipt.backup),
    } | said(notices=[_notice(each) for each in receipt.notices] or None)


def _inbox(inbox: InboxReceipt) -> dict[str, object]:
    return {
        "inbox": inbox.inbox,
        "bundles": [_bundle(each) for each in inbox.bundles],
        "since": inbox.since,
        "missing": [list(each) for each in inbox.missing],
    }


def _bundle(each: Acknowledged) -> dict[str, object]:
    return {
        "seq": each.number,
        "bundle_id": each.bundle,
        "tagmanifest_sha256": each.tagmanifest_sha256,
        "outcome": each.outcome.value,
        "at": written_time(each.at),
        "late": each.is_late,
        "reason": each.reason.value if each.reason else "",
    }


def _notice(each: AnsweredNotice) -> list[object]:
    return [each.id, each.answer.value, written_time(each.at)]


def _notice_of(value: object) -> AnsweredNotice:
    id_, answer, at = map(text_of, row(value, 3))
    fields = Fields({"notice": id_})
    return AnsweredNotice(
        NoticeId(fields.hexadecimal("notice", 32)), NoticeAnswer(answer), read_time(at)
    )


def _notices_of(fields: Fields) -> tuple[AnsweredNotice, ...]:
    found = tuple(map(_notice_of, fields.items("notices"))) if fields.has("notices") else ()
    ids = [each.id for each in found]
    if ids != sorted(set(ids)):
        raise BrokenBytes("notices")
    return found


def _time_or_nothing(moment: datetime | None) -> str:
    return written_time(moment) if moment else ""


def _decoded(line: bytes) -> Receipt:
    try:
        tree = canonical.decode(line[:-1])
        signed_line.demand_format(tree, FORMAT)
        receipt = _receipt_of(Fields(tree))
    except (BrokenBytes, ValueError) as broken:
        raise BundleRefusedError(BundleFault.JSON) from broken
    if receipt_line(receipt) != line or not _is_sorted(receipt):
        raise BundleRefusedError(BundleFault.JSON)
    return receipt


def _receipt_of(fields: Fields) -> Receipt:
    issuer, to = Fields(fields.take("issuer")), Fields(fields.take("for"))
    backup, prev = fields.text("backup"), fields.text("prev")
    return Receipt(
        id=read_uuid7(fields.text("receipt_id")),
        issued=read_time(fields.text("issued")),
        org=OrganisationId(issuer.hexadecimal("org", 32)),
        store=StoreId(issuer.hexadecimal("store", 32)),
        key=issuer.hexadecimal("key", 16),
        recipient=_recipient(fields.text("recipient")),
        to_org=OrganisationId(to.hexadecimal("org", 32)),
        to_store=StoreId(to.hexadecimal("store", 32)),
        number=read_number(fields.integer("number")),
        prev=Fields({"prev": prev}).hexadecimal("prev", 64) if prev else prev,
        inboxes=tuple(_inbox_of(Fields(each)) for each in fields.items("inboxes")),
        heads=tuple(read_head(each) for each in fields.items("heads")),
        own_head=read_head(fields.take("own_head")),
        roster_version=fields.integer("roster_version"),
        backup=read_time(backup) if backup else None,
        notices=_notices_of(fields),
    )


def _inbox_of(fields: Fields) -> InboxReceipt:
    bundles = tuple(_bundle_of(Fields(each)) for each in fields.items("bundles"))
    since = read_number(fields.integer("since"))
    missing = gaps((each.number for each in bundles), since)
    return InboxReceipt(_recipient(fields.text("inbox")), bundles, missing, since)


def _recipient(text: str) -> str:
    if not is_recipient(text):
        raise BrokenBytes("recipient")
    return text


def _bundle_of(fields: Fields) -> Acknowledged:
    reason = fields.text("reason")
    return Acknowledged(
        read_number(fields.integer("seq")),
        read_uuid7(fields.text("bundle_id")),
        fields.hexadecimal("tagmanifest_sha256", 64),
        Outcome(fields.text("outcome")),
        read_time(fields.text("at")),
        fields.flag("late"),
        Reason(reason) if reason else None,
    )


def _is_sorted(receipt: Receipt) -> bool:
    """Tell whether every list is in its order, nothing twice, and reasons are where they belong."""
    inboxes = [each.inbox for each in receipt.inboxes]
    chains: list[Head] = list(receipt.heads)
    rows = [each for inbox in receipt.inboxes for each in inbox.bundles]
    return (
        inboxes == sorted(set(inboxes))
        and [each.chain for each in chains] == sorted({each.chain for each in chains})
        and all(
            [each.number for each in inbox.bundles]
            == sorted({each.number for each in inbox.bundles})
            for inbox in receipt.inboxes
        )
        and all(each.number >= inbox.since for inbox in receipt.inboxes for each in inbox.bundles)
        and all((each.reason is None) is (each.outcome is Outcome.ACCEPTED) for each in rows)
    )
