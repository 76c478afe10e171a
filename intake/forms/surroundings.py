"""What a form session is given from outside: the time, the place and chance."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The clock, the time zone of the shelter, and a source of random bytes."""

    now: Callable[[], datetime]
    """Return the time, aware of its zone."""
    zone: tzinfo
    randomness: Callable[[int], bytes]
    """Return that many random bytes."""
