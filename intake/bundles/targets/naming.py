"""What a file is called at a place: the same each time, and nothing of what it is."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SUFFIXES: Final = (".intake", ".receipt", ".notice")
"""What a place carries: bundles, and receipts for them."""
_NAME: Final = b"intake/1/posted\0"
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Digest:
    """A sealed file: its SHA-256, and its size in bytes."""

    whole: bytes
    size: int


def digest_of(file: Path) -> Digest:
    """Read a file once."""
    digest, size = hashlib.sha256(), 0
    with file.open("rb") as reader:
        while piece := reader.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return Digest(digest.digest(), size)


def name_of(digest: bytes, mailbox: str) -> str:
    """Return the name of a sealed file in a mailbox: 32 hexadecimal digits."""
    return hashlib.sha256(_NAME + mailbox.encode("ascii") + digest).hexdigest()[:32]
