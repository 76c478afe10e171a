"""Inside sources: who told something from inside an authority, apart from all that people told."""

from typing import Final

from intake.domain.chronology_errors import StepRefusedError, UnknownStepError
from intake.domain.compartments import Compartment
from intake.domain.ids import InterviewId
from intake.domain.sources import InsideSource, SourceNoted, SourceSaid
from intake.services.chronology_ports import GovernmentReading, Said
from intake.services.day_ports import Codes
from intake.services.ports import OpenRecords, Randomness, Reading

_ROLES: Final = "agency"


class Sources:
    """The sources, in the session of one person who holds their key."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Reading,
        government: GovernmentReading,
        clock: tuple[Codes, Randomness],
    ) -> None:
        self._open_records, self._reading = open_records, reading
        self._government = government
        self._codes, self._randomness = clock

    @property
    def are_open(self) -> bool:
        """The key of the sources is here."""
        return self._reading.can_read(Compartment.SOURCES)

    def add(self, who: str, how: str = "", role: str = "") -> InsideSource:
        """Note who a source is; raises NotGrantedError without the key of the sources."""
        if not who.strip():
            raise StepRefusedError("who")
        if role and role not in self._codes(_ROLES):
            raise StepRefusedError("code")
        source = InsideSource(self._randomness(16).hex(), who.strip(), how.strip(), role)
        with self._open_records(Compartment.SOURCES) as records:
            records.append(SourceNoted(source))
            records.checkpoint()
        return source

    def all(self) -> tuple[InsideSource, ...]:
        """Return every source, or raise NotGrantedError."""
        return self._government.sources()

    def said(self) -> tuple[Said, ...]:
        """Return what they said of which step of which case, or raise NotGrantedError."""
        return self._government.said()

    def demand(self, source: str) -> None:
        """Raise UnknownStepError where there is no such source."""
        if source not in {each.id for each in self.all()}:
            raise UnknownStepError("source")

    def note_said(self, source: str, record: InterviewId, step: str, text: str) -> None:
        """Note what a source said of a step."""
        with self._open_records(Compartment.SOURCES) as records:
            records.append(SourceSaid(source, record, step, text))
            records.checkpoint()
