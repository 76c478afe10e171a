"""Zips that are written from front to back, the same bytes for the same content."""

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

_OWNER_ONLY = 0o600 << 16


class Zip:
    """A zip that is being written."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    @contextmanager
    def member(self, name: str, *, compress: bool = True) -> Iterator[IO[bytes]]:
        """Give the stream of one member; only one is open at a time."""
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
        info.external_attr = _OWNER_ONLY
        with self._archive.open(info, "w", force_zip64=True) as stream:
            yield stream

    def add(self, name: str, pieces: Iterable[bytes], *, compress: bool = True) -> None:
        """Write one member whole."""
        with self.member(name, compress=compress) as stream:
            for piece in pieces:
                stream.write(piece)


@contextmanager
def zip_file(stream: BinaryIO) -> Iterator[Zip]:
    """Give a zip that is whole in `stream` when the block ends."""
    with zipfile.ZipFile(stream, "w") as archive:
        yield Zip(archive)
