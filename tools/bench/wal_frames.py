"""How many pages a commit wrote: the frames of a write-ahead log, read from outside."""

from __future__ import annotations

import struct
from pathlib import Path

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC = {0x377F0682, 0x377F0683}


class WalFrames:
    """Counts the frames that a log has gained; a log that was begun anew counts from its start.

    SQLCipher encrypts the pages in the frames, not what stands before them.
    """

    def __init__(self, log: Path) -> None:
        """Begin at where the log stands now."""
        self._log = log
        self._salts = (0, 0)
        self._count = 0
        self.gained()

    @property
    def count(self) -> int:
        """The frames in the log since it was begun, at the last look."""
        return self._count

    def gained(self) -> int:
        """Return the frames since the last look."""
        with self._log.open("rb") as file:
            magic, _, page_size, _, *salts, _, _ = _HEADER.unpack(file.read(_HEADER.size))
            if magic not in _MAGIC:
                raise ValueError("no write-ahead log")
            if (salts[0], salts[1]) != self._salts:
                self._salts, self._count = (salts[0], salts[1]), 0
            before = self._count
            while self._is_there(file.fileno(), self._count, page_size):
                self._count += 1
        return self._count - before

    def _is_there(self, file: int, number: int, page_size: int) -> bool:
        import os

        at = _HEADER.size + number * (_FRAME.size + page_size)
        head = os.pread(file, _FRAME.size, at)
        if len(head) < _FRAME.size:
            return False
        _page, _size, first, second, _, _ = _FRAME.unpack(head)
        return (first, second) == self._salts
