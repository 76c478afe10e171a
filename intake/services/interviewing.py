"""Doing an interview: begin, answer, keep half-typed text, pause, finish, go on after a crash."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from intake.domain import closing, permissions
from intake.domain.answers import Patch
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Languages, PrivacyNotice, Purpose
from intake.domain.course import FormGuard
from intake.domain.course_events import NoticeGiven
from intake.domain.errors import ConsentMissingError, DiskFullError, NotGrantedError
from intake.domain.events import (
    ConsentRecorded,
    ConsentRefused,
    Event,
    InterviewPaused,
)
from intake.domain.ids import NO_RECORD, FormHash, InterviewId
from intake.domain.interview import NO_GUARD, Interview
from intake.domain.states import Basis, PauseReason
from intake.ledger import event_codec
from intake.services.as_heard import demand_as_heard, spoken
from intake.services.beginning import Beginning
from intake.services.opening import Conditioned, unconditioned
from intake.services.ports import (
    Draft,
    Follow,
    InterviewRow,
    Now,
    OpenRecords,
    Progress,
    Randomness,
    Reading,
    Written,
    follow_nothing,
)

_WRITTEN_FIRST = (Compartment.IDENTITY, Compartment.MEDIA, Compartment.CORE)
"""Identity before core: an orphan there is harmless, a dangling reference in core is not."""
ANOTHER_DAY: Final = timedelta(hours=8)
"""After a pause of so long the person is asked again; hours, so that no clock change matters."""


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
        self,
        open_records: OpenRecords,
        reading: Reading,
        clock: tuple[Now, Randomness],
        *,
        guard: Callable[[FormHash], FormGuard] = lambda _: NO_GUARD,
        conditions: Conditioned = unconditioned,
        follow: Follow = follow_nothing,
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._now = clock[0]
        self._guard, self._follow = guard, follow
        self._beginning = Beginning(open_records, reading, clock[1], conditions)

    def begin(
        self,
        form: FormHash,
        consent: Consent,
        languages: Languages,
        *,
        notice: PrivacyNotice | None = None,
        follows: InterviewId = NO_RECORD,
        untrained: str = "",
    ) -> Interview:
        """Open an interview together with the consent that allows it, in one transaction.

        `follows` names the interview after which the person says again that they are afraid: that
        is possible at any time. `untrained` is why it begins without current training. Raises
        ConsentMissingError unless `consent` is a yes to keeping what is said, PromiseMissingError
        where somebody interprets who promised nothing, and TrainingMissingError.
        """
        if consent.purpose is not Purpose.COLLECT or not consent.is_yes:
            raise ConsentMissingError(NO_RECORD)
        permissions.demand_promise(languages)
        told: tuple[Event, ...] = (NoticeGiven(notice),) if notice else ()
        following = (*told, ConsentRecorded(consent), spoken(languages, self._now))
        return self._beginning.open(form, following, follows, untrained)

    def begin_restricted(self, form: FormHash, reason: str, languages: Languages) -> Interview:
        """Open without consent, for somebody's life: what a referral needs, and no more.

        Raises NotAllowedError for whoever does not supervise, and ReasonMissingError.
        """
        told = closing.invoke_vital_interest(reason), spoken(languages, self._now)
        return self._beginning.open(form, told, NO_RECORD, reason)

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
        acknowledged last, or None when nothing had changed. Where the disk is full it is tried once
        more, with the room that was kept for that.
        """
        demand_as_heard(self._reading, interview, patches)
        written: Written | None = None
        for compartment in _WRITTEN_FIRST:
            patch = patches.get(compartment)
            if patch is None or patch.is_empty:
                continue
            try:
                written = self._answer_in(compartment, interview, patch, (lang, via), progress)
            except DiskFullError:  # the reserve of the store is free now
                written = self._answer_in(compartment, interview, patch, (lang, via), progress)
        return written

    def _answer_in(
        self,
        compartment: Compartment,
        interview: InterviewId,
        patch: Patch,
        heard: tuple[str, str],
        progress: Progress | None,
    ) -> Written:
        lang, via = heard
        with self._open_records(Compartment.CORE) as records:
            standing = records.standing(interview)
            guard = self._guard(standing.form)
            given = standing.answer(patch, lang=lang, via=via, guard=guard)
            counsel = standing.counsel(patch, guard)
            if counsel is not None:
                records.append(counsel, interview)
            if compartment is Compartment.CORE:
                written = records.append(given, interview, progress=progress)
                self._follow(records, standing, patch)
                records.drop_draft(interview, patch.asked)
                return written
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
        """Note another language or interpreter from here on: a segment of the interview ends.

        A promise that was read and accepted is noted with the time, unless a time is given.
        """
        with self._open_records(Compartment.CORE) as records:
            noted = spoken(languages, self._now).languages
            return records.append(records.standing(interview).record_languages(noted), interview)

    def pause(self, interview: InterviewId, reason: PauseReason | None = None) -> Written:
        """Stop the clock."""
        with self._open_records(Compartment.CORE) as records:
            written = records.append(records.standing(interview).pause(reason), interview)
            records.refresh_document(interview)
        return written

    def resume(self, interview: InterviewId, consent: Consent | None = None) -> Written:
        """Go on where it stopped.

        After a long pause the person is asked again: raises ConsentMissingError unless `consent`
        is a new yes. `must_ask_again` tells so before.
        """
        is_another_day = self.must_ask_again(interview)
        with self._open_records(Compartment.CORE) as records:
            standing = records.standing(interview)
            if consent is not None:
                records.append(closing.decide(standing, consent), interview)
                is_new = consent.purpose is Purpose.COLLECT and consent.is_yes
                is_another_day = is_another_day and not is_new
            return records.append(standing.resume(is_another_day=is_another_day), interview)

    def must_ask_again(self, interview: InterviewId) -> bool:
        """Tell whether a pause was so long that going on needs a new consent."""
        with self._open_records(Compartment.CORE) as records:
            basis = records.standing(interview).course.basis
        paused = event_codec.type_of(InterviewPaused())
        times = [each.at for each in self._reading.history(interview) if each.type == paused]
        is_long = bool(times) and self._now() - max(times) >= ANOTHER_DAY
        return is_long and basis is Basis.CONSENT

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
