"""The assessment of record (sheet M): what the author found, in the words that the mode allows.

It opens when reading back is over, is signed with the judgement key, and is never overwritten: a
later one of the same author stands beside the first, which stays the one of record.
"""

from dataclasses import dataclass

from intake.domain.course_errors import WrongStateError
from intake.domain.ids import InterviewId
from intake.domain.judgement_events import AssessmentGiven, JudgementDisowned, NoteOpened
from intake.domain.judgements import Assessment, Element, Place, without_ground
from intake.domain.organisation_mode import InForce
from intake.domain.standing import Standing
from intake.domain.states import AFTER_SEAL
from intake.services.judgement_ports import JudgementReading, Notes, Signed, Words
from intake.services.judging import Judging
from intake.services.ports import Written


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A sealed note of a record, with whatever the auditor wrote of it."""

    of: Place
    sealed: str
    opened: str = ""


class Assessing:
    """Sheet M, and what its signer says of it later."""

    def __init__(self, judging: Judging, reading: JudgementReading, notes: Notes) -> None:
        self._judging = judging
        self._reading = reading
        self._notes = notes

    @property
    def in_force(self) -> InForce:
        """The mode now: `has_conclusions` tells whether the sheet has a conclusion."""
        return self._reading.in_force()

    def standing(self, interview: InterviewId) -> Standing:
        """Return all judgements of a record."""
        return self._reading.standing(interview)

    def demand(self, interview: InterviewId, assessment: Assessment, words: Words) -> None:
        """Raise what `give` would raise, before a passphrase is asked for."""
        self._judging.demand(interview, AssessmentGiven(assessment), words)

    def give(
        self, interview: InterviewId, assessment: Assessment, words: Words, passphrase: str
    ) -> Signed:
        """Sign an assessment: every element has a value; text, links and note are in `words`.

        Raises JudgementRefusedError (`state`: too early or under review; `mode`: a conclusion where
        there is none; `author`: whoever reviewed it), WrongPassphraseError, NoteTooLongError.
        """
        return self._judging.sign(interview, AssessmentGiven(assessment), words, passphrase)

    def elements_without_ground(self, interview: InterviewId) -> tuple[Element, ...]:
        """Return what the assessment of record calls noted and links to nothing.

        Raises WrongStateError before the seal: it would tell which fact is missing while the
        person can still be asked for it.
        """
        standing = self._reading.standing(interview)
        if standing.state not in AFTER_SEAL:
            raise WrongStateError(interview, standing.state.value, "elements_without_ground")
        of_record = standing.of_record
        said = of_record.said if of_record is not None else None
        if of_record is None or not isinstance(said, Assessment):
            return ()
        return without_ground(said, of_record.passages)

    def disown(
        self, interview: InterviewId, judgement: Place, words: Words, passphrase: str
    ) -> Signed:
        """State openly that one's own judgement was signed under instruction.

        `words` says what one thinks (`reason`) and who asked (`instructed_by`).
        """
        return self._judging.sign(interview, JudgementDisowned(judgement), words, passphrase)

    def notes_of(self, interview: InterviewId) -> tuple[ReadNote, ...]:
        """Return every sealed note of a record; used or not, they look the same."""
        standing = self._reading.standing(interview)
        opened = dict(standing.notes)
        return tuple(
            ReadNote(place, said.sealed_note, opened.get(place, ""))
            for place, said in standing.explained
        )

    def open_note(self, interview: InterviewId, of: Place, passphrase: str) -> Written:
        """Open a note to the auditor at the device, and write what it says beside the record.

        Raises NotGrantedError for anybody else, and JudgementRefusedError where it is empty.
        """
        sealed = next((each.sealed for each in self.notes_of(interview) if each.of == of), "")
        text = self._notes.open(sealed, passphrase)
        return self._judging.open_note(interview, NoteOpened(of, text), passphrase)
