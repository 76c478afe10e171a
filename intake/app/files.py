"""Writing a new file where the person asked, owner-only, never over another by accident."""

import os
from pathlib import Path

from intake.domain.errors import FileExistsAlreadyError, UnwritableFolderError


def write_new(file: str, data: bytes, *, replace: bool = False) -> None:
    """Write `data` to `file` with mode 0600 and sync it."""
    path = Path(file)
    if replace:
        path.unlink(missing_ok=True)
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise FileExistsAlreadyError(file) from error
    except OSError as error:
        raise UnwritableFolderError(str(path.parent)) from error
    with os.fdopen(number, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
