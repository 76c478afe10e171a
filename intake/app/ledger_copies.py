"""The copy of a ledger: where its entries and its roster come from, and what writes them."""

from collections.abc import Iterator
from pathlib import Path

from intake.services.handing_over import SignedFile
from intake.services.ledger_copies import LedgerCopies, Shown
from intake.storage.open_store import OpenStore
from intake.storage.rosters import read_signed


class StoreLedger:
    """Writes the ledger of one store; implements `services.ledger_copies.LedgerFolders`."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store

    def write(self, folder: str, entries: Iterator[Shown]) -> None:
        """Write the folder, whole or not at all."""
        from intake.bundles.ledger_folder import write_ledger

        signed = read_signed(self._store.folder / "roster")
        roster = [SignedFile(each.data, each.signature) for each in signed]
        write_ledger(Path(folder), entries, roster)


def ledger_copies_of(store: OpenStore) -> LedgerCopies:
    """Assemble the desk around one person's session at one store."""
    return LedgerCopies(store.records, store.reading, StoreLedger(store), store.root_public.hex())
