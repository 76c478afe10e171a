"""The service of erasing for one open store."""

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from functools import partial

from intake.app.day import today
from intake.domain.compartments import Compartment
from intake.domain.consent import Purpose
from intake.domain.erasing import ErasingReason
from intake.domain.events import Event
from intake.domain.ids import NO_RECORD, InterviewId
from intake.domain.retention import AtEnd, DueKind, due
from intake.services.erasing import Erasing, ErasingRules
from intake.services.erasing_ports import BackupsUntil
from intake.services.holds import Holds
from intake.services.ports import SignEntry
from intake.storage.open_store import OpenStore

Judging = Callable[[str], AbstractContextManager[SignEntry]]


def erasing_of(
    store: OpenStore, judging: Judging, holds: Holds, backups_until: BackupsUntil
) -> Erasing:
    """Assemble the service around one person's session at one store."""
    rules = ErasingRules(holds.demand_free, partial(_due_reason, store), backups_until)
    sign = partial(_sign, store, judging)
    me = (store.session.person, secrets.token_bytes, store.people)
    return Erasing(store.erasing, store.reading, rules, sign, me)


def backups_until() -> date | None:
    """Tell until when a backup may hold what is erased today: no backup is known yet."""
    return None


def _sign(store: OpenStore, judging: Judging, event: Event, passphrase: str) -> None:
    with judging(passphrase) as sign, store.records(Compartment.CORE) as records:
        records.append_judged(event, NO_RECORD, sign)
        records.checkpoint()


def _due_reason(store: OpenStore, interview: InterviewId) -> ErasingReason | None:
    """Return why the due list of today says that a record is to be erased."""
    day, kept = today().isoformat(), store.retention.kept(interview)
    for each in due(kept, store.retention.policy(), today=day, until=day):
        of_record = each.matter is None or each.matter.purpose is Purpose.COLLECT
        if each.kind is DueKind.ERASE or (each.act is AtEnd.ERASE and of_record):
            is_asked = any(request.is_cancelled for request in kept.requests)
            return ErasingReason.WISH if is_asked else ErasingReason.PERIOD
    return None
