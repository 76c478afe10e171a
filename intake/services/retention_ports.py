"""What holds, requests and retention ask of a store, and what they get."""

from collections.abc import Sequence
from typing import Protocol

from intake.domain.holds import Hold
from intake.domain.ids import InterviewId
from intake.domain.retention import Kept, RetentionPolicy


class RetentionReading(Protocol):
    """Questions about what is kept and for how long, each answered from one snapshot."""

    def policy(self) -> RetentionPolicy:
        """Return how long what is kept: what was said last, else as usual."""

    def kept(self, interview: InterviewId) -> Kept:
        """Return what the clocks of one record are read from, or raise UnknownInterviewError."""

    def quiet_since(self, day: str) -> Sequence[Kept]:
        """Return every record that may have something due.

        That is: in which nothing happened after `day`, in which the person took something back,
        which is held, or of which something was asked.
        """

    def holds(self, interview: InterviewId) -> Sequence[Hold]:
        """Return every hold of one record, oldest first, also the lifted ones."""
