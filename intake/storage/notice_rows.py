"""What the ledger says of revocation notices; implements `services.notice_ports.NoticeRows`."""

from collections.abc import Iterator
from datetime import UTC, datetime

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.events import AnswersExported, BundleSealed, ConsentRecorded, PaperIssued
from intake.domain.ids import InterviewId
from intake.domain.notice_events import (
    NoticeConfirmed,
    NoticeIssued,
    NoticeReceived,
    NoticeSettled,
)
from intake.domain.notices import Carrier, Decided, Left
from intake.domain.profiles import Profile
from intake.services.notice_ports import OfRecord, SaidOfNotice
from intake.storage import entries
from intake.storage.entries import Happened

_TYPES = (
    "type IN ('revocation.issued', 'revocation.received', 'revocation.confirmed',"
    " 'revocation.settled')"
)
_NO = ("withdrawn", "narrowed", "refused")
_LESS = " OR ".join(f"consents LIKE '%\"{word}\"%'" for word in _NO)
_LEFT = "(chain, seq) IN (SELECT chain, seq FROM mentioned WHERE uid = ?)"


class SqlNotices:
    """The entries, on a connection inside a transaction."""

    def __init__(self, connection: sqlcipher.Connection) -> None:
        self._connection = connection

    def said(self) -> tuple[SaidOfNotice, ...]:
        """Return everything that was noted of notices, oldest first."""
        found = []
        for each in entries.happened(self._connection, _TYPES):
            if isinstance(
                each.event, NoticeIssued | NoticeReceived | NoticeConfirmed | NoticeSettled
            ):
                at = datetime.fromtimestamp(each.header.wall // 1000, UTC)
                found.append(SaidOfNotice(each.header.hlc, at, each.event))
        return tuple(found)

    def allowing_less(self) -> tuple[InterviewId, ...]:
        """Return the records whose person said no, took a yes back or narrowed it."""
        rows = self._connection.execute(f"SELECT uid FROM interview WHERE {_LESS} ORDER BY id")  # noqa: S608
        return tuple(InterviewId(uid.hex()) for (uid,) in rows)

    def of_record(self, record: InterviewId) -> OfRecord:
        """Return what of one record left this store, and what the person decided, oldest first."""
        uid = bytes.fromhex(record)
        own = entries.own_chains(self._connection)
        types = "subject = ? AND type IN ('consent.recorded', 'paper.issued')"
        happened = [*entries.happened(self._connection, types, (uid,))]
        happened += entries.happened(self._connection, _LEFT, (uid,))
        decided = [
            Decided(each.header.hlc, each.event.consent)
            for each in happened
            if isinstance(each.event, ConsentRecorded)
        ]
        left = [one for each in happened for one in _left(each, own)]
        return OfRecord(
            tuple(sorted(left, key=lambda each: each.hlc)),
            tuple(sorted(decided, key=lambda each: each.hlc)),
        )


def _left(happened: Happened, own: frozenset[bytes]) -> Iterator[Left]:
    head = happened.header
    if bytes.fromhex(head.chain) not in own:
        return
    match happened.event:
        case BundleSealed(bundle=bundle, addressee=addressee, profile=profile):
            as_what = Profile(profile) if profile else None
            yield Left(head.hlc, Carrier.BUNDLE, bundle, addressee, as_what)
        case PaperIssued(paper=paper):
            yield Left(head.hlc, Carrier.PAPER, paper)
        case AnswersExported():
            yield Left(head.hlc, Carrier.FILE, f"{head.chain}/{head.seq}")
        case _:
            return
