"""Where a record ends: finished, reviewed or not, and explained to its person."""

from collections.abc import Sequence

from intake.domain.course_errors import JudgementRefusedError, OneDirectionError
from intake.domain.ids import InterviewId
from intake.domain.judgement_events import LetterGiven, RecordFinalised, ResultTold
from intake.domain.judgements import Conclusion
from intake.domain.standing import Refusal, Standing
from intake.domain.states import State
from intake.services.judgement_ports import JudgementReading
from intake.services.judging import Judging
from intake.services.ports import Written


class Finalising:
    """Finishing records, and noting what their people were told."""

    def __init__(self, judging: Judging, reading: JudgementReading) -> None:
        self._judging = judging
        self._reading = reading

    def finish(self, interviews: Sequence[InterviewId], why: str = "") -> tuple[Written, ...]:
        """Finish reviewed records, and sealed ones as not reviewed, which is logged as such.

        Either all or none: raises JudgementRefusedError for the first that is neither (one in
        dispute too), and OneDirectionError where findings of one direction only would be finished
        while others of the same state wait.
        """
        standings = {each: self._reading.standing(each) for each in interviews}
        for interview, standing in standings.items():
            if standing.state not in {State.SEALED, State.REVIEWED}:
                raise JudgementRefusedError(interview, Refusal.STATE.value)
        for state in (State.SEALED, State.REVIEWED):
            self._demand_both_directions(standings, state)
        return tuple(
            self._judging.write(
                interview, RecordFinalised(standing.state is State.REVIEWED, why.strip())
            )
            for interview, standing in standings.items()
        )

    def tell(self, interview: InterviewId, told: ResultTold) -> Written:
        """Note that what stayed in writing was explained, or why it was not (then it stays FINAL).

        Raises JudgementRefusedError before the record is final, and where a fact is missing.
        """
        return self._judging.write(interview, told)

    def give_letter(self, interview: InterviewId, letter: LetterGiven) -> Written:
        """Note that the letter was given, or why it was not; raises as `tell` does."""
        return self._judging.write(interview, letter)

    def _demand_both_directions(self, standings: dict[InterviewId, Standing], state: State) -> None:
        chosen = {_found(each) for each in standings.values() if each.state is state} - {None}
        if len(chosen) != 1 or not self._reading.in_force().has_conclusions:
            return
        waiting = [
            found
            for interview, _, _ in self._reading.states((state,))
            if interview not in standings
            and (found := _found(self._reading.standing(interview))) not in {None, *chosen}
        ]
        if waiting:
            raise OneDirectionError(len(waiting))


def _found(standing: Standing) -> Conclusion | None:
    """Return the direction of a record; unclear is none."""
    of_record = standing.of_record
    found = of_record.said.conclusion if of_record is not None else None
    return found if found in {Conclusion.POSITIVE, Conclusion.NEGATIVE} else None
