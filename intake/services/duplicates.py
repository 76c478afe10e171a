"""A quiet hint that somebody may be here already; it merges nothing and changes nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.domain.case_codes import CaseCode
from intake.domain.day_names import Known, Likeness, likeness
from intake.domain.ids import InterviewId
from intake.services.day_ports import DayReading

MOST = 5
"""Hints at once: more of them would be no hint."""


@dataclass(frozen=True, slots=True)
class Hint:
    """An earlier record that may be of the same person, and why."""

    interview: InterviewId
    case_code: CaseCode
    why: Likeness


class Duplicates:
    """Compares names and dates of birth, for who may read them."""

    def __init__(
        self,
        reading: DayReading,
        called_same: Callable[[InterviewId], frozenset[InterviewId]] = lambda _id: frozenset(),
    ) -> None:
        self._reading, self._called_same = reading, called_same

    def of(self, interview: InterviewId) -> tuple[Hint, ...]:
        """Return likely other records, the likeliest first.

        Cases that are linked already are no news. Raises NotGrantedError without the identity key.
        """
        known = self._reading.identities()
        mine = next((each for each in known if each.interview == interview), None)
        if mine is None:
            return ()
        linked = {each.interview for each in self._reading.links_of(interview)}
        linked |= self._called_same(interview)
        others = (each for each in known if each.interview not in linked | {interview})
        found = [hint for each in others if (hint := _hint(mine, each)) is not None]
        found.sort(key=lambda hint: (hint.why, hint.case_code), reverse=True)
        return tuple(found[:MOST])


def _hint(mine: Known, other: Known) -> Hint | None:
    why = likeness(mine.given, other.given)
    return Hint(other.interview, other.case_code, why) if why else None
