"""The sentences for what holds, requests and the time of keeping refuse."""

from collections.abc import Callable, Mapping

from intake.domain.errors import IntakeError, RecordHeldError, RetentionRefusedError
from intake.i18n import N_, Words

_RULES: Mapping[str, str] = {
    "date": N_("This is not a day. Write the year, the month and the day: 2026-11-24."),
    "past": N_("A hold ends today or later, and a request was received today or before."),
    "by": N_("Write whose word it is, by office or code, and never the name of a person."),
    "reason": N_("Write the reason."),
    "said": N_("Choose what the person says."),
    "days": N_("A period has at least one day, and at most 100 years."),
    "twice": N_("Each purpose has one period."),
    "period": N_("Write a period as purpose, days and end: collect:365:ask_again"),
    "end": N_(
        "This end does not fit. Keeping ends by asking again, by taking the names away or by "
        "erasing; every other permission by asking again or by ending."
    ),
    "anonymise": N_(
        "Names cannot be taken away yet so that only what is coded stays. "
        "Choose to ask again, or to erase."
    ),
    "hold": N_("This interview has no such hold, or it was lifted already."),
    "request": N_("This interview has no such request, or it was answered already."),
}


def _refused(error: IntakeError, words: Words) -> str:
    rule = error.rule if isinstance(error, RetentionRefusedError) else ""
    return words.gettext(_RULES.get(rule, _RULES["date"]))


def _held(error: IntakeError, words: Words) -> str:
    if not isinstance(error, RecordHeldError):
        raise TypeError(type(error))
    if error.source == "person":
        return words.gettext(
            "The person wishes that this interview is kept, so nothing of it is erased. "
            "If they no longer wish it, lift the hold first."
        )
    if error.until:
        return words.gettext(
            "Counsel holds this interview until {day}, so nothing of it is erased. "
            "Only counsel can lift the hold.",
            day=error.until,
        )
    return words.gettext(
        "Counsel holds this interview, so nothing of it is erased. Only counsel can lift the hold."
    )


RETENTION_SPECIAL: Mapping[type[IntakeError], Callable[[IntakeError, Words], str]] = {
    RecordHeldError: _held,
    RetentionRefusedError: _refused,
}
