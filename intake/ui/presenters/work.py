"""What a presenter asks of long work: do it beside everything else, and let me stop it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:  # the lock screen is painted before these are loaded
    from intake.domain.errors import IntakeError

T = TypeVar("T")

Advance = Callable[..., None]
"""Told facts about the progress; raises CancelledError once somebody has asked to stop."""


class Ticket(Protocol):
    """Work that has been started."""

    def cancel(self) -> None:
        """Ask the work to stop; it fails with CancelledError at its next step."""


class Workshop(Protocol):
    """Runs long jobs; every answer comes back on the caller's thread."""

    def start(
        self,
        job: Callable[[Advance], T],
        then: Callable[[T], None],
        failed: "Callable[[IntakeError], None]",
        progressed: Callable[..., None] | None = None,
    ) -> Ticket:
        """Start `job`; exactly one of `then` and `failed` is called in the end."""
