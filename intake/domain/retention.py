"""How long a record is kept, purpose by purpose, and what happens then.

A clock runs from the last thing that happened in the record, an answer or a decision of the
person: somebody who is asked again and says yes begins it anew. A hold stops every clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from intake.domain import permissions
from intake.domain.case_codes import CaseCode
from intake.domain.consent import Consent, Matter, Purpose
from intake.domain.events import Event
from intake.domain.holds import Hold, in_force
from intake.domain.ids import InterviewId
from intake.domain.requests import Request
from intake.domain.retention_errors import RetentionRefusedError

YEAR: Final = 365
ASKING: Final = 60
MOST_DAYS: Final = 36_500


class AtEnd(StrEnum):
    """What happens when a period is over."""

    ASK_AGAIN = "ask_again"
    ANONYMISE = "anonymise"
    ERASE = "erase"
    END = "end"
    """The permission ends; the record stays. For every purpose but keeping the record itself."""


_OF_THE_RECORD: Final = frozenset({AtEnd.ASK_AGAIN, AtEnd.ANONYMISE, AtEnd.ERASE})
_OF_A_PERMISSION: Final = frozenset({AtEnd.ASK_AGAIN, AtEnd.END})


@dataclass(frozen=True, slots=True)
class Period:
    """How many days without activity one purpose lasts, and what happens then."""

    purpose: Purpose
    days: int
    at_end: AtEnd = AtEnd.ASK_AGAIN


@dataclass(frozen=True, slots=True)
class RetentionPolicy:
    """What an organisation says of keeping; what it does not say is as usual."""

    periods: tuple[Period, ...] = ()
    asking: int = ASKING
    """Days for asking again; whoever was not reached by then did not say yes."""

    def period(self, purpose: Purpose) -> Period:
        """Return the period of a purpose."""
        said = (each for each in self.periods if each.purpose is purpose)
        return next(said, Period(purpose, YEAR))

    @property
    def shortest(self) -> int:
        """The days of the shortest period."""
        return min(self.period(each).days for each in Purpose)


@dataclass(frozen=True, slots=True)
class RetentionPolicySet(Event):
    """A coordinator says how long what is kept, from this entry on."""

    policy: RetentionPolicy


class DueKind(StrEnum):
    """Why something stands in the due list."""

    REQUEST = "request"
    """A request waits for its answer."""
    ERASE = "erase"
    """Nobody may keep it any longer: the person said no, or the time to ask again is over."""
    PERIOD = "period"
    """A period is over."""
    HOLD = "hold"
    """A hold runs out."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the clocks of one record are read from."""

    interview: InterviewId
    case_code: CaseCode
    active: str
    """The day on which something happened in it last, as in 2026-11-24."""
    consents: Sequence[Consent] = ()
    is_vital: bool = False
    """It is kept without a yes, because a life was in danger."""
    holds: Sequence[Hold] = ()
    requests: Sequence[Request] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """One line of the due list."""

    kind: DueKind
    day: str
    interview: InterviewId
    case_code: CaseCode
    act: AtEnd | None = None
    matter: Matter | None = None
    """The permission that a period is about."""
    id: str = ""
    """The request or the hold."""
    detail: str = ""
    """The kind of the request, or whose word holds."""
    is_held: bool = False
    """Nothing is erased as long as it is."""


def demand_policy(policy: RetentionPolicy) -> None:
    """Raise RetentionRefusedError where a period cannot be, or has an end that does not fit."""
    if not 1 <= policy.asking <= MOST_DAYS:
        raise RetentionRefusedError("days")
    if len({each.purpose for each in policy.periods}) != len(policy.periods):
        raise RetentionRefusedError("twice")
    for each in policy.periods:
        if not 1 <= each.days <= MOST_DAYS:
            raise RetentionRefusedError("days")
        ends = _OF_THE_RECORD if each.purpose is Purpose.COLLECT else _OF_A_PERMISSION
        if each.at_end not in ends:
            raise RetentionRefusedError("end")


def due(kept: Kept, policy: RetentionPolicy, *, today: str, until: str) -> tuple[Due, ...]:
    """Return what is due of one record on or before the day `until`, the oldest first."""
    is_held = bool(in_force(kept.holds, today))
    erasing = _to_erase(kept, policy, is_held=is_held, today=today)
    lines = [
        *_requests(kept, is_held=is_held),
        *(each for each in held(kept, today) if each.day),
        *(erasing or _periods(kept, policy, is_held=is_held)),
    ]
    return tuple(sorted((e for e in lines if e.day <= until), key=lambda e: (e.day, e.kind.value)))


def held(kept: Kept, today: str) -> tuple[Due, ...]:
    """Return the holds of one record that hold today; one without an end has no day."""
    return tuple(
        Due(
            DueKind.HOLD,
            each.said.until,
            kept.interview,
            kept.case_code,
            id=each.said.id,
            detail=each.said.source.value,
            is_held=True,
        )
        for each in in_force(kept.holds, today)
    )


def _requests(kept: Kept, *, is_held: bool) -> list[Due]:
    return [
        Due(
            DueKind.REQUEST,
            each.said.due,
            kept.interview,
            kept.case_code,
            id=each.said.id,
            detail=each.said.kind.value,
            is_held=is_held,
        )
        for each in kept.requests
        if each.is_open
    ]


def _to_erase(kept: Kept, policy: RetentionPolicy, *, is_held: bool, today: str) -> list[Due]:
    """Return that a record is to be erased: at once, after a cancellation, or after asking."""
    cancelled = [each.done_by for each in kept.requests if each.is_cancelled]
    if cancelled:
        day = min(cancelled)
    elif permissions.denies(kept.consents, Purpose.COLLECT):
        day = kept.active
    else:
        period = policy.period(Purpose.COLLECT)
        day = _after(kept.active, period.days + policy.asking)
        if not _is_kept(kept) or period.at_end is not AtEnd.ASK_AGAIN or day > today:
            return []
    return [
        Due(DueKind.ERASE, day, kept.interview, kept.case_code, act=AtEnd.ERASE, is_held=is_held)
    ]


def _periods(kept: Kept, policy: RetentionPolicy, *, is_held: bool) -> list[Due]:
    matters = [each.matter for each in permissions.in_force(kept.consents)]
    if kept.is_vital and Matter(Purpose.COLLECT) not in matters:
        matters.append(Matter(Purpose.COLLECT))
    return [
        Due(
            DueKind.PERIOD,
            _after(kept.active, period.days),
            kept.interview,
            kept.case_code,
            act=period.at_end,
            matter=each,
            is_held=is_held,
        )
        for each in matters
        for period in (policy.period(each.purpose),)
    ]


def _is_kept(kept: Kept) -> bool:
    return kept.is_vital or permissions.allows(kept.consents, Purpose.COLLECT)


def _after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
