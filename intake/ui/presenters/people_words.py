"""Sentences of the People screen: compartments, reasons, and what is signed, in plain words."""

from collections.abc import Iterable, Mapping

from intake.domain.people import LeavingReason, Role
from intake.i18n import N_, Words
from intake.services.people import Granted, Holder, RosterFacts, Stands
from intake.ui.people_words import holder_text, role_text

_COMPARTMENTS: Mapping[str, str] = {
    "core": N_("the answers (core)"),
    "identity": N_("the names (identity)"),
    "media": N_("the attachments (media)"),
    "sources": N_("the inside sources (sources)"),
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
_NOTHING_STANDS: Mapping[LeavingReason, str] = {
    LeavingReason.LOST: N_(
        "Nothing that was signed with these keys stands, from the first day on: all of it is kept "
        "apart and shown. The compartments get new keys."
    ),
    LeavingReason.COMPROMISED: N_(
        "Somebody else may read with these keys and sign with them. Nothing that was signed with "
        "them stands, from the first day on: all of it is kept apart and shown. The compartments "
        "get new keys."
    ),
}


def compartment_text(name: str, words: Words) -> str:
    """Say what lies in a compartment; one that is not known here keeps its name."""
    message = _COMPARTMENTS.get(name)
    return words.gettext(message) if message else name


def becomes_text(reason: LeavingReason, words: Words, stands: Stands = Stands.SEEN) -> str:
    """Say what becomes of earlier and later signatures."""
    message = _NOTHING_STANDS.get(reason) if stands is Stands.NOTHING else None
    return words.gettext(message or _WHAT_BECOMES[reason])


def roles_text(roles: Iterable[Role], words: Words) -> str:
    """Name some roles."""
    return ", ".join(role_text(each, words) for each in roles)


def reads_text(names: Iterable[str], words: Words) -> str:
    """Say what somebody has the keys of."""
    found = ", ".join(compartment_text(each, words) for each in names)
    if not found:
        return words.gettext("Reads nothing")
    return words.gettext("Reads {what}", what=found)


def holders_text(holders: Iterable[Holder], words: Words) -> str:
    """Name some holders of a key."""
    return ", ".join(holder_text(each, words) for each in holders)


def granted_text(granted: Granted, words: Words) -> str:
    """Say who holds the key of one compartment."""
    what = compartment_text(granted.compartment, words)
    return f"{what}: {holders_text(granted.holders, words)}"


def sheets_text(facts: RosterFacts, words: Words) -> str:
    """Name the sheets that are in force, to be compared with those on paper."""
    return words.gettext(
        "Organisation sheet {key_id} · Recovery sheets: {recovery}",
        key_id=facts.organisation_key_id,
        recovery=", ".join(facts.recovery_key_ids) or "–",
    )
