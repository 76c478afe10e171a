"""The first entries of an interview, in one transaction."""

from intake.domain.case_codes import RANDOM_BYTES, case_code
from intake.domain.compartments import Compartment
from intake.domain.events import Event, InterviewOpened
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import Interview, after, opened
from intake.domain.training_events import TrainingExcepted
from intake.services.opening import Conditioned
from intake.services.ports import OpenRecords, Randomness, Reading


class Beginning:
    """Opens interviews for the desk that asks their questions."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Reading,
        randomness: Randomness,
        conditions: Conditioned,
    ) -> None:
        self._open_records, self._reading = open_records, reading
        self._randomness, self._conditions = randomness, conditions

    def open(
        self,
        form: FormHash,
        following: tuple[Event, ...],
        follows: InterviewId,
        untrained: str,
    ) -> Interview:
        """Write what an interview begins with; `untrained` is why it begins without training."""
        interview_id = InterviewId(self._randomness(16).hex())
        kept = self._reading.form(form)
        site = self._reading.organisation().site
        conditions = self._conditions(site, untrained)
        first = InterviewOpened(
            kept.hash,
            kept.form_id,
            kept.version,
            case_code(self._randomness(RANDOM_BYTES)),
            site=site,
            follows=follows,
            draw=conditions.draw,
            guidance=conditions.guidance,
        )
        interview = opened(interview_id, first)
        with self._open_records(Compartment.CORE) as records:
            records.append(first, interview_id)
            if conditions.missing:  # of the staff, and not of the person: it never travels
                records.append(TrainingExcepted(interview_id, conditions.missing, untrained))
            for event in following:
                records.append(event, interview_id)
                interview = after(interview, event)
        return interview
