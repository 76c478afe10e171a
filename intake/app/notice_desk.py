"""Notices as files for one open store; implements `services.notice_desk.NoticeDesk`."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from intake.bundles.child_process import SealingChild
from intake.bundles.desk import signers_of
from intake.bundles.notice_file import read_notices, write_notices
from intake.bundles.sealing import recipient_of
from intake.bundles.sealing.signatures import key_id
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.notices import NoticeFile
from intake.domain.receipts import FromStore
from intake.services.ports import Contact
from intake.services.receipts_ports import StationFacts
from intake.storage.keys.file_signing import FileKind
from intake.storage.open_store import OpenStore


class StoreNotices:
    """Signs what others are told, and opens what they tell."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store
        self._child = SealingChild()

    def facts(self) -> StationFacts:
        """Return who this station is."""
        store = self._store
        whose = FromStore(store.session.org, store.store)
        return StationFacts(whose, key_id(store.file_key), store.roster.version)

    def write(self, file: NoticeFile, path: str) -> None:
        """Sign, seal and write notices under a name that is free."""
        sign = partial(self._store.sign_file, FileKind.NOTICE, file.id)
        write_notices(Path(path), file, sign=sign, seal=self._child.sealing)

    def read(self, path: str, senders: Sequence[Contact]) -> tuple[NoticeFile, Contact]:
        """Return notices that prove themselves, and whose they are."""
        file, recipient = self._opened(path, senders)
        if file.recipient != recipient:
            raise BundleRefusedError(BundleFault.MISADDRESSED)
        sender = next(each for each in senders if file.key in map(key_id, each.file_keys))
        return file, sender

    def _opened(self, path: str, senders: Sequence[Contact]) -> tuple[NoticeFile, str]:
        """Open with the newest key of the inbox, else with those before."""
        *newer, oldest = self._store.inbox_identities()
        for identity in newer:
            try:
                return self._read(path, identity, senders), recipient_of(identity)
            except BundleRefusedError as refused:
                if refused.fault is not BundleFault.WRONG_RECIPIENT:
                    raise
        return self._read(path, oldest, senders), recipient_of(oldest)

    def _read(self, path: str, identity: str, senders: Sequence[Contact]) -> NoticeFile:
        return read_notices(
            Path(path), identity, signers=signers_of(senders), unseal=self._child.opening
        )
