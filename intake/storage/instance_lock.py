"""One program at a time: a lock on a file of the store folder, held until it is let go."""

import os
import sys
from pathlib import Path
from typing import Final

from intake.domain.errors import StoreInUseError, UnwritableFolderError

NAME: Final = "store.lock"


class InstanceLock:
    """Held from `__init__` to `release`; the system lets go of it when the process ends."""

    def __init__(self, folder: Path) -> None:
        try:
            self._descriptor = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as refused:
            raise UnwritableFolderError(str(folder)) from refused
        try:
            _lock(self._descriptor)
        except OSError as held:
            os.close(self._descriptor)
            raise StoreInUseError(str(folder)) from held

    def release(self) -> None:
        """Let another instance in; letting go twice is harmless."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
