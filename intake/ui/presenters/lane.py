"""What a presenter asks of a lane: do this elsewhere, then tell me here."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:  # the lock screen is painted before this is loaded
    from intake.domain.errors import IntakeError

T = TypeVar("T")


class Lane(Protocol):
    """Runs jobs in order on a thread of its own; results come back on the caller's thread."""

    def run(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: "Callable[[IntakeError], None]",
    ) -> None:
        """Queue `job`; `then` gets its result, `failed` its error."""
