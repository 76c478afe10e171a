"""The sentences for what stands side by side and cannot be settled so, and for two records."""

from collections.abc import Callable, Mapping

from intake.domain.errors import (
    ConflictRefusedError,
    ConflictsOpenError,
    IntakeError,
    SamePersonRefusedError,
)
from intake.i18n import N_, Words

_RULES: Mapping[str, str] = {
    "gone": N_("Nothing stands side by side at this question any more. Look at it anew."),
    "reason": N_("Write why it is settled so: others will read it."),
    "value": N_("This is no answer to the question. Look at it anew and choose, or write another."),
    "sealed": N_(
        "This interview was sealed. What was sealed stays; write an addendum that says the rest."
    ),
    "heard": N_(
        "This was read back to the person already. Keep both as they were said; what is still "
        "unclear belongs in an addendum after the seal."
    ),
    "state": N_("An addendum is for an interview that was sealed. Choose one, or keep both."),
}
_SAME: Mapping[str, str] = {
    "itself": N_("A record cannot be linked with itself."),
    "second": N_("Somebody else has to look at both records and confirm it."),
    "gone": N_("Nobody has proposed this link, or it was taken back. Look at it anew."),
    "known": N_("This link was proposed already."),
    "reason": N_("Write why the link is taken back: others will read it."),
}


def _conflict(error: IntakeError, words: Words) -> str:
    rule = error.rule if isinstance(error, ConflictRefusedError) else ""
    return words.gettext(_RULES.get(rule, _RULES["gone"]))


def _open(error: IntakeError, words: Words) -> str:
    count = error.count if isinstance(error, ConflictsOpenError) else 0
    return words.ngettext(
        "At {count} question two stations noted different answers. Settle it before the seal.",
        "At {count} questions two stations noted different answers. Settle them before the seal.",
        count,
    )


def _same_person(error: IntakeError, words: Words) -> str:
    rule = error.rule if isinstance(error, SamePersonRefusedError) else ""
    return words.gettext(_SAME.get(rule, _SAME["gone"]))


CONFLICT_SPECIAL: Mapping[type[IntakeError], Callable[[IntakeError, Words], str]] = {
    ConflictRefusedError: _conflict,
    ConflictsOpenError: _open,
    SamePersonRefusedError: _same_person,
}
