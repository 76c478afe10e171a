"""How long records are kept: what is due, asking again, and the end of a permission."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from intake.domain import permissions
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Matter, Purpose
from intake.domain.errors import ConsentMissingError, RetentionRefusedError
from intake.domain.events import ConsentRecorded
from intake.domain.ids import InterviewId
from intake.domain.retention import (
    AtEnd,
    Due,
    DueKind,
    RetentionPolicy,
    RetentionPolicySet,
    demand_policy,
    due,
    held,
)
from intake.services.day_ports import Today
from intake.services.holds import Holds
from intake.services.ports import OpenRecords
from intake.services.requests import Requests
from intake.services.retention_ports import RetentionReading

_BEFORE_ALL: Final = "1970-01-01"
AHEAD: Final = 30
"""Days ahead that the due list shows."""


class Retention:
    """The desk of whoever sees to it that nothing is kept for longer than it may be."""

    def __init__(self, open_records: OpenRecords, reading: RetentionReading, today: Today) -> None:
        self._open_records, self._reading, self._today = open_records, reading, today

    def policy(self) -> RetentionPolicy:
        """Return how long what is kept: as a coordinator said last, else as usual."""
        return self._reading.policy()

    def set_policy(self, policy: RetentionPolicy) -> None:
        """Say how long what is kept, from now on.

        Raises RetentionRefusedError where it cannot be, or would take names away and leave the
        rest, which this version does not do, and NotAllowedError for who is no coordinator.
        """
        demand_policy(policy)
        if any(each.at_end is AtEnd.ANONYMISE for each in policy.periods):
            raise RetentionRefusedError("anonymise")
        with self._open_records(Compartment.CORE) as records:
            records.append(RetentionPolicySet(policy))
            records.checkpoint()

    def due(self, ahead: int = AHEAD) -> tuple[Due, ...]:
        """Return what is due until so many days from today, the oldest first; codes only."""
        policy, today = self._reading.policy(), self._today()
        until = today + timedelta(days=ahead)
        quiet = until - timedelta(days=policy.shortest)
        days = {"today": today.isoformat(), "until": until.isoformat()}
        found = [
            each
            for kept in self._reading.quiet_since(quiet.isoformat())
            for each in due(kept, policy, **days)
        ]
        return tuple(sorted(found, key=lambda each: (each.day, each.kind.value, each.case_code)))

    def held(self) -> tuple[Due, ...]:
        """Return every hold that is in force, those without an end last."""
        today = self._today()
        found = [
            line
            for kept in self._reading.quiet_since(_BEFORE_ALL)
            for line in held(kept, today.isoformat())
        ]
        return tuple(sorted(found, key=lambda each: (not each.day, each.day, each.case_code)))

    def of(self, interview: InterviewId) -> tuple[Due, ...]:
        """Return what is due of one record today or before, and the holds on it."""
        kept, today = self._reading.kept(interview), self._today().isoformat()
        now = due(kept, self._reading.policy(), today=today, until=today)
        is_hold = DueKind.HOLD
        return (*(each for each in now if each.kind is not is_hold), *held(kept, today))

    def say_again(self, interview: InterviewId, matter: Matter, *, is_yes: bool) -> Consent:
        """Note what the person says when asked again about a permission they gave.

        A yes begins its time anew, as it was explained the first time; a no takes it back, and a no
        to keeping the record takes everything back. Raises ConsentMissingError where no yes stands.
        """
        with self._open_records(Compartment.CORE) as records:
            consents = records.standing(interview).consents
            known = permissions.newest(consents).get(matter)
            if known is None or not known.is_yes:
                raise ConsentMissingError(interview)
            if is_yes:
                said: tuple[Consent, ...] = (known,)
            else:
                about = None if matter.purpose is Purpose.COLLECT else matter
                said = permissions.withdrawals(consents, about)
            for each in said:
                records.append(ConsentRecorded(each), interview)
            records.checkpoint()
        return next(each for each in said if each.matter == matter)


@dataclass(frozen=True, slots=True)
class RetentionDesk:
    """The services of keeping, in one hand."""

    retention: Retention
    holds: Holds
    requests: Requests
