"""What a server must be able to do to keep pieces: four verbs, whatever its protocol."""

from collections.abc import Mapping
from typing import Protocol


class Blobs(Protocol):
    """Pieces by name: lower-case letters, digits and hyphens, folders parted by `/`.

    Every method raises TargetUnreachableError, TargetDeniedError or StrangeServerError.
    """

    def sizes(self, folder: str) -> Mapping[str, int]:
        """Return the names directly in a folder, and their sizes in bytes; none where it is not."""

    def read(self, name: str) -> bytes | None:
        """Return a piece, or None where it is not there."""

    def write(self, name: str, data: bytes) -> None:
        """Write a piece. Where this breaks off, a part of it may stand under the name."""

    def write_whole(self, name: str, data: bytes) -> None:
        """Write a piece that never stands there in part, as far as the place can promise that."""

    def remove(self, name: str) -> None:
        """Remove a piece; nothing happens where it is not there."""

    def close(self) -> None:
        """Let go of the connection."""
