"""How what comes and goes is called: stages of a bundle, what a file is, and alarms."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from intake.domain.receipts import Alarm
from intake.i18n import N_, Words

STAGES: Final[Mapping[str, str]] = {
    "made": N_("made"),
    "carried": N_("carried"),
    "accepted": N_("accepted"),
    "refused": N_("refused"),
}
VERDICTS: Final[Mapping[str, str]] = {
    "new": N_("new"),
    "late": N_("new, after a later one"),
    "repeat": N_("here already"),
    "receipt": N_("receipt"),
    "notice": N_("notice: something may no longer be used"),
    "for_others": N_("for another station"),
    "unknown_sender": N_("sender not known"),
    "unverified": N_("sender not yet verified"),
    "refused": N_("refused, set aside"),
    "unreadable": N_("cannot be read"),
}
ALARMS: Final[Mapping[Alarm, str]] = {
    Alarm.SET_BACK: N_(
        "That station has seen entries of this store that are not here: this store was put back "
        "in time. Tell your coordinator before you go on."
    ),
    Alarm.OTHER_ENTRY: N_(
        "That station has seen another entry under a number of this store: there are two copies "
        "of this store, or somebody changed one. Tell your coordinator before you go on."
    ),
    Alarm.OTHER_BUNDLE: N_(
        "That station has a bundle under a number of this store that was not sealed here. "
        "Tell your coordinator before you go on."
    ),
    Alarm.HUB_SET_BACK: N_(
        "The ledger of that station ends before the place where it stood in an earlier receipt: "
        "its store was put back in time. Ask there, and keep your own data until it is explained."
    ),
    Alarm.HUB_TWO_STORIES: N_(
        "That station told something else in an earlier receipt. Compare receipts with another "
        "station, and keep your own data until it is explained."
    ),
    Alarm.HUB_ANEW: N_(
        "That station began a new ledger: its store was restored or put back. Ask there whether "
        "it still has what this receipt lists."
    ),
}


def stage_text(words: Words, stage: StrEnum) -> str:
    """Return how a stage is called."""
    return words.gettext(STAGES[stage.value])


def verdict_text(words: Words, verdict: StrEnum) -> str:
    """Return what a file is."""
    return words.gettext(VERDICTS[verdict.value])


def alarm_text(words: Words, alarm: Alarm) -> str:
    """Return what an alarm means, and what to do."""
    return words.gettext(ALARMS[alarm])


def numbers_text(gaps: tuple[tuple[int, int], ...]) -> str:
    """Return gaps as they are read: 2, 5–7."""
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in gaps)
