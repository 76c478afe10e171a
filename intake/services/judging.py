"""Writing a judgement: its coded half and its text half, both signed, in one transaction."""

from intake.domain.course_errors import JudgementRefusedError
from intake.domain.events import Event
from intake.domain.ids import ChainId, InterviewId, PersonId
from intake.domain.judgement_events import JudgementExplained
from intake.domain.judgements import Place
from intake.domain.organisation_mode import InForce
from intake.domain.standing import Act, Standing
from intake.domain.standing_rules import refusal
from intake.domain.standing_steps import after
from intake.services.judgement_ports import JudgedRecords, OpenJudged, SealNote, Signed, Words
from intake.services.ports import OpenJudgement, Written

_HERE = ChainId("")
"""The chain that is written here: what stands there comes after all that is known."""


class Judging:
    """Asks whether an act counts, as every station will ask when it comes in; then writes it."""

    def __init__(
        self,
        open_records: OpenJudged,
        open_judgement: OpenJudgement,
        seal_note: SealNote,
        person: PersonId,
    ) -> None:
        self._open_records = open_records
        self._open_judgement = open_judgement
        self._seal_note = seal_note
        self._person = person

    def demand(self, interview: InterviewId, event: Event, words: Words | None = None) -> None:
        """Raise JudgementRefusedError where an act would not count; nothing is written."""
        with self._open_records() as records:
            self._demand(records, interview, event, words)

    def sign(self, interview: InterviewId, event: Event, words: Words, passphrase: str) -> Signed:
        """Write a judgement with its text and sealed note, signed with the passphrase typed for it.

        Raises JudgementRefusedError, WrongPassphraseError, NoteTooLongError, and NotAllowedError
        where no role of the person may judge so.
        """
        self.demand(interview, event, words)
        note = self._seal_note(words.note)
        with self._open_judgement(passphrase) as sign, self._open_records() as records:
            self._demand(records, interview, event, words)
            written = records.append_judged(event, interview, sign)
            text = JudgementExplained(written.seq, words.passages, note)
            explained = records.append_judged(text, interview, sign)
            records.checkpoint()
        return Signed(_place(written), _place(explained))

    def write(self, interview: InterviewId, event: Event) -> Written:
        """Write an act that is no judgement, once it counts."""
        with self._open_records() as records:
            self._demand(records, interview, event)
            written = records.append(event, interview)
            records.checkpoint()
        return written

    def open_note(self, interview: InterviewId, event: Event, passphrase: str) -> Written:
        """Write what the auditor read in a sealed note, signed."""
        self.demand(interview, event)
        with self._open_judgement(passphrase) as sign, self._open_records() as records:
            written = records.append_judged(event, interview, sign)
            records.checkpoint()
        return written

    def _demand(
        self,
        records: JudgedRecords,
        interview: InterviewId,
        event: Event,
        words: Words | None = None,
    ) -> None:
        standing, in_force = records.judged(interview), records.in_force()
        place = Place(_HERE, 1)
        act = Act(place, self._person, event, in_force=in_force)
        _demand(interview, standing, act)
        if words is not None:
            text = JudgementExplained(place.seq, words.passages, "")
            self._demand_text(interview, after(standing, act), text, in_force)

    def _demand_text(
        self,
        interview: InterviewId,
        standing: Standing,
        text: JudgementExplained,
        in_force: InForce,
    ) -> None:
        act = Act(Place(_HERE, 2), self._person, text, in_force=in_force)
        _demand(interview, standing, act)


def _demand(interview: InterviewId, standing: Standing, act: Act) -> None:
    refused = refusal(standing, act)
    if refused is not None:
        raise JudgementRefusedError(interview, refused.value)


def _place(written: Written) -> Place:
    return Place(ChainId(written.chain), written.seq)
