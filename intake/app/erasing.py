"""The service of erasing for one open store."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial

from intake.app.clock import SteadyClock
from intake.app.day import today
from intake.domain.compartments import Compartment
from intake.domain.consent import Purpose
from intake.domain.erasing import ErasingReason, ErasureApproved
from intake.domain.events import Event
from intake.domain.ids import NO_RECORD, InterviewId
from intake.domain.notices import NoticeReason
from intake.domain.retention import AtEnd, Due, DueKind, due
from intake.services.backups import Backups
from intake.services.erasing import Erasing, ErasingRules
from intake.services.notices import Notices
from intake.services.notices_received import CameRow, ReceivedNotices
from intake.services.ports import SignEntry
from intake.services.retention import RetentionDesk
from intake.storage.open_store import OpenStore

Judging = Callable[[str], AbstractContextManager[SignEntry]]


def erasing_of(
    store: OpenStore,
    judging: Judging,
    retention: RetentionDesk,
    notices: tuple[Notices, ReceivedNotices],
) -> Erasing:
    """Assemble the service around one person's session at one store."""
    sent, received = notices
    wanted = _Wanted(store, retention, received)
    rules = ErasingRules(
        retention.holds.demand_free,
        wanted.reason,
        wanted.records,
        Backups(store.backups, SteadyClock()).until,
        wanted.heeded,
    )
    sign = partial(_sign, store, judging, sent)
    me = (store.session.person, secrets.token_bytes, store.people)
    return Erasing(store.erasing, store.reading, rules, sign, me)


def _sign(
    store: OpenStore, judging: Judging, notices: Notices, event: Event, passphrase: str
) -> None:
    """Write what was signed; with the approval, that everybody who has a copy is to be told."""
    with judging(passphrase) as sign, store.records(Compartment.CORE) as records:
        records.append_judged(event, NO_RECORD, sign)
        if isinstance(event, ErasureApproved):
            notices.purged(records, event.record)
        records.checkpoint()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What asks that a record is erased: the due list, and the station where it began."""

    store: OpenStore
    retention: RetentionDesk
    received: ReceivedNotices

    def reason(self, interview: InterviewId) -> ErasingReason | None:
        """Return why a record is to be erased today; None: nothing asks for it."""
        day, kept = today().isoformat(), self.store.retention.kept(interview)
        lines = due(kept, self.store.retention.policy(), today=day, until=day)
        if any(map(_is_to_erase, lines)):
            is_asked = any(request.is_cancelled for request in kept.requests)
            return ErasingReason.WISH if is_asked else ErasingReason.PERIOD
        is_noticed = any(each.record == interview for each in self._purges())
        return ErasingReason.NOTICE if is_noticed else None

    def records(self) -> Sequence[InterviewId]:
        """Return the records of which one of them says so."""
        listed = [each.interview for each in self.retention.retention.due(0) if _is_to_erase(each)]
        return (*listed, *(each.record for each in self._purges()))

    def heeded(self, interview: InterviewId) -> None:
        """Confirm the notices: the receipt tells the station where the record began."""
        for each in self.received.rows():
            is_asked = each.reason is NoticeReason.PURGE and each.record == interview
            if is_asked and each.confirmed is None:
                self.received.confirm(each.id)

    def _purges(self) -> Iterator[CameRow]:
        """Yield what only the station where a record began may ask of others."""
        for each in self.received.rows():
            is_open = each.reason is NoticeReason.PURGE and each.confirmed is None
            if is_open and each.whose == self.store.erasing.origin(each.record):
                yield each


def _is_to_erase(line: Due) -> bool:
    of_record = line.matter is None or line.matter.purpose is Purpose.COLLECT
    return line.kind is DueKind.ERASE or (line.act is AtEnd.ERASE and of_record)
