"""What each entry of a record is, for those who may get some of them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from intake.domain.answers import Path
from intake.domain.chronology import StepSource
from intake.domain.chronology_events import StepCorrected, StepNoted
from intake.domain.conflict_events import ConflictSettled
from intake.domain.consent import Consent
from intake.domain.course_events import (
    AddendumAdded,
    AnswerCorrected,
    InterviewStopped,
    ReadbackRecorded,
    VitalInterestInvoked,
)
from intake.domain.events import AnswerGiven, ConsentRecorded, Event, QuestionsFinished
from intake.domain.profiles import Part
from intake.domain.states import Source
from intake.domain.translation_events import TranslationRecorded
from intake.services.form_parts import NOTHING, FormParts, Parts

OF_TYPE: Final[Mapping[str, Part]] = {
    "interview.opened": Part.FRAME,
    "form.changed": Part.FRAME,
    "questions.finished": Part.FRAME,
    "interview.paused": Part.FRAME,
    "interview.resumed": Part.FRAME,
    "interview.stopped": Part.FRAME,
    "interview.left": Part.FRAME,
    "readback.recorded": Part.FRAME,
    "interview.confirmed": Part.FRAME,
    "interview.sealed": Part.FRAME,
    "entry.adopted": Part.FRAME,
    "record.continued": Part.FRAME,
    "consent.recorded": Part.OTHER_CONSENTS,
    "consent.refused": Part.CONSENT,
    "notice.given": Part.CONSENT,
    "vital_interest.invoked": Part.CONSENT,
    "language.recorded": Part.LANGUAGE,
    "counsel.noted": Part.COUNSEL,
    "counsel.agreed": Part.COUNSEL,
    "addendum.added": Part.ADDENDUM,
    "translation.recorded": Part.NARRATIVE,
    "name.kept_apart": Part.IDENTITY,
    "date.noted": Part.CALENDAR,
    "date.closed": Part.CALENDAR,
    "case.linked": Part.FAMILY,
    "case.unlinked": Part.FAMILY,
    "government.step": Part.GOVERNMENT,
    "government.step_corrected": Part.GOVERNMENT,
    "assessment.given": Part.ASSESSMENT,
    "judgement.explained": Part.REVIEW,
    "judgement.disowned": Part.REVIEW,
    "review.directed": Part.REVIEW,
    "review.given": Part.REVIEW,
    "review.withdrawn": Part.REVIEW,
    "dispute.reviewed": Part.REVIEW,
    "note.opened": Part.REVIEW,
    "record.finalised": Part.REVIEW,
    "result.told": Part.REVIEW,
    "letter.given": Part.REVIEW,
}
"""Types that are not here are notes of staff. Answers are what their question is."""


def parts_of(
    type_: str, event: Event, form: FormParts, is_about: Callable[[Consent], bool]
) -> tuple[Parts, ...]:
    """Return what an entry is: it goes when everything of one of these may go.

    There are several where an entry says only that a row of a repeat is there: it goes with any of
    the answers that stand in it. `is_about` tells whether a decision concerns who receives it.
    """
    match event:
        case AnswerGiven(patch=patch) | AnswerCorrected(patch=patch):
            paths = [path for path, _ in patch.values]
            said = _all(form, paths)
            rows = [each for row in patch.rows for each in form.below(row.repeat)]
            if paths and not said:
                return (NOTHING,)
            return tuple(said | each for each in rows) if patch.rows else (said,)
        case ConflictSettled(patch=patch):
            said = _all(form, (patch.asked, *(path for path, _ in patch.values)))
            return (said and said | _told(event.reason),)
        case ConsentRecorded(consent=consent):
            return (Parts({Part.CONSENT if is_about(consent) else Part.OTHER_CONSENTS}),)
        case TranslationRecorded(path=path):
            return (form.of(path) | {Part.NARRATIVE},)
        case _:
            return (Parts({OF_TYPE.get(type_, Part.STAFF)}) | _marks(event),)


def _all(form: FormParts, paths: Iterable[Path]) -> Parts:
    """Return all that the answers at these paths are; nothing where a path is of no version."""
    each = [form.of(path) for path in paths]
    return NOTHING.union(*each) if all(each) else NOTHING


def _marks(event: Event) -> Parts:
    """Return what an entry is beside its kind: it may say why, in words, or come from inside."""
    match event:
        case AddendumAdded(source=source):
            return Parts({Part.STAFF}) if source is Source.STAFF else NOTHING
        case StepNoted(step=step) | StepCorrected(step=step):
            return Parts({Part.INSIDE}) if step.source is StepSource.OFFICER else NOTHING
        case InterviewStopped(reason=why) | ReadbackRecorded(reason=why):
            return _told(why)
        case VitalInterestInvoked(reason=why) | QuestionsFinished(override=why):
            return _told(why)
        case _:
            return NOTHING


def _told(words: str) -> Parts:
    return Parts({Part.FREE_TEXT}) if words else NOTHING
