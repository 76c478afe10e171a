"""Comparing values that chance or the clock made, as far as anything about them can be known."""

import re
from datetime import UTC
from typing import Final

from intake.forms.xpath.moments import read_moment

_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?\Z")
_ID: Final = re.compile(r"(uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_CLOCK_SECONDS: Final = 2


class ChanceValues:
    """The values of one scenario that nobody can foretell, by the node that has them."""

    def __init__(self) -> None:
        self._before: dict[str, tuple[str, str]] = {}

    def could_be(self, path: str, ours: str, theirs: str) -> bool:
        """Tell whether two values of the node at `path` could have come of the same rule.

        They must be alike, and what has not changed there since the last step must not have
        changed here: a value is drawn once, and drawn again only when it is.
        """
        our_last, their_last = self._before.get(path, (ours, theirs))
        self._before[path] = ours, theirs
        if theirs == their_last and ours != our_last:
            return False
        return ours == theirs or alike(ours, theirs)


def alike(ours: str, theirs: str) -> bool:
    """Tell whether both are ids, both numbers, or both the same moment within two seconds.

    An id is a UUID, with `uuid:` before it in both or in neither. A whole number is like a whole
    number only.
    """
    moments = read_moment(ours, UTC), read_moment(theirs, UTC)
    if moments[0] is not None and moments[1] is not None:
        return abs((moments[0] - moments[1]).total_seconds()) <= _CLOCK_SECONDS
    for shape in (_NUMBER, _ID):
        our_match, their_match = shape.match(ours), shape.match(theirs)
        if our_match and their_match:
            return (our_match[1] is None) == (their_match[1] is None)
    return False
