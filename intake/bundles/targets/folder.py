"""A folder, a network drive or a stick: whole files, which can also be carried by hand."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from intake.bundles.new_file import new_file
from intake.bundles.targets.naming import SUFFIXES, digest_of, name_of
from intake.bundles.targets.place import Advance, OpenIndex, Posted, SealIndex
from intake.domain.errors import DiskFullError, FileExistsAlreadyError, UnwritableFolderError
from intake.domain.target_errors import TargetDeniedError, TargetUnreachableError
from intake.domain.targets import Target

_PIECE: Final = 1 << 20


class FolderPlace:
    """Implements `Place`; nothing is sealed beside the files, for there are no pieces."""

    def __init__(self, target: Target) -> None:
        self._target = target.name
        self._folder = Path(target.settings["path"])

    def post(
        self,
        file: Path,
        seal: SealIndex,  # noqa: ARG002 - a whole file needs no index
        advance: Advance,
        *,
        is_first: bool = True,  # noqa: ARG002 - looking is cheap here
    ) -> Posted:
        """Copy the file; it gets its name once it is on the disk."""
        with self._watched():
            digest = digest_of(file)
            name = f"{name_of(digest.whole, '')}{file.suffix}"
            if (self._folder / name).exists():
                return Posted(name, 1, 0)
            try:
                _copy(file, self._folder / name, digest.size, advance)
            except FileExistsAlreadyError:  # somebody else has brought it meanwhile
                return Posted(name, 1, 0)
        return Posted(name, 1, 1)

    def waiting(self) -> tuple[str, ...]:
        """Return the bundles and receipts of the folder."""
        with self._watched():
            files = [each for each in self._folder.iterdir() if each.suffix in SUFFIXES]
            return tuple(sorted(each.name for each in files if each.is_file()))

    def fetch(
        self,
        name: str,
        into: Path,
        open_index: OpenIndex,  # noqa: ARG002 - a whole file has no index
        advance: Advance,
    ) -> Path:
        """Copy one file from there."""
        with self._watched():
            found = self._folder / name
            _copy(found, into / name, found.stat().st_size, advance)
        return into / name

    def remove(self, name: str) -> None:
        """Remove one file."""
        with self._watched():
            (self._folder / name).unlink(missing_ok=True)

    def close(self) -> None:
        """Do nothing: there is no connection."""

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except PermissionError as refused:
            raise TargetDeniedError(self._target) from refused
        except UnwritableFolderError as refused:
            raise TargetUnreachableError(self._target, "folder") from refused
        except DiskFullError as full:
            raise TargetUnreachableError(self._target, "full") from full
        except OSError as failed:
            is_full = failed.errno in {errno.ENOSPC, errno.EDQUOT}
            reason = "full" if is_full else type(failed).__name__
            raise TargetUnreachableError(self._target, reason) from failed


def _copy(source: Path, to: Path, size: int, advance: Advance) -> None:
    with source.open("rb") as reader, new_file(to) as writer:
        _pour(reader, writer, size, advance)


def _pour(reader: BinaryIO, writer: BinaryIO, size: int, advance: Advance) -> None:
    done = 0
    advance(done, size)
    while piece := reader.read(_PIECE):
        writer.write(piece)
        done += len(piece)
        advance(done, size)
