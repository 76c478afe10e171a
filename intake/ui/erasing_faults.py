"""The sentences for what erasing refuses."""

from collections.abc import Callable, Mapping

from intake.domain.errors import ErasingRefusedError, IntakeError
from intake.i18n import N_, Words

_RULES: Mapping[str, str] = {
    "reason": N_(
        "Nothing asks that this interview is erased: the person lets it be kept, and its time is "
        "not over. Nothing was changed."
    ),
    "ordered": N_("A data steward has to order first that this interview is erased."),
    "same_person": N_(
        "You ordered it yourself. Somebody else has to approve that it is erased: a coordinator or "
        "another data steward."
    ),
    "changed": N_(
        "Something was written to this interview since it was ordered that it is erased. A data "
        "steward has to order it again."
    ),
    "here": N_(
        "This interview is still here. It has to be erased first, with two signatures; that "
        "confirms the notice."
    ),
}


def _refused(error: IntakeError, words: Words) -> str:
    rule = error.rule if isinstance(error, ErasingRefusedError) else ""
    return words.gettext(_RULES.get(rule, _RULES["reason"]))


ERASING_SPECIAL: Mapping[type[IntakeError], Callable[[IntakeError, Words], str]] = {
    ErasingRefusedError: _refused,
}
