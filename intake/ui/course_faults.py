"""The sentence for each way in which an interview is not where an act needs it."""

from collections.abc import Mapping

from intake.domain import course_errors as errors
from intake.domain.failure import IntakeError
from intake.i18n import N_

COURSE_MESSAGES: Mapping[type[IntakeError], str] = {
    errors.CourseError: N_("That is not possible in this interview now. Nothing was written."),
    errors.WrongStateError: N_(
        "This interview is not at that point, so nothing was written. Look at its status first."
    ),
    errors.NarrativeLockedError: N_(
        "What happened is not written down yet: first ask about a lawyer, and if there is one, "
        "wait until the lawyer agrees."
    ),
    errors.RestrictedFieldsError: N_(
        "This question is closed in this interview. Nothing was written; go on with the next one."
    ),
    errors.SharingTooEarlyError: N_(
        "Sharing is asked at the end, when the person has heard what was written. "
        "Read it back first."
    ),
    errors.ConsentStepError: N_(
        "This decision does not follow on the one before. Look at what the person said last."
    ),
    errors.RecipientMissingError: N_(
        "A yes to sharing names who receives it, and a referral the service too. Add the name."
    ),
    errors.SharingNotAskedError: N_(
        "Not everything about sharing was asked yet. Ask what is open, or note that it is put off."
    ),
    errors.ReasonMissingError: N_("Write down why; without a reason nothing was changed."),
    errors.JudgementRefusedError: N_(
        "This judgement does not count here ({refusal}), so nothing was written. "
        "Look at where the record stands, and who has judged it."
    ),
    errors.OneDirectionError: N_(
        "Only findings of one direction would be finished, while {left} of the other wait. "
        "Finish both together, or neither."
    ),
    errors.NotTheirWordsError: N_(
        "These words came through an interpreter, so they are not marked as the person's own. "
        "Nothing was written; mark them as interpreted."
    ),
    errors.PromiseMissingError: N_(
        "Nobody interprets before the promise was read and accepted. Read it to {interpreter}, "
        "note that it was accepted, and go on."
    ),
    errors.NoteTooLongError: N_(
        "The note is too long ({size} bytes; {most} fit), so nothing was written. Shorten it."
    ),
    errors.CarryNotAskedError: N_(
        "Ask the person first who could find this paper, and where it will be kept. Nothing was "
        "written."
    ),
    errors.ConsentScopeError: N_(
        "The person does not allow that this interview leaves so. Nothing was written."
    ),
}
