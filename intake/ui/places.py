"""Where each person stood when the program locked, and what they had typed outside the store.

Before consent nothing may be written: what stands on that page is kept in memory alone, for the
same person. The reason of the last page belongs to no question, so it has no draft; it is kept
likewise. Both are let go of as soon as somebody else unlocks, and when the program ends.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the lock screen is painted before this is loaded
    from intake.ui.presenters.consent_choices import Filled


@dataclass(frozen=True, slots=True)
class Standing:
    """A place in an interview, or before one: ids and numbers, nothing that was told."""

    interview: str
    """Empty on the page before an interview."""
    path: str
    """The question; empty when the last page was shown."""
    field: int
    """Which field of the question; -1 when none of them had the keyboard."""
    caret: int
    reason: str = ""
    """Why the questions are to be finished although something is open."""
    asked: "Filled | None" = None
    """What stood on the page before an interview."""

    def without_texts(self) -> "Standing | None":
        """Return the place alone; before an interview there is none."""
        return None if self.asked is not None else replace(self, reason="")


class Standings(dict[str, Standing | None]):
    """Where each person stood, by slot."""

    def take(self, person: str) -> Standing | None:
        """Return where a person stood; what others had typed is forgotten."""
        mine = self.pop(person, None)
        for each, place in self.items():
            self[each] = place.without_texts() if place is not None else None
        return mine


def before_consent(asked: "Filled | None") -> Standing | None:
    """Return the place on the page before an interview, as long as nothing was decided."""
    return Standing("", "", -1, 0, asked=asked) if asked is not None else None
