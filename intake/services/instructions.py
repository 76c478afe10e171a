"""Instructions from above that bear on judgements: entered, shown, and never carried out silently.

An instruction of one direction sends no record to review by itself: a record goes there only as an
extra review that names the instruction, and those are counted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from intake.domain.compartments import Compartment
from intake.domain.ids import InterviewId
from intake.domain.judgement_events import ReviewDirected
from intake.domain.judgements import Cause, ReviewLevel
from intake.domain.policy_events import InstructionEntered, PolicyDirection
from intake.domain.training_errors import InstructionRefusedError
from intake.services.draw_ports import KnownInstruction, TrainingReading
from intake.services.ports import OpenRecords, Written

Direct = Callable[[InterviewId, ReviewDirected], Written]
Directions = Callable[[], tuple[tuple[InterviewId, str], ...]]
"""Every record that was sent to review because somebody asked, with why."""


@dataclass(frozen=True, slots=True)
class Followed:
    """An instruction, and the records that were sent to review by it."""

    known: KnownInstruction
    records: tuple[InterviewId, ...]


class Instructions:
    """What was asked from above, and what came of it."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: TrainingReading,
        direct: Direct,
        directions: Directions,
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._direct = direct
        self._directions = directions

    def enter(
        self, day: str, text: str, source: str, direction: PolicyDirection
    ) -> KnownInstruction:
        """Note an instruction as it was given. Raises InstructionRefusedError."""
        try:
            given = date.fromisoformat(day).isoformat()
        except ValueError as refused:
            raise InstructionRefusedError("date") from refused
        for said, rule in ((text, "text"), (source, "source")):
            if not said.strip():
                raise InstructionRefusedError(rule)
        event = InstructionEntered(given, text.strip(), source.strip(), direction)
        with self._open_records(Compartment.CORE) as records:
            records.append(event)
            records.checkpoint()
        return max(self._reading.instructions(), key=lambda each: each.number)

    def entered(self) -> tuple[Followed, ...]:
        """Return every instruction, with the records that were sent to review by it."""
        sent = self._directions()
        return tuple(
            Followed(each, tuple(record for record, why in sent if why == named(each.number)))
            for each in self._reading.instructions()
        )

    def one_sided(self) -> tuple[Followed, ...]:
        """Return those that ask for something of one direction only: pages of reviews show them."""
        return tuple(each for each in self.entered() if each.known.said.direction.is_one_sided)

    def send(self, interview: InterviewId, number: int, level: ReviewLevel) -> Written:
        """Send a record to an extra review because of an instruction, which is named as the reason.

        Raises InstructionRefusedError, and what sending a record to review raises.
        """
        found = [each for each in self._reading.instructions() if each.number == number]
        if not found:
            raise InstructionRefusedError("unknown")
        asked_by = found[0].said.source
        why = named(number)
        return self._direct(interview, ReviewDirected(Cause.ASKED, level, asked_by, why))


def named(number: int) -> str:
    """Return how a reason names an instruction: the same in every language, as it is signed."""
    return f"instruction {number}"
