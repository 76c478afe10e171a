"""Receipts for one open store; implements `services.receipts_ports.ReceiptDesk`."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from intake.bundles.child_process import SealingChild
from intake.bundles.desk import signers_of
from intake.bundles.receipt_file import (
    line_sha256,
    read_receipt,
    receipt_line,
    write_receipt,
)
from intake.bundles.sealing import recipient_of
from intake.bundles.sealing.signatures import key_id
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.receipts import FromStore, Receipt
from intake.services.ports import Contact
from intake.services.receipts_ports import StationFacts
from intake.storage.keys.file_signing import FileKind
from intake.storage.open_store import OpenStore


class StoreReceipts:
    """Signs what this store has of others, and opens what others say of it."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store
        self._child = SealingChild()

    def facts(self) -> StationFacts:
        """Return who this station is."""
        store = self._store
        whose = FromStore(store.session.org, store.store)
        return StationFacts(whose, key_id(store.file_key), store.roster.version)

    def sha256(self, receipt: Receipt) -> str:
        """Return what the ledger and the next receipt name this one by."""
        return line_sha256(receipt_line(receipt))

    def write(self, receipt: Receipt, path: str) -> None:
        """Sign, seal and write a receipt under a name that is free."""
        sign = partial(self._store.sign_file, FileKind.RECEIPT, receipt.id)
        write_receipt(Path(path), receipt, sign=sign, seal=self._child.sealing)

    def read(self, path: str, senders: Sequence[Contact]) -> tuple[Receipt, str, Contact]:
        """Return a receipt that proves itself, its hash and whose it is."""
        receipt, sha256, recipient = self._opened(path, senders)
        own = self.facts().whose
        if (receipt.to_org, receipt.to_store, receipt.recipient) != (
            own.org,
            own.store,
            recipient,
        ):
            raise BundleRefusedError(BundleFault.MISADDRESSED)
        sender = next(each for each in senders if receipt.key in map(key_id, each.file_keys))
        return receipt, sha256, sender

    def _opened(self, path: str, senders: Sequence[Contact]) -> tuple[Receipt, str, str]:
        """Open with the newest key of the inbox, else with those before."""
        *newer, oldest = self._store.inbox_identities()
        for identity in newer:
            try:
                return self._read(path, identity, senders)
            except BundleRefusedError as refused:
                if refused.fault is not BundleFault.WRONG_RECIPIENT:
                    raise
        return self._read(path, oldest, senders)

    def _read(
        self, path: str, identity: str, senders: Sequence[Contact]
    ) -> tuple[Receipt, str, str]:
        receipt, sha256 = read_receipt(
            Path(path), identity, signers=signers_of(senders), unseal=self._child.opening
        )
        return receipt, sha256, recipient_of(identity)
