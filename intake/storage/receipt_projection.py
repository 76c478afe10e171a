"""The rows that receipts leave, brought up entry by entry or rebuilt."""

import json
from datetime import UTC, datetime

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.ids import BundleId, ChainId, OrganisationId, StoreId
from intake.domain.receipt_events import ReceiptImported, ReceiptIssued
from intake.domain.receipts import Alarm, FromStore, Head
from intake.services.post import ReceiptRow


def bring_up(
    connection: sqlcipher.Connection,
    receipt: ReceiptIssued | ReceiptImported,
    chain: bytes,
    wall: int,
) -> None:
    """Bring the rows of receipts up to one more of them."""
    if isinstance(receipt, ReceiptIssued):
        _issued(connection, receipt, chain, wall)
    else:
        _imported(connection, receipt, chain, wall)


def receipts(connection: sqlcipher.Connection) -> tuple[ReceiptRow, ...]:
    """Return every receipt that was taken in, newest first."""
    rows = connection.execute(
        "SELECT receipt, org, store, number, issued, own_chain, own_seq, own_link, backup, alarms"
        " FROM receipt_in ORDER BY issued DESC, receipt, sha256"
    )
    return tuple(
        ReceiptRow(
            BundleId(receipt),
            FromStore(OrganisationId(org.hex()), StoreId(store.hex())),
            number,
            _moment(issued),
            Head(ChainId(chain.hex()), seq, link.hex()),
            _moment(backup) if backup else None,
            tuple(Alarm(each) for each in json.loads(alarms)),
        )
        for receipt, org, store, number, issued, chain, seq, link, backup, alarms in rows
    )


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds // 1000, UTC)


def last_witness(connection: sqlcipher.Connection) -> str | None:
    """Return the hash of the newest bundle or receipt that came in here, or None."""
    row = connection.execute(
        "SELECT sha256 FROM (SELECT tagmanifest_sha256 AS sha256, received AS at, bundle AS id"
        " FROM bundle_in UNION ALL SELECT sha256, imported, receipt FROM receipt_in)"
        " ORDER BY at DESC, id LIMIT 1"
    ).fetchone()
    return str(row[0]) if row else None


def _issued(
    connection: sqlcipher.Connection, receipt: ReceiptIssued, chain: bytes, wall: int
) -> None:
    connection.execute(
        "INSERT INTO receipt_out (chain, receipt, to_org, to_store, number, sha256, issued)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            chain,
            receipt.receipt,
            bytes.fromhex(receipt.to_org),
            bytes.fromhex(receipt.to_store),
            receipt.number,
            receipt.sha256,
            wall,
        ),
    )


def _imported(
    connection: sqlcipher.Connection, receipt: ReceiptImported, chain: bytes, wall: int
) -> None:
    own = receipt.own_head
    connection.execute(
        "INSERT OR IGNORE INTO receipt_in (chain, receipt, org, store, number, sha256, issued,"
        " imported, own_chain, own_seq, own_link, backup, alarms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            chain,
            receipt.receipt,
            bytes.fromhex(receipt.org),
            bytes.fromhex(receipt.store),
            receipt.number,
            receipt.sha256,
            receipt.issued,
            wall,
            bytes.fromhex(own.chain),
            own.seq,
            bytes.fromhex(own.link),
            receipt.backup,
            json.dumps([each.value for each in receipt.alarms]),
        ),
    )
