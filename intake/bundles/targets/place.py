"""What every kind of target can do with sealed files."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

Advance = Callable[[int, int], None]
"""Told (bytes done, bytes in all); raises CancelledError to stop between two pieces."""
SealIndex = Callable[[bytes], bytes]
"""Seals a few bytes for the addressee of a file."""
OpenIndex = Callable[[bytes], bytes]
"""Opens what was sealed so, or raises BundleRefusedError."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What posting a file came to."""

    name: str
    """What the file is called at the place: nothing of its content, sender or time."""
    pieces: int
    sent: int
    """How many pieces were sent now; the others were there."""

    @property
    def was_there(self) -> bool:
        """The whole file lay there already."""
        return not self.sent


class Place(Protocol):
    """Files at one place, for one addressee. A file is there whole, or it is not there."""

    def post(
        self, file: Path, seal: SealIndex, advance: Advance, *, is_first: bool = True
    ) -> Posted:
        """Put a sealed file there; not `is_first` looks first what an earlier try has sent."""

    def waiting(self) -> tuple[str, ...]:
        """Return the names of the whole files that lie there, sorted."""

    def fetch(self, name: str, into: Path, open_index: OpenIndex, advance: Advance) -> Path:
        """Bring one file into the folder `into`, verified piece by piece, and return its path.

        Raises BundleRefusedError where it is damaged or not for this addressee.
        """

    def remove(self, name: str) -> None:
        """Remove one file; nothing happens where it is not there."""

    def close(self) -> None:
        """Let go of the connection."""
