"""Words for what came from elsewhere and does not count here: what it is, and why."""

from collections.abc import Mapping
from typing import Final

from intake.domain.vouching import ApartReason
from intake.i18n import N_, Words

APART_REASONS: Final[Mapping[ApartReason, str]] = {
    ApartReason.ROLE: N_("did not hold the role for it"),
    ApartReason.ROSTER: N_("names an older roster than an entry before it"),
    ApartReason.KEYS: N_("keys were in other hands later"),
    ApartReason.SIGNATURE: N_("lacks the signature that a judgement needs"),
    ApartReason.RULE: N_("does not follow on what happened before"),
}
_KINDS: Final[Mapping[str, str]] = {
    "answer": N_("An answer"),
    "questions": N_("The course of an interview"),
    "interview": N_("The course of an interview"),
    "session": N_("The course of an interview"),
    "readback": N_("A reading back"),
    "consent": N_("A permission"),
    "notice": N_("A privacy notice"),
    "language": N_("Language and interpreter"),
    "care": N_("A note about care"),
    "counsel": N_("A note about the lawyer"),
    "addendum": N_("Something added after the seal"),
    "translation": N_("A translation"),
    "name": N_("A name that is kept apart"),
    "date": N_("A day in the calendar"),
    "case": N_("A link between cases"),
    "form": N_("A questionnaire"),
    "assessment": N_("A judgement"),
    "review": N_("A judgement"),
    "dispute": N_("A judgement"),
}
"""By the first word of the type; what has no words here is named by its type."""


def kind_text(type_: str, words: Words) -> str:
    """Say what an entry is about, without what it says."""
    found = _KINDS.get(type_.partition(".")[0])
    return words.gettext(found) if found is not None else type_
