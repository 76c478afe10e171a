"""Families as linked cases: nothing of one person shows in the case of another but its code."""

from intake.domain.compartments import Compartment
from intake.domain.day_errors import DayRefusedError, NotNotedError
from intake.domain.day_links import CaseLinked, CaseUnlinked, Relation, SecretsFlagged
from intake.domain.errors import ConsentMissingError
from intake.domain.ids import InterviewId
from intake.services.day_ports import DayReading, Linked
from intake.services.ports import OpenRecords, Written


class Families:
    """Links cases, in the session of one person."""

    def __init__(self, open_records: OpenRecords, reading: DayReading) -> None:
        self._open_records, self._reading = open_records, reading

    def link(self, interview: InterviewId, other: InterviewId, relation: Relation) -> Written:
        """Note what the person of `other` is to the one of this case; again changes it.

        Both must be here. A link from the other side is taken back, so that there is one.
        """
        if interview == other:
            raise DayRefusedError("itself")
        with self._open_records(Compartment.CORE) as records:
            if not records.standing(other).may_collect:
                raise ConsentMissingError(other)
            if not records.standing(interview).may_collect:
                raise ConsentMissingError(interview)
            if self._links_from(other, interview):
                records.append(CaseUnlinked(interview), other)
            return records.append(CaseLinked(other, relation), interview)

    def unlink(self, interview: InterviewId, other: InterviewId) -> Written:
        """Take a link back, from whichever side it was made; or raise NotNotedError."""
        pairs = ((interview, other), (other, interview))
        found = next((pair for pair in pairs if self._links_from(*pair)), None)
        if found is None:
            raise NotNotedError("link")
        with self._open_records(Compartment.CORE) as records:
            return records.append(CaseUnlinked(found[1]), found[0])

    def of_case(self, interview: InterviewId) -> tuple[Linked, ...]:
        """Return the other cases of the family, by code."""
        return self._reading.links_of(interview)

    def flag_secrets(self, interview: InterviewId, *, keeps: bool) -> Written:
        """Note whether the person keeps something from the others of the family."""
        with self._open_records(Compartment.CORE) as records:
            records.standing(interview)
            return records.append(SecretsFlagged(keeps), interview)

    def keeps_secrets(self, interview: InterviewId) -> bool:
        """Tell whether the person keeps something from the others of the family."""
        return self._reading.keeps_secrets(interview)

    def _links_from(self, interview: InterviewId, other: InterviewId) -> bool:
        return any(
            each.interview == other and each.is_from_here
            for each in self._reading.links_of(interview)
        )
