"""Holds on records: set and lifted on the word of counsel or the person, asked before erasing."""

from datetime import date

from intake.domain.compartments import Compartment
from intake.domain.errors import RecordHeldError, RetentionRefusedError
from intake.domain.holds import (
    ErasingFacts,
    Hold,
    HoldLifted,
    HoldSet,
    HoldSource,
    in_force,
    may_be_erased,
)
from intake.domain.ids import InterviewId
from intake.services.day_ports import Today
from intake.services.ports import OpenRecords, Randomness
from intake.services.retention_ports import RetentionReading


class Holds:
    """The desk where a coordinator notes that a record is to be kept."""

    def __init__(
        self, open_records: OpenRecords, reading: RetentionReading, clock: tuple[Today, Randomness]
    ) -> None:
        self._open_records, self._reading = open_records, reading
        self._today, self._randomness = clock

    def set(
        self, interview: InterviewId, source: HoldSource, by: str, reason: str, until: str = ""
    ) -> HoldSet:
        """Keep a record until a day, or until the hold is lifted.

        Raises RetentionRefusedError where the day is none or is over, or a word is missing, and
        NotAllowedError for who is no coordinator.
        """
        if until and demand_day(until) < self._today():
            raise RetentionRefusedError("past")
        if source is HoldSource.COUNSEL and not by.strip():
            raise RetentionRefusedError("by")
        if not reason.strip():
            raise RetentionRefusedError("reason")
        id_ = self._randomness(16).hex()
        event = HoldSet(id_, source, by.strip(), reason.strip(), until)
        with self._open_records(Compartment.CORE) as records:
            records.standing(interview)
            records.append(event, interview)
            records.checkpoint()
        return event

    def lift(self, interview: InterviewId, id_: str, by: str, reason: str) -> None:
        """End a hold, on the word of whoever set it.

        Raises RetentionRefusedError where no such hold stands or a word is missing, and
        NotAllowedError for who is no coordinator.
        """
        known = [e for e in self._reading.holds(interview) if e.said.id == id_ and not e.is_lifted]
        if not known:
            raise RetentionRefusedError("hold")
        if known[0].said.source is HoldSource.COUNSEL and not by.strip():
            raise RetentionRefusedError("by")
        if not reason.strip():
            raise RetentionRefusedError("reason")
        with self._open_records(Compartment.CORE) as records:
            records.append(HoldLifted(id_, by.strip(), reason.strip()), interview)
            records.checkpoint()

    def of(self, interview: InterviewId) -> tuple[Hold, ...]:
        """Return every hold of a record, oldest first, also the lifted ones."""
        return tuple(self._reading.holds(interview))

    def in_force(self, interview: InterviewId) -> tuple[Hold, ...]:
        """Return the holds that hold today, oldest first."""
        return in_force(self.of(interview), self._today().isoformat())

    def demand_free(self, interview: InterviewId) -> None:
        """Refuse to erase what is held: RecordHeldError."""
        today = self._today().isoformat()
        holds = self.of(interview)
        refusal = may_be_erased(ErasingFacts(holds, today))
        if refusal is not None:
            of_them = [e for e in in_force(holds, today) if e.said.source.value == refusal.value]
            ends = {each.said.until for each in of_them}
            raise RecordHeldError(interview, refusal.value, "" if "" in ends else max(ends))


def demand_day(text: str) -> date:
    """Return the day that is written as 2026-11-24, or raise RetentionRefusedError."""
    try:
        day = date.fromisoformat(text)
    except ValueError as refused:
        raise RetentionRefusedError("date") from refused
    if day.isoformat() != text:
        raise RetentionRefusedError("date")
    return day
