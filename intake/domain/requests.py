"""What a person may ask about their data: to see, correct, cancel, or oppose its use (ARCO)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from intake.domain.consent import ConsentSource, Notice
from intake.domain.events import Event

ANSWERED_IN: Final[Mapping[Notice, int]] = {Notice.MX: 20, Notice.US: 45}
"""Days for the answer, by the law of the site: working days in Mexico, plain ones elsewhere.

Holidays are not left out: a day that comes too early harms nobody.
"""
CARRIED_OUT_IN: Final[Mapping[Notice, int]] = {Notice.MX: 15, Notice.US: 15}
"""Days from a yes until it has been done, counted alike."""
_SATURDAY: Final = 5


class RequestKind(StrEnum):
    """What is asked for."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    CANCELLATION = "cancellation"
    OPPOSITION = "opposition"


class RequestAnswer(StrEnum):
    """How it was answered."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"
    """The person no longer asks."""

    @property
    def needs_reason(self) -> bool:
        """It says no to something, and so it says why."""
        return self in {RequestAnswer.PARTLY, RequestAnswer.REFUSED}


@dataclass(frozen=True, slots=True)
class RequestReceived(Event):
    """Somebody asked, on a day; the answer is due on another."""

    id: str
    """16 random bytes, in hexadecimal."""
    kind: RequestKind
    day: str
    due: str
    law: Notice
    by: ConsentSource = ConsentSource.SELF


@dataclass(frozen=True, slots=True)
class RequestAnswered(Event):
    """The answer was given."""

    id: str
    day: str
    answer: RequestAnswer
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it stands."""

    said: RequestReceived
    answered: RequestAnswered | None = None

    @property
    def is_open(self) -> bool:
        """It waits for its answer."""
        return self.answered is None

    @property
    def is_cancelled(self) -> bool:
        """The record is to be erased because of it."""
        is_yes = self.answered is not None and self.answered.answer is RequestAnswer.GRANTED
        return is_yes and self.said.kind is RequestKind.CANCELLATION

    @property
    def done_by(self) -> str:
        """The day by which what was granted has to be done; empty while it waits."""
        if self.answered is None:
            return ""
        try:
            answered = date.fromisoformat(self.answered.day)
        except ValueError:  # another program wrote it: what is known is when the answer was due
            return self.said.due
        return carried_out_by(self.said.law, answered).isoformat()


def answer_due(law: Notice, received: date) -> date:
    """Return the day by which a request has to be answered."""
    return _later(law, received, ANSWERED_IN[law])


def carried_out_by(law: Notice, answered: date) -> date:
    """Return the day by which what was granted has to be done."""
    return _later(law, answered, CARRIED_OUT_IN[law])


def open_requests(requests: Sequence[Request]) -> tuple[Request, ...]:
    """Return what waits for an answer, the most urgent first."""
    return tuple(sorted((e for e in requests if e.is_open), key=lambda each: each.said.due))


def _later(law: Notice, day: date, days: int) -> date:
    if law is not Notice.MX:
        return day + timedelta(days=days)
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < _SATURDAY
    return day
