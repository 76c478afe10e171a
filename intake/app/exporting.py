"""Where exported answers are written: under their name once they are whole, and nowhere else."""

import errno
import io
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from intake.domain.errors import DiskFullError, FileExistsAlreadyError, UnwritableFolderError
from intake.services.export_order import ExportJob, Wrote

_BUFFER = 1 << 20


def write_export(job: ExportJob, stream: BinaryIO) -> Wrote:
    """Write an export; its writers are imported when the first one is asked for."""
    from intake.exports.writing import write_export as write

    return write(job, stream)


@contextmanager
def new_stream(file: str, replace: bool) -> Iterator[BinaryIO]:  # noqa: FBT001 - a port's shape
    """Give a file that gets its name when the block ends well; otherwise nothing is left.

    Raises FileExistsAlreadyError, unless it may take the place of what is there.
    """
    from intake.bundles.new_file import new_file

    path = Path(file)
    is_there = os.path.lexists(path)
    if is_there and not (replace and path.is_file()):
        raise FileExistsAlreadyError(file)
    written = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new") if is_there else path
    try:
        with new_file(written) as raw, _buffered(raw) as stream:
            yield stream
        if is_there:
            written.replace(path)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFullError from error
        raise UnwritableFolderError(str(path.parent)) from error
    finally:
        if is_there:
            written.unlink(missing_ok=True)


@contextmanager
def _buffered(raw: BinaryIO) -> Iterator[BinaryIO]:
    """Gather small writes."""
    stream = io.BufferedWriter(raw, _BUFFER)
    try:
        yield stream
        stream.flush()
    finally:
        with suppress(OSError):
            stream.detach()
