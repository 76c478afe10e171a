"""What revocation notices need from the store."""

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
from intake.domain.notices import Decided, Left


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
