"""What revocation notices need from the format."""

from collections.abc import Sequence
from typing import Protocol

from intake.domain.notices import NoticeFile
from intake.services.ports import Contact
from intake.services.receipts_ports import StationFacts


class NoticeDesk(Protocol):
    """Notices as files, as an adapter offers them."""

    def facts(self) -> StationFacts:
        """Return who this station is."""

    def write(self, file: NoticeFile, path: str) -> None:
        """Sign, seal and write notices under a name that is free."""

    def read(self, path: str, senders: Sequence[Contact]) -> tuple[NoticeFile, Contact]:
        """Return notices that prove themselves, and whose they are.

        Raises BundleRefusedError, also for those that are for another station.
        """
