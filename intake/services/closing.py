"""The end of an interview: stopped, left or finished, read back, closed, sealed, added to."""

from collections.abc import Callable, Mapping

from intake.domain import closing
from intake.domain.answers import Patch, Path
from intake.domain.compartments import Compartment
from intake.domain.course_events import CareNoted
from intake.domain.events import Event
from intake.domain.ids import ChainId, InterviewId
from intake.domain.states import Care, Outcome, Source, StoppedBy
from intake.services.as_heard import demand_as_heard
from intake.services.ports import (
    Follow,
    OpenJudgement,
    OpenRecords,
    Reading,
    Records,
    Written,
    follow_nothing,
)

_APART = (Compartment.IDENTITY, Compartment.CORE)
_CORRECTED = "answer.corrected"


class Closing:
    """What happens to an interview beside its questions, and after them."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Reading,
        open_judgement: OpenJudgement,
        follow: Follow = follow_nothing,
        demand_settled: Callable[[InterviewId], None] = lambda _interview: None,
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._open_judgement, self._follow = open_judgement, follow
        self._demand_settled = demand_settled

    def note_counsel(self, interview: InterviewId, *, has_lawyer: bool) -> Written | None:
        """Note whether the person has a lawyer, where no answer of a form says it; None: known."""
        with self._open_records(Compartment.CORE) as records:
            noted = records.standing(interview).note_counsel(has_lawyer=has_lawyer)
            return records.append(noted, interview) if noted is not None else None

    def counsel_agrees(self, interview: InterviewId, who: str, when: str, how: str) -> Written:
        """Open the account: who agreed, when, and how that was said."""
        with self._open_records(Compartment.CORE) as records:
            agreed = closing.counsel_agrees(records.standing(interview), who, when, how)
            return records.append(agreed, interview)

    def note_care(
        self, interview: InterviewId, kind: Care, path: Path = "", *, to: Path = ""
    ) -> Written:
        """Note distress, a change of topic, a break that was offered: never a judgement."""
        with self._open_records(Compartment.CORE) as records:
            records.standing(interview)
            return records.append(CareNoted(kind, path, to), interview)

    def stop(self, interview: InterviewId, by: StoppedBy, reason: str = "") -> Written:
        """Stop for the person's sake; it is kept only where they say so again."""
        with self._open_records(Compartment.CORE) as records:
            stopped = closing.stop(records.standing(interview), by, reason)
            return self._last(records, stopped, interview)

    def leave(self, interview: InterviewId, answered: int) -> Written:
        """Note that the person left before the end."""
        with self._open_records(Compartment.CORE) as records:
            left = closing.leave(records.standing(interview), answered)
            return self._last(records, left, interview)

    def correct(
        self,
        interview: InterviewId,
        patches: Mapping[Compartment, Patch],
        *,
        lang: str = "",
        via: str = "",
    ) -> Written | None:
        """Change answers while they are read back; the former text stays beside the new one."""
        with self._open_records(Compartment.CORE) as records:
            standing = records.standing(interview)
        demand_as_heard(self._reading, interview, patches)
        written: Written | None = None
        for compartment in _APART:
            patch = patches.get(compartment)
            if patch is None or patch.is_empty:
                continue
            before = self._reading.document(interview, compartment)
            event = closing.correct(standing, patch, before, lang=lang, via=via)
            with self._open_records(compartment) as records:
                written = records.append(event, interview)
                if compartment is Compartment.CORE:
                    self._follow(records, standing, patch)
                records.refresh_document(interview)
        return written

    def accept(self, interview: InterviewId, *, lang: str, by: str) -> Written:
        """Note that the person heard it and said it is right, as corrected where it was."""
        was_corrected = any(each.type == _CORRECTED for each in self._reading.history(interview))
        with self._open_records(Compartment.CORE) as records:
            standing = records.standing(interview)
            accepted = closing.accept(standing, lang=lang, by=by, was_corrected=was_corrected)
            return self._last(records, accepted, interview)

    def not_confirmed(
        self,
        interview: InterviewId,
        outcome: Outcome,
        reason: str,
        *,
        lang: str = "",
        by: str = "",
    ) -> Written:
        """Note that reading back was refused or not possible, and why."""
        with self._open_records(Compartment.CORE) as records:
            standing = records.standing(interview)
            noted = closing.not_confirmed(standing, outcome, reason, lang=lang, by=by)
            return self._last(records, noted, interview)

    def confirm(self, interview: InterviewId) -> Written:
        """Close, once each purpose of sharing was asked, refused or put off."""
        with self._open_records(Compartment.CORE) as records:
            return self._last(records, closing.confirm(records.standing(interview)), interview)

    def demand_sealable(self, interview: InterviewId) -> None:
        """Raise what `seal` would raise, before a passphrase is asked for."""
        with self._open_records(Compartment.CORE) as records:
            closing.seal(records.standing(interview), "-", "", ())
        self._demand_settled(interview)

    def seal(self, interview: InterviewId, statement: str, lang: str, passphrase: str) -> Written:
        """Freeze the interview; the author signs `statement` with the passphrase typed for it.

        Raises WrongPassphraseError and whatever `demand_sealable` does. The end of what is kept
        apart is named first, and so frozen with the rest.
        """
        self.demand_sealable(interview)
        with self._open_judgement(passphrase) as sign:
            apart = self._ends(interview)
            with self._open_records(Compartment.CORE) as records:
                end = records.end_of(interview)
                ends = (*apart, *((end,) if end else ()))
                sealed = closing.seal(records.standing(interview), statement, lang, ends)
                written = records.append_judged(sealed, interview, sign)
                records.refresh_document(interview)
                records.checkpoint()
        return written

    def add(
        self,
        interview: InterviewId,
        text: str,
        *,
        lang: str = "",
        source: Source = Source.PERSON,
    ) -> Written:
        """Add what became known after the seal."""
        with self._open_records(Compartment.CORE) as records:
            added = closing.add(records.standing(interview), text, lang=lang, source=source)
            return self._last(records, added, interview)

    def _ends(self, interview: InterviewId) -> tuple[tuple[ChainId, int, str], ...]:
        if not self._reading.can_read(Compartment.IDENTITY):
            return ()
        with self._open_records(Compartment.IDENTITY) as records:
            records.refresh_document(interview)
            records.checkpoint()
            end = records.end_of(interview)
        return (end,) if end else ()

    def _last(self, records: Records, event: Event, interview: InterviewId) -> Written:
        """Write what ends a part of the course, and sign all there is."""
        written = records.append(event, interview)
        records.refresh_document(interview)
        records.drop_drafts(interview)
        records.checkpoint()
        return written
