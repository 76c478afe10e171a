"""Sentences of the People screen: compartments, reasons, and what is signed, in plain words."""

from collections.abc import Iterable, Mapping

from intake.domain.people import LeavingReason, Role
from intake.i18n import N_, Words
from intake.ui.people_words import role_text

_COMPARTMENTS: Mapping[str, str] = {
    "core": N_("the answers (core)"),
    "identity": N_("the names (identity)"),
    "media": N_("the attachments (media)"),
    "inbox": N_("the bundles for this station (inbox)"),
}
_WHAT_BECOMES: Mapping[LeavingReason, str] = {
    LeavingReason.LEFT: N_(
        "All that was signed with these keys stands. Nothing signed with them from now on is "
        "accepted. What was read or copied cannot be taken back."
    ),
    LeavingReason.LOST: N_(
        "What was signed and here when you last locked stands. The rest is kept apart and shown. "
        "The compartments get new keys."
    ),
    LeavingReason.COMPROMISED: N_(
        "Somebody else may read with these keys and sign with them. What was here when you last "
        "locked stands. The rest is kept apart and shown. The compartments get new keys."
    ),
}


def compartment_text(name: str, words: Words) -> str:
    """Say what lies in a compartment; one that is not known here keeps its name."""
    message = _COMPARTMENTS.get(name)
    return words.gettext(message) if message else name


def becomes_text(reason: LeavingReason, words: Words) -> str:
    """Say what becomes of earlier and later signatures."""
    return words.gettext(_WHAT_BECOMES[reason])


def roles_text(roles: Iterable[Role], words: Words) -> str:
    """Name some roles."""
    return ", ".join(role_text(each, words) for each in roles)


def reads_text(names: Iterable[str], words: Words) -> str:
    """Say what somebody has the keys of."""
    found = ", ".join(compartment_text(each, words) for each in names)
    if not found:
        return words.gettext("Reads nothing")
    return words.gettext("Reads {what}", what=found)
