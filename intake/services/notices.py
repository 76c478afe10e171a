"""Who is told that a person allows less now: what is due, outstanding, and answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.ids import BundleId, InterviewId, NoticeId
from intake.domain.notice_events import NoticeIssued, NoticeSettled, SettledBy
from intake.domain.notices import Carrier, Due, Left, Notice, NoticeFile, NoticeReason, due
from intake.domain.sharing_errors import NothingToTellError, UnknownNoticeError
from intake.services.bundle_ids import bundle_id
from intake.services.notice_desk import NoticeDesk
from intake.services.notice_ports import NoticeRows
from intake.services.ports import Contact, Now, OpenRecords, PostRows, Randomness, Reading, Records
from intake.services.sharing import names_of

SUFFIX: Final = ".notice"
UNANSWERED_AFTER: Final = timedelta(days=14)


class NoticeStage(StrEnum):
    """How far a notice has come, as far as this station can know."""

    DUE = "due"
    """To be sent, with the next bundle or as a file."""
    BY_HAND = "by_hand"
    """It cannot travel: somebody tells the holder."""
    SENT = "sent"
    UNANSWERED = "unanswered"
    """Sent two weeks ago or more, and no answer came."""
    CONFIRMED = "confirmed"
    TOLD = "told"
    """Somebody told the holder, and noted it."""


OPEN: Final = frozenset(
    {NoticeStage.DUE, NoticeStage.BY_HAND, NoticeStage.SENT, NoticeStage.UNANSWERED}
)


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """What one holder is told, or is to be told, about one record."""

    key: str
    """The id of the notice, or of the thing that left where there is no notice yet."""
    record: InterviewId
    reason: NoticeReason
    carrier: Carrier
    carriers: tuple[str, ...]
    station: str
    """Empty where nobody knows who has it."""
    stage: NoticeStage
    limits: str = ""
    issued: datetime | None = None
    settled: datetime | None = None
    remark: str = ""


class Notices:
    """The outgoing side: what is due, what is outstanding, what was answered."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Reading,
        desk: NoticeDesk,
        clock: tuple[Now, Randomness],
    ) -> None:
        self._open_records, self._reading = open_records, reading
        self._desk = desk
        self._now, self._randomness = clock

    def rows(self) -> tuple[NoticeRow, ...]:
        """Return every notice: what is open first, then what was answered, newest first."""
        with self._open_records(Compartment.CORE) as records:
            known = self._stations(records.post)
            issued = self._issued(records.post.notices, known)
            waiting = [
                _due_row(record, each) for record, each in self._due(records.post.notices, known)
            ]
        is_open = [each for each in issued if each.stage in OPEN]
        done = [each for each in issued if each.stage not in OPEN]
        return (*waiting, *is_open, *done)

    def write(self, to: Contact, folder: str) -> str:
        """Write every open notice for a station into a file of its own, and return its path.

        Raises NothingToTellError.
        """
        with self._open_records(Compartment.CORE) as records:
            notices = self.issue_for(records, to)
            records.checkpoint()
        if not notices:
            raise NothingToTellError(to.station)
        now, facts = self._now(), self._desk.facts()
        file = NoticeFile(
            id=bundle_id(now, self._randomness(10)),
            issued=now.replace(microsecond=0),
            org=facts.whose.org,
            store=facts.whose.store,
            key=facts.key,
            recipient=to.recipient,
            notices=notices,
        )
        path = str(PurePath(folder) / f"{self._randomness(8).hex()}{SUFFIX}")
        self._desk.write(file, path)
        return path

    def issue_for(self, records: Records, to: Contact) -> tuple[Notice, ...]:
        """Note what is due to a station, and return every notice to it that is not answered."""
        known = self._stations(records.post)
        own = {key for key, station in known.items() if names_of(station) == names_of(to)}
        grouped: dict[tuple[InterviewId, NoticeReason, str, str], list[str]] = {}
        for record, each in self._due(records.post.notices, known):
            left = each.left
            if left.addressee in own:
                key = (record, each.reason, left.addressee, each.limits)
                grouped.setdefault(key, []).append(left.name)
        for (record, reason, addressee, limits), bundles in grouped.items():
            self._issue(records, record, (reason, limits), (Carrier.BUNDLE, bundles, addressee))
        return tuple(
            sorted(
                Notice(
                    NoticeId(each.key),
                    each.record,
                    each.reason,
                    tuple(sorted(BundleId(one) for one in each.carriers)),
                    each.limits,
                )
                for each in self._issued(records.post.notices, known)
                if each.stage in OPEN
                and each.carrier is Carrier.BUNDLE
                and each.station == to.station
            )
        )

    def purged(self, records: Records, record: InterviewId) -> int:
        """Note for every holder that a record is erased here; return how many are to be told.

        It is called in the transaction that erases, before what left is forgotten.
        """
        known = self._stations(records.post)
        grouped: dict[tuple[Carrier, str, str], list[str]] = {}
        for left in records.post.notices.of_record(record).left:
            one = left.name if left.carrier is not Carrier.BUNDLE else left.addressee
            addressee = left.addressee if left.addressee in known else ""
            grouped.setdefault((left.carrier, one, addressee), []).append(left.name)
        for (carrier, _, addressee), names in grouped.items():
            self._issue(records, record, (NoticeReason.PURGE, ""), (carrier, names, addressee))
        return len(grouped)

    def told(self, named: str, remark: str = "") -> NoticeRow:
        """Note that somebody told a holder by hand; raise UnknownNoticeError."""
        found = [each for each in self.rows() if each.stage in OPEN and each.key.startswith(named)]
        if len(found) != 1 or not named:
            raise UnknownNoticeError(named)
        (row,) = found
        with self._open_records(Compartment.CORE) as records:
            id_ = NoticeId(row.key)
            if row.issued is None:
                left = (row.carrier, row.carriers, "")
                id_ = self._issue(records, row.record, (row.reason, row.limits), left)
            records.append(NoticeSettled(id_, SettledBy.HAND, remark.strip()))
            records.checkpoint()
        return next(each for each in self.rows() if each.key == id_)

    def _issue(
        self,
        records: Records,
        record: InterviewId,
        why: tuple[NoticeReason, str],
        left: tuple[Carrier, Sequence[str], str],
    ) -> NoticeId:
        carrier, names, addressee = left
        id_ = NoticeId(self._randomness(16).hex())
        records.append(
            NoticeIssued(id_, record, why[0], carrier, tuple(sorted(names)), addressee, why[1])
        )
        return id_

    def _stations(self, post: PostRows) -> dict[str, Contact]:
        """Return the known stations by every inbox that was theirs."""
        contacts = {each.station: each for each in self._reading.contacts()}
        former = post.known_keys().former_inboxes
        found = {key: contacts[name] for key, name in former.items() if name in contacts}
        return found | {each.recipient: each for each in contacts.values()}

    def _due(self, rows: NoticeRows, known: dict[str, Contact]) -> list[tuple[InterviewId, Due]]:
        """Return what is to be told and was not: one thing that left, one holder."""
        before: dict[tuple[InterviewId, str], int] = {}
        for said in rows.said():
            if isinstance(said.event, NoticeIssued):
                for name in said.event.carriers:
                    before[said.event.record, name] = said.hlc
        return [
            (record, each)
            for record in rows.allowing_less()
            for each in self._due_of(rows, record, known)
            if each.hlc > before.get((record, each.left.name), -1)
        ]

    def _due_of(
        self, rows: NoticeRows, record: InterviewId, known: dict[str, Contact]
    ) -> tuple[Due, ...]:
        of = rows.of_record(record)
        return due((_named(each, known) for each in of.left), of.decided)

    def _issued(self, rows: NoticeRows, known: dict[str, Contact]) -> list[NoticeRow]:
        settled = {
            each.event.notice: each for each in rows.said() if isinstance(each.event, NoticeSettled)
        }
        found = []
        for said in rows.said():
            if not isinstance(said.event, NoticeIssued):
                continue
            event, end = said.event, settled.get(said.event.notice)
            station = known[event.addressee].station if event.addressee in known else ""
            row = NoticeRow(
                event.notice,
                event.record,
                event.reason,
                event.carrier,
                event.carriers,
                station,
                self._stage(said.at, travels=bool(station)),
                event.limits,
                said.at,
            )
            if end is not None and isinstance(end.event, NoticeSettled):
                by_hand = end.event.by is SettledBy.HAND
                stage = NoticeStage.TOLD if by_hand else NoticeStage.CONFIRMED
                row = replace(row, stage=stage, settled=end.at, remark=end.event.remark)
            found.append(row)
        return sorted(found, key=lambda each: (each.issued, each.key), reverse=True)

    def _stage(self, issued: datetime, *, travels: bool) -> NoticeStage:
        if not travels:
            return NoticeStage.BY_HAND
        is_old = self._now() - issued >= UNANSWERED_AFTER
        return NoticeStage.UNANSWERED if is_old else NoticeStage.SENT


def _named(left: Left, known: dict[str, Contact]) -> Left:
    contact = known.get(left.addressee)
    return replace(left, names=names_of(contact)) if contact is not None else left


def _due_row(record: InterviewId, each: Due) -> NoticeRow:
    left = each.left
    station = next(iter(left.names[1:2]), "")
    return NoticeRow(
        left.name,
        record,
        each.reason,
        left.carrier,
        (left.name,),
        station,
        NoticeStage.DUE if station else NoticeStage.BY_HAND,
        each.limits,
    )


def outstanding(rows: Iterable[NoticeRow]) -> int:
    """Count what somebody still has to be told, or to answer."""
    return sum(each.stage in OPEN for each in rows)
