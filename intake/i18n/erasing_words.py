"""What is said of erasing: why, what goes, what may still have it."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from intake.domain.erasing import ErasingReason, Step
from intake.i18n import N_, Words
from intake.i18n.formats import date_text

REASONS: Final[Mapping[ErasingReason, str]] = {
    ErasingReason.WISH: N_("the person does not want it kept"),
    ErasingReason.PERIOD: N_("the time of keeping is over"),
    ErasingReason.NOTICE: N_("erased where it began"),
}
STEPS: Final[Mapping[Step, str]] = {
    Step.WISHED: N_("waits for the order of a data steward"),
    Step.ORDERED: N_("ordered, waits for a second person"),
    Step.OUTDATED: N_("changed since it was ordered: to be ordered again"),
}
_UNTIL: Final = N_("Backups may hold it until {day}; then they expire.")
_NO_BACKUP: Final = N_("No backup of this store is known.")
_KEYS: Final = N_(
    "Remains on the disk can be read with the keys of before. A coordinator gives the files new "
    "keys; until then this stands as pending."
)
_OTHERS: Final = N_("Whoever was given a copy still has it. Papers and sticks are not reached.")


def remainder(words: Words, backups_until: date | None, *, is_key_pending: bool) -> tuple[str, ...]:
    """Return what may still have what was erased, sentence by sentence."""
    backups = (
        words.gettext(_NO_BACKUP)
        if backups_until is None
        else words.gettext(_UNTIL, day=date_text(backups_until, words.language))
    )
    keys = (words.gettext(_KEYS),) if is_key_pending else ()
    return (backups, *keys, words.gettext(_OTHERS))
