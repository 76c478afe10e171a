"""How revocation notices are called: why somebody is told, in what it left, how far it has come."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from intake.i18n import N_, Words

REASONS: Final[Mapping[str, str]] = {
    "narrowed": N_("the person allows less now"),
    "withdrawn": N_("it may no longer be used"),
    "purge": N_("it was erased where it was made"),
}
CARRIERS: Final[Mapping[str, str]] = {
    "bundle": N_("bundle"),
    "paper": N_("paper"),
    "file": N_("file of answers"),
}
NOTICE_STAGES: Final[Mapping[str, str]] = {
    "due": N_("to be sent"),
    "by_hand": N_("to be told by a person"),
    "sent": N_("sent, no answer yet"),
    "unanswered": N_("sent, never answered"),
    "confirmed": N_("confirmed by them"),
    "told": N_("told by a person"),
}


_SAID: Final[Mapping[str, str]] = {**REASONS, **CARRIERS, **NOTICE_STAGES}


def notice_text(words: Words, said: StrEnum) -> str:
    """Return how a reason, a carrier or a stage of a notice is called."""
    return words.gettext(_SAID[said.value])
