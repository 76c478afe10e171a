"""The sentences for what draws, training and instructions refuse."""

from collections.abc import Callable, Mapping

from intake.domain.errors import (
    DrawRefusedError,
    InstructionRefusedError,
    IntakeError,
    TrainingMissingError,
    TrainingRefusedError,
    UnknownDrawError,
)
from intake.i18n import N_, Words

_DRAW: Mapping[str, str] = {
    "period": N_("Write the period as two days, the first one first: 2026-12-01/2026-12-31."),
    "probability": N_("The share is more than 0 and at most 1, as 0.2, with six digits at most."),
    "site": N_("Write the name of the site as its store has it."),
    "begun": N_(
        "The period has begun already. A draw is committed to before its first day, or everybody "
        "who opens an interview could know what it will choose."
    ),
    "twice": N_("There is a draw for this site and period already, and only one counts."),
    "role": N_(
        "Whoever keeps the draw of a site is no supervisor or coordinator, and has opened no "
        "interview there. Ask a steward or an auditor from outside."
    ),
    "early": N_("The period is not over. Its secret stays secret until its last day has passed."),
    "told": N_("The secret of this draw was told already."),
    "keepers": N_("Nobody in the roster can keep a draw: admit a steward or an auditor first."),
    "mismatch": N_("This is not the secret of this draw: it does not fit what was committed to."),
}
_TRAINING: Mapping[str, str] = {
    "days": N_("Write both days as 2026-11-24, the day of the training first."),
    "person": N_("Nobody in the roster who is here has this name."),
    "guidance": N_("There is no guidance of this name. The page “Guidance and training” lists it."),
    "confirmed": N_("Only the person who had the training confirms it, and only once."),
}
_INSTRUCTION: Mapping[str, str] = {
    "date": N_("Write the day of the instruction as 2026-11-24."),
    "text": N_("Write the instruction as it was given."),
    "source": N_("Write who gave the instruction, by office or role, and how it is known."),
    "unknown": N_("No instruction has this number."),
}
DRAW_MESSAGES: Mapping[type[IntakeError], str] = {
    UnknownDrawError: N_("The draw “{draw}” is not known here, or its secret is not kept here."),
}


def _draw(error: IntakeError, words: Words) -> str:
    rule = error.rule if isinstance(error, DrawRefusedError) else ""
    return words.gettext(_DRAW.get(rule, _DRAW["period"]))


def _training(error: IntakeError, words: Words) -> str:
    rule = error.rule if isinstance(error, TrainingRefusedError) else ""
    return words.gettext(_TRAINING.get(rule, _TRAINING["guidance"]))


def _instruction(error: IntakeError, words: Words) -> str:
    rule = error.rule if isinstance(error, InstructionRefusedError) else ""
    return words.gettext(_INSTRUCTION.get(rule, _INSTRUCTION["unknown"]))


def _missing(error: IntakeError, words: Words) -> str:
    if not isinstance(error, TrainingMissingError):
        raise TypeError(type(error))
    named = ", ".join(error.missing)
    if error.needs_supervisor:
        return words.gettext(
            "Your training is not current: {missing}. In this organisation only somebody who "
            "supervises can begin an interview all the same, and says why.",
            missing=named,
        )
    return words.gettext(
        "Your training is not current: {missing}. Write why this interview begins all the same. "
        "The reason stays in this store; it is on none of the person’s papers.",
        missing=named,
    )


DRAW_SPECIAL: Mapping[type[IntakeError], Callable[[IntakeError, Words], str]] = {
    DrawRefusedError: _draw,
    TrainingRefusedError: _training,
    InstructionRefusedError: _instruction,
    TrainingMissingError: _missing,
}
