"""Requests about the own data: received, due by the law of the site, answered, and carried out."""

from collections.abc import Callable, Sequence

from intake.domain import permissions
from intake.domain.compartments import Compartment
from intake.domain.consent import SHARING, Consent, ConsentSource, Notice
from intake.domain.errors import RetentionRefusedError
from intake.domain.events import ConsentRecorded
from intake.domain.ids import InterviewId
from intake.domain.requests import (
    Request,
    RequestAnswer,
    RequestAnswered,
    RequestKind,
    RequestReceived,
    answer_due,
)
from intake.services.day_ports import Today
from intake.services.holds import demand_day
from intake.services.ports import OpenRecords, Randomness
from intake.services.retention_ports import RetentionReading


class Requests:
    """The desk where people ask to see, correct or cancel what is kept, or to oppose its use."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: RetentionReading,
        law: Callable[[], Notice | None],
        clock: tuple[Today, Randomness],
    ) -> None:
        self._open_records, self._reading, self._law = open_records, reading, law
        self._today, self._randomness = clock

    def receive(
        self,
        interview: InterviewId,
        kind: RequestKind,
        day: str = "",
        *,
        by: ConsentSource = ConsentSource.SELF,
    ) -> RequestReceived:
        """Note that somebody asked, on a day, today where none is given.

        The answer is due by the law of the site; where nobody said which, by the shorter time of
        Mexico. Raises RetentionRefusedError where the day is none or is still to come.
        """
        today = self._today()
        received = demand_day(day) if day else today
        if received > today:
            raise RetentionRefusedError("past")
        law = self._law() or Notice.MX
        event = RequestReceived(
            self._randomness(16).hex(),
            kind,
            received.isoformat(),
            answer_due(law, received).isoformat(),
            law,
            by=by,
        )
        with self._open_records(Compartment.CORE) as records:
            records.standing(interview)
            records.append(event, interview)
            records.checkpoint()
        return event

    def answer(
        self, interview: InterviewId, id_: str, answer: RequestAnswer, reason: str = ""
    ) -> tuple[Consent, ...]:
        """Note how it was answered, and do what follows at once; return what was taken back.

        A granted cancellation takes every permission back, and the record waits to be erased; a
        granted opposition takes back whatever shares it. Raises RetentionRefusedError where no such
        request waits, or a no has no reason, and NotAllowedError.
        """
        waiting = [e for e in self.of(interview) if e.said.id == id_ and e.is_open]
        if not waiting:
            raise RetentionRefusedError("request")
        if answer.needs_reason and not reason.strip():
            raise RetentionRefusedError("reason")
        event = RequestAnswered(id_, self._today().isoformat(), answer, reason.strip())
        with self._open_records(Compartment.CORE) as records:
            records.append(event, interview)
            taken = _taken_back(waiting[0].said.kind, answer, records.standing(interview).consents)
            for each in taken:
                records.append(ConsentRecorded(each), interview)
            records.checkpoint()
        return taken

    def of(self, interview: InterviewId) -> tuple[Request, ...]:
        """Return every request about a record, by the day its answer is due."""
        return tuple(self._reading.kept(interview).requests)


def _taken_back(
    kind: RequestKind, answer: RequestAnswer, consents: Sequence[Consent]
) -> tuple[Consent, ...]:
    if answer is not RequestAnswer.GRANTED:
        return ()
    every = permissions.withdrawals(consents)
    if kind is RequestKind.CANCELLATION:
        return every
    if kind is RequestKind.OPPOSITION:
        return tuple(each for each in every if each.purpose in SHARING)
    return ()
