"""Hearings, times to report and other days that a person must not miss."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from intake.domain.day_errors import DayRefusedError
from intake.domain.events import Event


class DateKind(StrEnum):
    """What the day is for."""

    COURT = "court"
    PORT_REPORT = "port_report"
    """To be at a port of entry, without a hearing on the same paper."""
    NRI = "nri"
    """The interview about the fear of being returned."""
    MEDICAL = "medical"
    FOLLOW_UP = "follow_up"
    REFERRAL = "referral"
    """Somebody was sent to another organisation that day: kept once there is a reply."""


class DateSource(StrEnum):
    """From where the day is known: it is printed beside it wherever it is shown."""

    PAPER = "paper"
    TOLD = "told"


class Arranged(StrEnum):
    """What is seen to already."""

    TRANSPORT = "transport"
    INTERPRETER = "interpreter"
    LAWYER_TOLD = "lawyer_told"


class Outcome(StrEnum):
    """How a day that was noted ended."""

    KEPT = "kept"
    MISSED = "missed"
    WITHDRAWN = "withdrawn"
    """It was cancelled, or never right: it leaves the calendar and stays in the ledger."""


@dataclass(frozen=True, slots=True)
class CaseDate:
    """One day of one case. The time to report is not the time of the hearing."""

    id: str
    """16 random bytes, in hexadecimal; the same id noted again changes the day."""
    kind: DateKind
    day: str
    source: DateSource
    report_time: str = ""
    hearing_time: str = ""
    port: str = ""
    """Where to report: a code of the list "poe"."""
    court: str = ""
    """The city of the court: a code of the list "court"."""
    arranged: tuple[Arranged, ...] = ()


@dataclass(frozen=True, slots=True)
class DateNoted(Event):
    """A day is noted for the first time, or otherwise than before."""

    date: CaseDate


@dataclass(frozen=True, slots=True)
class DateClosed(Event):
    """A day is over, or not in force. `reason` is a code of the list "missed"."""

    id: str
    outcome: Outcome
    reason: str = ""


def demand_date(text: str) -> None:
    """Raise DayRefusedError unless `text` is a day as in 2026-11-24."""
    try:
        is_date = date.fromisoformat(text).isoformat() == text
    except ValueError:
        is_date = False
    if not is_date:
        raise DayRefusedError("date")


def demand_time(text: str) -> None:
    """Raise DayRefusedError unless `text` is empty or an hour as in 04:30."""
    try:
        is_time = not text or time.fromisoformat(text).strftime("%H:%M") == text
    except ValueError:
        is_time = False
    if not is_time:
        raise DayRefusedError("time")


def closed(id_: str, outcome: Outcome, reason: str = "") -> DateClosed:
    """End a day; one that was missed needs a reason, and no other has any."""
    if bool(reason) != (outcome is Outcome.MISSED):
        raise DayRefusedError("reason")
    return DateClosed(id_, outcome, reason)
