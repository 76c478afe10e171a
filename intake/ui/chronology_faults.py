"""The sentences for a step of a government that does not fit."""

from collections.abc import Callable, Mapping

from intake.domain.errors import (
    IntakeError,
    StepRefusedError,
    UnknownStepError,
    UnprovenStepError,
)
from intake.i18n import N_, Words

_RULES: Mapping[str, str] = {
    "outcome": N_("This outcome does not fit this step."),
    "source": N_(
        "Say who tells it and how they know. What nobody knows is noted as not known; nothing "
        "is concluded from silence."
    ),
    "inferred": N_("Who supposes something says why: write it in the note."),
    "inside": N_(
        "What an officer said and who it is lies with the inside sources alone: note the source "
        "first, choose it here, and leave the note empty."
    ),
    "level": N_("Only a review has a level, and it needs one."),
    "number": N_("Write a number from 1 to 99."),
    "occasion": N_("This can happen only once in one screening."),
    "date": N_("This is not a day or an hour. Write 2026-11-24 and 04:30."),
    "missed": N_("A hearing that was missed needs a reason, and only that."),
    "harm": N_("No harm of this interview lies there."),
    "day": N_("No such day is noted for this case."),
    "code": N_("This is not in the list."),
    "why": N_("Say why it is corrected. What was written before stays."),
}
_OTHER = N_("This does not belong to this kind of step.")
_WHATS: Mapping[str, str] = {
    "step": N_("There is no such step that was noted by hand in this case."),
    "source": N_("There is no such inside source."),
}


def _refused(error: IntakeError, words: Words) -> str:
    rule = error.rule if isinstance(error, StepRefusedError) else ""
    return words.gettext(_RULES.get(rule, _OTHER))


def _unknown(error: IntakeError, words: Words) -> str:
    what = error.what if isinstance(error, UnknownStepError) else ""
    return words.gettext(_WHATS.get(what, _WHATS["step"]))


CHRONOLOGY_SPECIAL: Mapping[type[IntakeError], Callable[[IntakeError, Words], str]] = {
    StepRefusedError: _refused,
    UnknownStepError: _unknown,
}
CHRONOLOGY_MESSAGES: Mapping[type[IntakeError], str] = {
    UnprovenStepError: N_(
        "What a supervisor or headquarters did is noted only from a document that you have seen, "
        "or from an officer. From anybody else it is not known: note it so."
    )
}
