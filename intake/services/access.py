"""Who had an interview before their eyes, and how it left: read from the ledger.

What is noted is noted of the staff. It does not travel with the interview, and it can be shown to
the person whom the interview is about.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from intake.domain.compartments import Compartment
from intake.domain.events import RecordOpened
from intake.domain.ids import InterviewId, PersonId
from intake.services.ports import OpenRecords, Reading


class Deed(StrEnum):
    """What somebody did with an interview; the type of the entry that says so."""

    OPENED = "record.opened"
    PRINTED = "paper.issued"
    SEALED = "bundle.sealed"
    EXPORTED = "answers.exported"


@dataclass(frozen=True, slots=True)
class Access:
    """One act. `name` is the label in the roster, empty where the person is not in it."""

    at: datetime
    deed: Deed
    person: PersonId
    name: str
    attested: bool
    """The person has signed it; what the session now open has done is signed when it locks."""


class AccessLog:
    """Notes and tells who looked at what, in the session of one person."""

    def __init__(
        self, open_records: OpenRecords, reading: Reading, name_of: Callable[[PersonId], str]
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self.name_of = name_of
        self._noted: set[InterviewId] = set()

    def opened(self, interview: InterviewId) -> None:
        """Note that this person has the interview before their eyes; once in a session."""
        if interview in self._noted:
            return
        with self._open_records(Compartment.CORE) as records:
            records.append(RecordOpened(interview))
        self._noted.add(interview)

    def of(self, interview: InterviewId) -> tuple[Access, ...]:
        """Return what was done with an interview at this station, oldest first."""
        deeds = {each.value: each for each in Deed}
        return tuple(
            Access(line.at, deeds[line.type], line.actor, self.name_of(line.actor), line.attested)
            for line in self._reading.history(interview)
            if line.type in deeds
        )
