"""Two records of one person: one of the staff proposes it, another confirms it; never merged."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.conflict_errors import SamePersonRefusedError
from intake.domain.day_names import BirthReason, Likeness, NameReason, likeness
from intake.domain.ids import InterviewId, PersonId
from intake.domain.same_person_events import (
    SamePersonConfirmed,
    SamePersonProposed,
    SamePersonTakenBack,
)
from intake.services.day_ports import DayReading
from intake.services.ports import OpenRecords, Written


@dataclass(frozen=True, slots=True)
class SamePerson:
    """What stands of two records: who proposed it, and who confirmed it."""

    interview: InterviewId
    """In this record it is noted."""
    other: InterviewId
    codes: tuple[CaseCode, CaseCode | None]
    """Of both; None where the other record is not here."""
    proposed_by: PersonId
    proposed: datetime
    why: Likeness | None
    """How names and dates of birth are alike; None where nobody compared them."""
    reason: str = ""
    confirmed_by: PersonId | None = None
    confirmed: datetime | None = None

    @property
    def is_confirmed(self) -> bool:
        """Two people have looked at both: figures count one person."""
        return self.confirmed_by is not None

    def beside(self, interview: InterviewId) -> InterviewId:
        """Return the other one, seen from one of them."""
        return self.other if interview == self.interview else self.interview


class SamePersonReading(Protocol):
    """Questions about records of one person, each answered from one snapshot."""

    def links(self) -> tuple[SamePerson, ...]:
        """Return every link that was proposed and not taken back, the newest first."""


class SamePersonDesk:
    """Proposes, confirms and takes back, in the session of one person."""

    def __init__(
        self,
        open_records: OpenRecords,
        day: DayReading,
        reading: SamePersonReading,
        person: PersonId,
    ) -> None:
        self._open_records, self._day, self._reading = open_records, day, reading
        self._person = person

    def all(self) -> tuple[SamePerson, ...]:
        """Return every link, those that wait for a second one of the staff first."""
        return tuple(sorted(self._reading.links(), key=lambda each: each.is_confirmed))

    def of(self, interview: InterviewId) -> tuple[SamePerson, ...]:
        """Return the links of one record, from whichever side."""
        return tuple(each for each in self.all() if interview in {each.interview, each.other})

    def may_confirm(self, link: SamePerson) -> bool:
        """Tell whether this person is another than who proposed it."""
        return not link.is_confirmed and link.proposed_by != self._person

    def propose(self, interview: InterviewId, other: InterviewId, reason: str = "") -> Written:
        """Say that both may be of one person, with how their names are alike where they are.

        Raises SamePersonRefusedError, and NotGrantedError for who may not read names.
        """
        if interview == other:
            raise SamePersonRefusedError("itself")
        if self._between(interview, other) is not None:
            raise SamePersonRefusedError("known")
        why = self._likeness(interview, other)
        said = SamePersonProposed(
            other,
            why.names.name.lower() if why else "",
            why.birth.name.lower() if why else "",
            reason.strip(),
        )
        with self._open_records(Compartment.CORE) as records:
            records.standing(other)
            records.standing(interview)
            return records.append(said, interview)

    def confirm(self, interview: InterviewId, other: InterviewId) -> Written:
        """Say so too, having looked at both: never by who proposed it."""
        link = self._demand(interview, other)
        self._likeness(interview, other)
        if link.is_confirmed:
            raise SamePersonRefusedError("known")
        if not self.may_confirm(link):
            raise SamePersonRefusedError("second")
        with self._open_records(Compartment.CORE) as records:
            return records.append(SamePersonConfirmed(link.other), link.interview)

    def take_back(self, interview: InterviewId, other: InterviewId, reason: str) -> Written:
        """Say that it was not right; everything that was said stays in the ledger."""
        link = self._demand(interview, other)
        if not reason.strip():
            raise SamePersonRefusedError("reason")
        with self._open_records(Compartment.CORE) as records:
            return records.append(SamePersonTakenBack(link.other, reason.strip()), link.interview)

    def _demand(self, interview: InterviewId, other: InterviewId) -> SamePerson:
        found = self._between(interview, other)
        if found is None:
            raise SamePersonRefusedError("gone")
        return found

    def _between(self, interview: InterviewId, other: InterviewId) -> SamePerson | None:
        pair = {interview, other}
        return next((e for e in self._reading.links() if {e.interview, e.other} == pair), None)

    def _likeness(self, interview: InterviewId, other: InterviewId) -> Likeness | None:
        """Compare the names of both, for who may read them; or raise NotGrantedError."""
        known = {each.interview: each.given for each in self._day.identities()}
        if interview not in known or other not in known:
            return None
        return likeness(known[interview], known[other])


def read_likeness(names: str, birth: str) -> Likeness | None:
    """Return how two records were alike, as it was noted."""
    if not names or not birth:
        return None
    return Likeness(NameReason[names.upper()], BirthReason[birth.upper()])
