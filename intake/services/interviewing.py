"""Doing an interview: begin, answer, keep half-typed text, pause, finish, go on after a crash."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intake.domain.answers import Patch
from intake.domain.case_codes import RANDOM_BYTES, case_code
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.errors import ConsentMissingError, NotGrantedError
from intake.domain.events import (
    ConsentRecorded,
    ConsentRefused,
    Event,
    InterviewOpened,
    LanguageRecorded,
)
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import Interview, after, opened
from intake.services.ports import (
    Draft,
    InterviewRow,
    Now,
    OpenRecords,
    Progress,
    Randomness,
    Reading,
    Written,
)

_WRITTEN_FIRST = (Compartment.IDENTITY, Compartment.MEDIA, Compartment.CORE)
"""Identity before core: an orphan there is harmless, a dangling reference in core is not."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An interview that was open when the program last ended without locking."""

    row: InterviewRow
    drafts: tuple[Draft, ...]
    """Half-typed text, newest first; empty when the last answer was already given."""
    last_asked: str = ""
    """The question that was answered last; empty when none was."""


class Interviewing:
    """The interview desk of the person who unlocked the store."""

    def __init__(
        self, open_records: OpenRecords, reading: Reading, now: Now, randomness: Randomness
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._now = now
        self._randomness = randomness

    def begin(self, form: FormHash, consent: Consent, languages: Languages) -> Interview:
        """Open an interview together with the consent that allows it, in one transaction.

        Raises ConsentMissingError unless `consent` is a yes to keeping what is said.
        """
        interview_id = InterviewId(self._randomness(16).hex())
        if consent.purpose is not Purpose.COLLECT or consent.decision is not Decision.GRANTED:
            raise ConsentMissingError(interview_id)
        kept = self._reading.form(form)
        first = InterviewOpened(
            kept.hash,
            kept.form_id,
            kept.version,
            case_code(self._randomness(RANDOM_BYTES)),
            site=self._reading.organisation().site,
        )
        interview = opened(interview_id, first)
        following: tuple[Event, ...] = (ConsentRecorded(consent), LanguageRecorded(languages))
        with self._open_records(Compartment.CORE) as records:
            records.append(first, interview_id)
            for event in following:
                records.append(event, interview_id)
                interview = after(interview, event)
        return interview

    def demand_readable(self, compartments: Iterable[Compartment]) -> None:
        """Raise NotGrantedError for the first of these that this person has no key for."""
        for each in compartments:
            if not self._reading.can_read(each):
                raise NotGrantedError(each.value)

    def decline(self) -> None:
        """Count one refusal, and keep nothing else of a person who said no."""
        with self._open_records(Compartment.CORE) as records:
            records.append(ConsentRefused())

    def answer(
        self,
        interview: InterviewId,
        patches: Mapping[Compartment, Patch],
        *,
        lang: str = "",
        via: str = "",
        progress: Progress | None = None,
    ) -> Written | None:
        """Record what one act changed: one transaction for each compartment that it touches.

        The drafts of the question that was answered are deleted with it. Returns what the disk
        acknowledged last, or None when nothing had changed.
        """
        written: Written | None = None
        for compartment in _WRITTEN_FIRST:
            patch = patches.get(compartment)
            if patch is None or patch.is_empty:
                continue
            written = self._answer_in(compartment, interview, patch, (lang, via), progress)
        return written

    def _answer_in(
        self,
        compartment: Compartment,
        interview: InterviewId,
        patch: Patch,
        spoken: tuple[str, str],
        progress: Progress | None,
    ) -> Written:
        lang, via = spoken
        if compartment is Compartment.CORE:
            with self._open_records(Compartment.CORE) as records:
                given = records.standing(interview).answer(patch, lang=lang, via=via)
                written = records.append(given, interview, progress=progress)
                records.drop_draft(interview, patch.asked)
            return written
        with self._open_records(Compartment.CORE) as records:
            given = records.standing(interview).answer(patch, lang=lang, via=via)
        with self._open_records(compartment) as records:
            written = records.append(given, interview)
            records.drop_draft(interview, patch.asked)
        return written

    def save_draft(
        self,
        compartment: Compartment,
        interview: InterviewId,
        path: str,
        text: str,
        *,
        caret: int = 0,
    ) -> Draft:
        """Keep half-typed text; it is overwritten by the next and deleted by the answer."""
        draft = Draft(interview, path, text, caret, self._now())
        with self._open_records(compartment) as records:
            records.save_draft(draft)
        return draft

    def drop_draft(self, compartment: Compartment, interview: InterviewId, path: str) -> None:
        """Forget half-typed text without a trace, as when a person asks to strike it."""
        with self._open_records(compartment) as records:
            records.drop_draft(interview, path)

    def record_languages(self, interview: InterviewId, languages: Languages) -> Written:
        """Note another language or interpreter from here on."""
        with self._open_records(Compartment.CORE) as records:
            event = records.standing(interview).record_languages(languages)
            return records.append(event, interview)

    def pause(self, interview: InterviewId) -> Written:
        """Stop the clock."""
        with self._open_records(Compartment.CORE) as records:
            written = records.append(records.standing(interview).pause(), interview)
            records.refresh_document(interview)
        return written

    def resume(self, interview: InterviewId) -> Written:
        """Go on where it stopped."""
        with self._open_records(Compartment.CORE) as records:
            return records.append(records.standing(interview).resume(), interview)

    def leave_section(self, interview: InterviewId) -> None:
        """Bring the document and the search text up to date."""
        for compartment in self._readable():
            with self._open_records(compartment) as records:
                records.refresh_document(interview)

    def finish(
        self,
        interview: InterviewId,
        unanswered: tuple[str, ...],
        progress: Progress | None = None,
        *,
        override: str = "",
    ) -> Written:
        """Finish the questions; every visible one is answered or skipped with a reason.

        What is not needs `override`, the reason why it is finished all the same.
        """
        with self._open_records(Compartment.CORE) as records:
            event = records.standing(interview).finish(unanswered, override)
            written = records.append(event, interview, progress=progress)
            records.refresh_document(interview)
            records.drop_drafts(interview)
            records.checkpoint()
        if Compartment.IDENTITY in self._readable():
            with self._open_records(Compartment.IDENTITY) as records:
                records.refresh_document(interview)
                records.drop_drafts(interview)
                records.checkpoint()
        return written

    def unfinished(self) -> tuple[Unfinished, ...]:
        """Return the interviews to offer for going on, newest draft first."""
        drafts = self._reading.drafts()
        found = [
            Unfinished(
                row,
                tuple(each for each in drafts if each.interview == row.id),
                self._reading.last_asked(row.id),
            )
            for row in self._reading.open_since()
        ]
        return tuple(sorted(found, key=lambda each: each.row.updated, reverse=True))

    def _readable(self) -> tuple[Compartment, ...]:
        return tuple(
            each
            for each in (Compartment.IDENTITY, Compartment.CORE)
            if self._reading.can_read(each)
        )
