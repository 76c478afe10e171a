"""What revocation notices need from the store and from the format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from intake.domain.ids import InterviewId
from intake.domain.notice_events import (
    NoticeConfirmed,
    NoticeIssued,
    NoticeReceived,
    NoticeSettled,
)
from intake.domain.notices import Decided, Left, NoticeFile
from intake.services.kept import Contact
from intake.services.receipts_ports import StationFacts


@dataclass(frozen=True, slots=True)
class SaidOfNotice:
    """One entry about a notice, and when."""

    hlc: int
    at: datetime
    event: NoticeIssued | NoticeReceived | NoticeConfirmed | NoticeSettled


@dataclass(frozen=True, slots=True)
class OfRecord:
    """What of one record left this store, and what its person decided, oldest first."""

    left: tuple[Left, ...]
    decided: tuple[Decided, ...]


class NoticeRows(Protocol):
    """What is kept of notices, within one transaction on the core file."""

    def said(self) -> tuple[SaidOfNotice, ...]:
        """Return everything that was noted of notices, oldest first."""

    def allowing_less(self) -> tuple[InterviewId, ...]:
        """Return the records whose person said no, took a yes back or narrowed it."""

    def of_record(self, record: InterviewId) -> OfRecord:
        """Return what of one record left this store, and what the person decided, oldest first."""


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
