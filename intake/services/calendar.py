"""The calendar of hearings and times to report, noted for a case."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.day_dates import (
    CaseDate,
    DateClosed,
    DateKind,
    DateNoted,
    Outcome,
    closed,
    demand_date,
    demand_time,
)
from intake.domain.day_errors import DayRefusedError, NotNotedError
from intake.domain.errors import ConsentMissingError
from intake.domain.ids import InterviewId
from intake.services.day_ports import Codes, DayReading, KnownDate, Today
from intake.services.ports import OpenRecords, Randomness, Written

SOON: Final = 7
"""Days after today that the first screen shows."""
PATIENCE: Final = timedelta(days=3)
"""So long a referral may be without a reply."""
PORTS: Final = "poe"
COURTS: Final = "court"
MISSED: Final = "missed"


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a Monday on, each with what is due, in order of time."""

    days: tuple[tuple[date, tuple[KnownDate, ...]], ...]

    @property
    def first(self) -> date:
        """The Monday."""
        return self.days[0][0]


class Calendar:
    """The calendar desk of the person who unlocked the store."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: DayReading,
        codes: Codes,
        clock: tuple[Today, Randomness],
    ) -> None:
        self._open_records, self._reading, self._codes = open_records, reading, codes
        self.today, self._randomness = clock

    def note(self, interview: InterviewId, date_: CaseDate) -> CaseDate:
        """Note a day of a case; with the id of one that is noted, change it.

        Raises DayRefusedError where it is no day, no hour or no place of the lists, NotNotedError
        where the id is not of this case, ConsentMissingError where nothing may be kept.
        """
        self._demand_fits(date_)
        if date_.id:
            self._demand_known(interview, date_.id)
        noted = replace(date_, id=date_.id or self._randomness(16).hex())
        self._append(interview, DateNoted(noted))
        return noted

    def close(
        self, interview: InterviewId, id_: str, outcome: Outcome, reason: str = ""
    ) -> Written:
        """Note that a day was kept, missed (with a reason of the list), or is withdrawn."""
        self._demand_known(interview, id_)
        event = closed(id_, outcome, reason)
        if reason and reason not in self._codes(MISSED):
            raise DayRefusedError("reason")
        return self._append(interview, event)

    def of_case(self, interview: InterviewId) -> tuple[KnownDate, ...]:
        """Return the days of one case, withdrawn ones left out."""
        found = self._reading.dates_of(interview)
        return tuple(each for each in found if each.outcome is not Outcome.WITHDRAWN)

    def soon(self) -> tuple[KnownDate, ...]:
        """Return what is due today and in the next seven days."""
        today = self.today()
        last = today + timedelta(days=SOON)
        return self._reading.dates_between(today.isoformat(), last.isoformat())

    def unanswered(self) -> tuple[KnownDate, ...]:
        """Return days that are over and of which nobody noted whether they were kept.

        A referral waits for its reply, and is none of them; `without_reply` has those.
        """
        found = self._reading.open_before(self.today().isoformat())
        return tuple(each for each in found if each.date.kind is not DateKind.REFERRAL)

    def without_reply(self) -> tuple[KnownDate, ...]:
        """Return referrals of more than three days ago to which nobody replied, oldest first."""
        found = self._reading.open_before((self.today() - PATIENCE).isoformat())
        return tuple(each for each in found if each.date.kind is DateKind.REFERRAL)

    def between(self, first: date, last: date) -> tuple[KnownDate, ...]:
        """Return what is due from one day to another."""
        return self._reading.dates_between(first.isoformat(), last.isoformat())

    def week(self, day: date) -> Week:
        """Return the week that a day is in."""
        monday = day - timedelta(days=day.weekday())
        days = tuple(monday + timedelta(days=n) for n in range(7))
        found = self.between(days[0], days[-1])
        return Week(
            tuple(
                (each, tuple(k for k in found if k.date.day == each.isoformat())) for each in days
            )
        )

    def _demand_fits(self, date_: CaseDate) -> None:
        demand_date(date_.day)
        demand_time(date_.report_time)
        demand_time(date_.hearing_time)
        for code, name in ((date_.port, PORTS), (date_.court, COURTS)):
            if code and code not in self._codes(name):
                raise DayRefusedError("place")

    def _demand_known(self, interview: InterviewId, id_: str) -> None:
        if all(each.date.id != id_ for each in self._reading.dates_of(interview)):
            raise NotNotedError("date")

    def _append(self, interview: InterviewId, event: DateNoted | DateClosed) -> Written:
        with self._open_records(Compartment.CORE) as records:
            if not records.standing(interview).may_collect:
                raise ConsentMissingError(interview)
            return records.append(event, interview)
