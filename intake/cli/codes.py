"""Words for the codes that the command shows to a person; programs get the codes themselves."""

from collections.abc import Mapping

from intake.domain.answers import SkipReason
from intake.i18n import N_, Words

_SKIPS: Mapping[SkipReason, str] = {
    SkipReason.DECLINED: N_("Prefers not to answer"),
    SkipReason.NOT_KNOWN: N_("Does not know"),
    SkipReason.NOT_ASKED: N_("Not asked"),
    SkipReason.LATER: N_("Left for later"),
    SkipReason.NOT_SAFE: N_("Not safe to ask"),
    SkipReason.INTERRUPTED: N_("Interrupted"),
    SkipReason.WELLBEING: N_("Left out for the person's wellbeing"),
    SkipReason.NOT_APPLICABLE: N_("Does not apply"),
}
_MISFITS: Mapping[str, str] = {
    "unknown_value": N_("the form knows no such answer"),
    "problem": N_("the form does not accept this answer"),
    "not_asked": N_("the form does not ask this here"),
    "locked": N_("an account waits for the lawyer, or for that question"),
    "row_count": N_("the form has no room for so many rows"),
}


def skip_text(reason: SkipReason, words: Words) -> str:
    """Say why a question has no answer."""
    return words.gettext(_SKIPS[reason])


def misfit_text(rule: str, words: Words) -> str:
    """Say why an answer of a file was not recorded."""
    message = _MISFITS.get(rule)
    return words.gettext(message) if message else rule
