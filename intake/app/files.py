"""Writing a new file where the person asked, owner-only, never over another by accident."""

import os
from contextlib import suppress
from pathlib import Path

from intake.domain.errors import FileExistsAlreadyError, UnwritableFolderError


def write_new(file: str, data: bytes, *, replace: bool = False) -> None:
    """Write `data` to `file` with mode 0600 and sync it; a failed write leaves nothing.

    Raises FileExistsAlreadyError or UnwritableFolderError.
    """
    path = Path(file)
    try:
        if replace:
            path.unlink(missing_ok=True)
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise FileExistsAlreadyError(file) from error
    except OSError as error:
        raise UnwritableFolderError(str(path.parent)) from error
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise UnwritableFolderError(str(path.parent)) from error


def write_new_file(file: str, data: bytes, replace: bool) -> None:  # noqa: FBT001 - a port's shape
    """Write a new file; the port of the printing desk."""
    write_new(file, data, replace=replace)
