"""USTAR with exactly one way to write each member; a header that differs in one byte is refused."""

import re
import tarfile
from collections.abc import Callable
from typing import Final

from intake.domain.errors import BundleFault, BundleRefusedError

BLOCK: Final = 512
END: Final = bytes(2 * BLOCK)
MAX_NAME: Final = 100
MAX_MEMBER: Final = 4 << 30
_NAME: Final = slice(0, 100)
_SIZE: Final = slice(124, 136)
_TYPE: Final = slice(156, 157)
_MAGIC: Final = slice(257, 263)
_OCTAL: Final = re.compile(rb"[0-7]{11}\0")
_PLAIN: Final = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")

ReadExactly = Callable[[int], bytes]
"""Returns as many bytes as asked for, or fewer at the end of the stream."""


def header_block(name: str, size: int) -> bytes:
    """Return the one header that a member of this name and size may have."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    block = member.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict")
    if len(block) != BLOCK or len(name) > MAX_NAME:
        raise ValueError("a member name must fit into the name field")
    return block


def filling(size: int) -> bytes:
    """Return the zeros between the content of a member and the next header."""
    return bytes(-size % BLOCK)


def space(size: int) -> int:
    """Return how many bytes of the tar a member of this size takes."""
    return BLOCK + size + -size % BLOCK


class TarReader:
    """Member headers from a stream of bytes, one after another, in bounded memory."""

    def __init__(self, read: ReadExactly) -> None:
        self._read = read
        self._left = 0
        self._filling = 0
        self.length = 0
        """Bytes of the tar so far."""

    def next_member(self) -> tuple[str, int] | None:
        """Return the name and size of the next member; None at the end of the tar."""
        if self._left:
            raise ValueError("the member before was not read to its end")
        if any(self._take(self._filling)):
            raise BundleRefusedError(BundleFault.NOT_A_BAG)
        self._filling = 0
        block = self._take(BLOCK)
        if not any(block):
            self._finish()
            return None
        name, size = _member_of(block)
        self._left, self._filling = size, -size % BLOCK
        return name, size

    def content(self, most: int) -> bytes:
        """Return up to `most` bytes of the member; empty at its end."""
        piece = self._take(min(most, self._left))
        self._left -= len(piece)
        return piece

    def _take(self, size: int) -> bytes:
        if not size:
            return b""
        piece = self._read(size)
        self.length += len(piece)
        if len(piece) < size:
            raise BundleRefusedError(BundleFault.TRUNCATED)
        return piece

    def _finish(self) -> None:
        if any(self._take(BLOCK)):
            raise BundleRefusedError(BundleFault.NOT_A_BAG)
        if self._read(1):
            raise BundleRefusedError(BundleFault.TRAILING)


def _member_of(block: bytes) -> tuple[str, int]:
    if block[_MAGIC] != b"ustar\0":
        # GNU's own format announces itself here; anything else is no tar at all
        is_gnu = block[_MAGIC] == b"ustar "
        raise BundleRefusedError(BundleFault.MEMBER_TYPE if is_gnu else BundleFault.NOT_A_BAG)
    if block[_TYPE] != b"0":
        raise BundleRefusedError(BundleFault.MEMBER_TYPE)
    name = _name_of(block)
    if not _OCTAL.fullmatch(block[_SIZE]):
        raise BundleRefusedError(BundleFault.TOO_LARGE)
    size = int(block[_SIZE][:-1], 8)
    if size > MAX_MEMBER:
        raise BundleRefusedError(BundleFault.TOO_LARGE, name)
    if block != header_block(name, size):
        raise BundleRefusedError(BundleFault.NOT_A_BAG, name)
    return name, size


def _name_of(block: bytes) -> str:
    name = block[_NAME].rstrip(b"\0").decode("latin-1")
    if not _PLAIN.fullmatch(name) or ".." in name.split("/"):
        raise BundleRefusedError(BundleFault.BAD_NAME)
    return name
