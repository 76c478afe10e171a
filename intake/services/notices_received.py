"""Notices that came: noted, shown to a person, confirmed, and answered in the next receipt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.compartments import Compartment
from intake.domain.course_errors import UnknownInterviewError
from intake.domain.erasing_errors import ErasingRefusedError
from intake.domain.ids import BundleId, InterviewId, NoticeId
from intake.domain.notice_events import NoticeConfirmed, NoticeReceived
from intake.domain.notices import AnsweredNotice, Notice, NoticeAnswer, NoticeReason
from intake.domain.receipts import FromStore
from intake.domain.sharing_errors import UnknownNoticeError
from intake.services.notice_desk import NoticeDesk
from intake.services.ports import Contact, OpenRecords, PostRows, Reading, Records


@dataclass(frozen=True, slots=True)
class CameRow:
    """One notice that came here."""

    id: NoticeId
    whose: FromStore
    station: str
    """The name of a known station of that organisation, or nothing."""
    record: InterviewId
    reason: NoticeReason
    limits: str
    is_ours: bool
    """One of its bundles came from that store; else there is nothing here to heed."""
    at: datetime
    bundles: tuple[BundleId, ...] = ()
    confirmed: datetime | None = None
    remark: str = ""


class ReceivedNotices:
    """The incoming side, in the session of one person. Nothing is erased or changed by itself."""

    def __init__(self, open_records: OpenRecords, reading: Reading, desk: NoticeDesk) -> None:
        self._open_records, self._reading, self._desk = open_records, reading, desk

    def rows(self) -> tuple[CameRow, ...]:
        """Return every notice that came: what waits for a person first, newest first."""
        with self._open_records(Compartment.CORE) as records:
            found = self._rows(records.post)
        newest = sorted(found, key=lambda each: each.at, reverse=True)
        return tuple(sorted(newest, key=lambda each: each.confirmed is not None))

    def look(self, path: str) -> tuple[tuple[Notice, ...], Contact]:
        """Verify a file of notices and say what is in it; nothing is kept."""
        file, sender = self._desk.read(path, self._reading.contacts())
        return file.notices, sender

    def take_in(self, path: str) -> tuple[int, Contact]:
        """Take a file of notices in; return how many were new. Raises BundleRefusedError."""
        file, sender = self._desk.read(path, self._reading.contacts())
        with self._open_records(Compartment.CORE) as records:
            new = note_received(records, FromStore(file.org, file.store), file.notices)
            records.checkpoint()
        return new, sender

    def confirm(self, named: str, remark: str = "") -> CameRow:
        """Note that a person has read a notice and done what it asks; raise UnknownNoticeError.

        Of a purge this says that the record is erased here too: ErasingRefusedError (`here`) while
        it is not; `services.erasing` is asked first.
        """
        waiting = [each for each in self.rows() if each.confirmed is None]
        found = [each for each in waiting if named and each.id.startswith(named)]
        if len(found) != 1:
            raise UnknownNoticeError(named)
        (row,) = found
        if row.reason is NoticeReason.PURGE and self._is_here(row.record):
            raise ErasingRefusedError("here")
        with self._open_records(Compartment.CORE) as records:
            whose = row.whose
            records.append(NoticeConfirmed(row.id, whose.org, whose.store, remark.strip()))
            records.checkpoint()
        return next(each for each in self.rows() if (each.id, each.whose) == (row.id, row.whose))

    def _is_here(self, record: InterviewId) -> bool:
        try:
            self._reading.interview(record)
        except UnknownInterviewError:
            return False
        return True

    def _rows(self, post: PostRows) -> list[CameRow]:
        stations = {each.org: each.station for each in self._reading.contacts()}
        found: dict[tuple[FromStore, NoticeId], CameRow] = {}
        came: dict[FromStore, frozenset[BundleId]] = {}
        for said in post.notices.said():
            match said.event:
                case NoticeReceived() as event:
                    whose = FromStore(event.org, event.store)
                    here = came.setdefault(whose, _bundles_of(post, whose))
                    found[whose, event.notice] = CameRow(
                        event.notice,
                        whose,
                        stations.get(event.org, ""),
                        event.record,
                        event.reason,
                        event.limits,
                        not here.isdisjoint(event.bundles),
                        said.at,
                        event.bundles,
                    )
                case NoticeConfirmed() as event:
                    key = (FromStore(event.org, event.store), event.notice)
                    if key in found:
                        found[key] = replace(found[key], confirmed=said.at, remark=event.remark)
                case _:
                    pass
        return list(found.values())


def note_received(records: Records, whose: FromStore, notices: Sequence[Notice]) -> int:
    """Note notices of a store that are not known yet; return how many were new."""
    known = {
        each.event.notice
        for each in records.post.notices.said()
        if isinstance(each.event, NoticeReceived)
        and (each.event.org, each.event.store) == (whose.org, whose.store)
    }
    new = [each for each in notices if each.id not in known]
    for each in new:
        records.append(
            NoticeReceived(
                each.id, whose.org, whose.store, each.record, each.reason, each.bundles, each.limits
            )
        )
    return len(new)


def answers_for(post: PostRows, whose: FromStore) -> tuple[AnsweredNotice, ...]:
    """Return what a receipt to a store says of its notices, by id."""
    found: dict[NoticeId, AnsweredNotice] = {}
    for said in post.notices.said():
        event = said.event
        if not isinstance(event, NoticeReceived | NoticeConfirmed):
            continue
        if (event.org, event.store) == (whose.org, whose.store):
            is_read = isinstance(event, NoticeConfirmed)
            answer = NoticeAnswer.CONFIRMED if is_read else NoticeAnswer.RECEIVED
            found[event.notice] = AnsweredNotice(event.notice, answer, said.at)
    return tuple(sorted(found.values()))


def _bundles_of(post: PostRows, whose: FromStore) -> frozenset[BundleId]:
    return frozenset(each.bundle for _inbox, came in post.came_from(whose) for each in came)
