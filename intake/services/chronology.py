"""The chronology of what a government did: answers and what was written down, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from intake.domain.chronology import Step, StepKind, StepSource
from intake.domain.chronology_answers import FORMS, steps_of
from intake.domain.chronology_errors import StepRefusedError, UnknownStepError
from intake.domain.chronology_events import StepCorrected, StepNoted
from intake.domain.chronology_findings import Finding, findings
from intake.domain.chronology_lines import Line, Noted, lines, standing
from intake.domain.chronology_rules import REPEATED, demand_step
from intake.domain.compartments import Compartment
from intake.domain.errors import ConsentMissingError
from intake.domain.ids import InterviewId
from intake.services.chronology_ports import GovernmentReading
from intake.services.day_ports import Codes, DayReading
from intake.services.ports import OpenRecords, Randomness, Reading
from intake.services.sources import Sources

PLACES: Final = ("poe", "fac", "city", "court")
_DEBRIEF: Final = "intake_f4"


@dataclass(frozen=True, slots=True)
class FromInside:
    """Who told a step from inside, and what they said; for the compartment of the sources."""

    source: str
    text: str


class Chronology:
    """The chronologies of the cases, in the session of one person."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Reading,
        beside: tuple[GovernmentReading, DayReading, Sources],
        clock: tuple[Codes, Randomness],
    ) -> None:
        self._open_records, self._reading = open_records, reading
        self._government, self._day, self._sources = beside
        self._codes, self._randomness = clock

    def of_case(self, interview: InterviewId) -> tuple[Line, ...]:
        """Return the chronology of the person of one case, from all of their interviews."""
        return lines(self._noted(interview))

    def steps(self, interview: InterviewId) -> tuple[Step, ...]:
        """Return the accounts that stand of the person of one case, in no order."""
        return tuple(each.step for each in standing(self._noted(interview)))

    def findings(self, interview: InterviewId) -> tuple[Finding, ...]:
        """Return what each of the person's screenings came to."""
        return findings(self.steps(interview))

    def noted(self, interview: InterviewId) -> tuple[Noted, ...]:
        """Return what was written down by hand for one case, with what was corrected."""
        return self._government.noted(interview)

    def add(self, interview: InterviewId, step: Step, inside: FromInside | None = None) -> Step:
        """Write a step down; another account of the same thing stands beside those that are there.

        A step that can happen more than once and says no occasion (0) is the next one. Raises
        StepRefusedError, UnprovenStepError, NotGrantedError or ConsentMissingError.
        """
        made = replace(step, id=self._randomness(16).hex())
        if made.occasion == 0:
            made = replace(made, occasion=self._next(interview, made))
        self._demand(interview, made, inside)
        self._write(interview, StepNoted(made), inside)
        return made

    def correct(
        self,
        interview: InterviewId,
        former: str,
        step: Step,
        why: str,
        inside: FromInside | None = None,
    ) -> Step:
        """Write down what an account should have said; the former one stays in the ledger.

        An occasion of 0 is that of the former. Raises as `add` does, and UnknownStepError where no
        such account was written down here: an answer of the person is corrected with the person.
        """
        stands = {each.step.id: each.step for each in standing(self.noted(interview))}
        if former not in stands:
            raise UnknownStepError("step")
        if not why.strip():
            raise StepRefusedError("why")
        occasion = step.occasion or stands[former].occasion
        made = replace(step, id=self._randomness(16).hex(), occasion=occasion)
        self._demand(interview, made, inside)
        self._write(interview, StepCorrected(former, made, why.strip()), inside)
        return made

    def _noted(self, interview: InterviewId) -> Iterable[Noted]:
        screening = 0
        for each in self._government.of_same_person(interview):
            whole = self._reading.interview(each)
            screening += whole.form_id == _DEBRIEF
            if whole.form_id in FORMS:
                said = steps_of(whole.document, max(screening, 1))
                yield from (Noted(each, replace(step, id=f"{each}/{step.id}")) for step in said)
            yield from self._government.noted(each)

    def _next(self, interview: InterviewId, step: Step) -> int:
        if step.kind not in REPEATED:
            return 1
        found = [
            each.occasion
            for each in self.steps(interview)
            if (each.screening, each.kind) == (step.screening, step.kind)
        ]
        return max(found, default=0) + 1

    def _demand(self, interview: InterviewId, step: Step, inside: FromInside | None) -> None:
        demand_step(step)
        self._demand_codes(step)
        if step.day and step.day not in {each.date.id for each in self._day.dates_of(interview)}:
            raise StepRefusedError("day")
        self._demand_harm(interview, step)
        if (step.source is StepSource.OFFICER) != (inside is not None):
            raise StepRefusedError("inside")
        if inside is not None:
            self._sources.demand(inside.source)

    def _demand_codes(self, step: Step) -> None:
        lists = {
            "agency": (step.agency, step.role),
            "prog": (step.programme,),
            "missed": (step.missed,),
        }
        for name, said in lists.items():
            if any(code and code not in self._codes(name) for code in said):
                raise StepRefusedError("code")
        if step.place and all(step.place not in self._codes(name) for name in PLACES):
            raise StepRefusedError("code")

    def _demand_harm(self, interview: InterviewId, step: Step) -> None:
        if step.kind is not StepKind.HARMED or not step.harm:
            return
        mine = self._government.of_same_person(interview)
        for link in step.harm:
            repeat, _, uid = link.path.removesuffix("]").rpartition("[")
            is_mine = link.interview in mine
            rows = self._reading.interview(link.interview).document.rows if is_mine else {}
            if uid not in rows.get(repeat, ()):
                raise StepRefusedError("harm")

    def _write(
        self, interview: InterviewId, event: StepNoted | StepCorrected, inside: FromInside | None
    ) -> None:
        with self._open_records(Compartment.CORE) as records:
            if not records.standing(interview).may_collect:
                raise ConsentMissingError(interview)
        if inside is not None:  # first, so that no step stands without its source
            self._sources.note_said(inside.source, interview, event.step.id, inside.text)
        with self._open_records(Compartment.CORE) as records:
            records.append(event, interview)
