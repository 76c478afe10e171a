"""What stands side by side, how it was settled, and two records of one person, in words."""

from collections.abc import Mapping
from typing import Final

from intake.domain.conflict_events import How
from intake.domain.day_names import Likeness
from intake.i18n import N_, Words
from intake.i18n.day_words import BIRTH_REASONS, NAME_REASONS

HOW: Final[Mapping[How | None, str]] = {
    How.CHOSEN: N_("one of them was chosen"),
    How.OTHER: N_("another answer was written"),
    How.BOTH: N_("both were kept as they were said"),
    How.ADDENDUM: N_("an addendum was written after the seal"),
    None: N_("the question was answered anew"),
}


def how_text(how: How | None, words: Words) -> str:
    """Say how a conflict was settled."""
    return words.gettext(HOW[how])


def likeness_text(why: Likeness | None, words: Words) -> str:
    """Say how two records are alike."""
    if why is None:
        return words.gettext("nobody compared the names")
    return ", ".join(
        (words.gettext(NAME_REASONS[why.names]), words.gettext(BIRTH_REASONS[why.birth]))
    )
