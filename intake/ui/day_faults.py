"""The sentences for what does not fit when the day at the shelter is noted."""

from collections.abc import Callable, Mapping

from intake.domain.errors import DayRefusedError, IntakeError, NotNotedError
from intake.i18n import N_, Words

_RULES: Mapping[str, str] = {
    "date": N_("This is not a day. Write the year, the month and the day: 2026-11-24."),
    "time": N_("This is not an hour. Write it with 24 hours: 04:30."),
    "count": N_("Count at least one person, and at most 99 adults and 99 minors at once."),
    "code": N_("This is not in the list."),
    "place": N_("This place is not in the list."),
    "language": N_("Choose at least one language."),
    "reason": N_("A day that was missed needs a reason, and only that."),
    "finder": N_("First ask who could find this paper, and note the answer."),
    "phone": N_("Write a telephone number: digits and + ( ) - only."),
    "word": N_("The code word is one word, without digits or signs."),
    "itself": N_("A case cannot be linked with itself."),
    "changed": N_("This is no follow-up in which the question about changes is open."),
}
_WHATS: Mapping[str, str] = {
    "date": N_("No such day is noted for this case."),
    "tally": N_("Nothing was counted today that could be taken back."),
    "link": N_("These two cases are not linked."),
    "interpreter": N_("Nobody of the roster has this code."),
}


def _refused(error: IntakeError, words: Words) -> str:
    rule = error.rule if isinstance(error, DayRefusedError) else ""
    return words.gettext(_RULES.get(rule, _RULES["code"]))


def _not_noted(error: IntakeError, words: Words) -> str:
    what = error.what if isinstance(error, NotNotedError) else ""
    return words.gettext(_WHATS.get(what, _WHATS["date"]))


DAY_SPECIAL: Mapping[type[IntakeError], Callable[[IntakeError, Words], str]] = {
    DayRefusedError: _refused,
    NotNotedError: _not_noted,
}
