"""The sentences for what figures refuse."""

from collections.abc import Callable, Mapping

from intake.domain.errors import (
    IntakeError,
    MixedUnitsError,
    UnknownCohortError,
    WrongPeriodError,
)
from intake.i18n import N_, Words
from intake.i18n.figure_words import UNITS

FIGURES_MESSAGES: Mapping[type[IntakeError], str] = {
    UnknownCohortError: N_(
        "There are no published figures “{named}”. The command `intake figures --list` names them."
    ),
    WrongPeriodError: N_(
        "“{period}” is no period. Write months as 2026-11, the first one before the last one."
    ),
}


def _mixed(error: IntakeError, words: Words) -> str:
    units = (error.part, error.whole) if isinstance(error, MixedUnitsError) else ("acts", "people")
    part, whole = (words.gettext(UNITS.get(each, UNITS["people"])) for each in units)
    return words.gettext(
        "Not counted: {part} cannot be added to {whole} or divided by them. One person can suffer "
        "several acts, so the result would be a percentage of nothing. Divide {part} by {part}, "
        "or say how many {part} there are for each of the {whole}.",
        part=part,
        whole=whole,
    )


FIGURES_SPECIAL: Mapping[type[IntakeError], Callable[[IntakeError, Words], str]] = {
    MixedUnitsError: _mixed
}
