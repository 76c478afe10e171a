"""The review (sheet N): somebody else says what they find; the first judgement is never touched."""

from collections.abc import Sequence

from intake.domain.case_codes import CaseCode
from intake.domain.ids import InterviewId, PersonId
from intake.domain.judgement_events import (
    DisputeReviewed,
    ReviewDirected,
    ReviewGiven,
    ReviewWithdrawn,
)
from intake.domain.judgements import Place, Review
from intake.domain.organisation_mode import InForce
from intake.domain.standing import Standing, Verdict, verdict
from intake.domain.states import State
from intake.services.judgement_ports import JudgedRow, JudgementReading, Signed, Words
from intake.services.judging import Judging
from intake.services.ports import Written

LISTED = (State.SEALED, State.IN_REVIEW, State.RETURNED, State.DISPUTED, State.REVIEWED)
"""What is reviewed, or waits for it."""


class Reviewing:
    """Sending a record to review, reviewing it, and taking a review of one's own back."""

    def __init__(self, judging: Judging, reading: JudgementReading, person: PersonId) -> None:
        self._judging = judging
        self._reading = reading
        self._person = person

    @property
    def in_force(self) -> InForce:
        """The mode now: it decides which acts there are."""
        return self._reading.in_force()

    def standing(self, interview: InterviewId) -> Standing:
        """Return all judgements of a record, what was set apart included."""
        return self._reading.standing(interview)

    def verdict(self, interview: InterviewId) -> Verdict:
        """Return majority and dissents."""
        return verdict(self._reading.standing(interview))

    def rows(self, states: Sequence[State] = LISTED) -> tuple[JudgedRow, ...]:
        """Return the records in these states, by case code."""
        return tuple(self._row(*each) for each in self._reading.states(states))

    def direct(self, interview: InterviewId, direction: ReviewDirected) -> Written:
        """Send a sealed record to review: why, who asked, and why this one are required.

        The draw does so with the cause DRAWN. Raises JudgementRefusedError, NotAllowedError.
        """
        return self._judging.write(interview, direction)

    def demand(self, interview: InterviewId, review: Review, words: Words) -> None:
        """Raise what `give` would raise, before a passphrase is asked for."""
        self._judging.demand(interview, self._event(interview, review), words)

    def give(self, interview: InterviewId, review: Review, words: Words, passphrase: str) -> Signed:
        """Sign a review; on a disputed record it is the second one, and a coordinator's.

        `words` has the reason, of an approval too, and the passage relied on as links; of a return
        also the questions. Raises JudgementRefusedError (`author`, `reviewed_already`, `mode`,
        `returned_twice`, `reason`, `no_conclusion`, `state`), NotAllowedError,
        WrongPassphraseError, NoteTooLongError.
        """
        return self._judging.sign(interview, self._event(interview, review), words, passphrase)

    def withdraw(
        self, interview: InterviewId, review: Place, words: Words, passphrase: str
    ) -> Signed:
        """Take a review of one's own back, with a reason; it stays where it is, marked."""
        return self._judging.sign(interview, ReviewWithdrawn(review), words, passphrase)

    def _event(self, interview: InterviewId, review: Review) -> ReviewGiven | DisputeReviewed:
        standing = self._reading.standing(interview)
        is_dispute = standing.state is State.DISPUTED
        return DisputeReviewed(review) if is_dispute else ReviewGiven(review)

    def _row(self, interview: InterviewId, case_code: CaseCode, state: State) -> JudgedRow:
        standing = self._reading.standing(interview)
        of_record = standing.of_record
        found = of_record.said.conclusion if of_record is not None else None
        return JudgedRow(
            interview,
            case_code,
            state,
            found.value if found else "",
            is_author=self._person in standing.authors,
        )
