"""Reading and writing the files that a person chose in a dialog."""

from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import Final

from intake.domain.errors import UnreadableFileError, UnwritableFolderError
from intake.services.attaching import Chosen

LARGEST = 64 * 1024 * 1024
"""No questionnaire and no contact card is larger."""
PIECE: Final = 256 * 1024


def read_chosen(path: str) -> bytes:
    """Return the bytes of a chosen file, or raise UnreadableFileError."""
    try:
        with Path(path).open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFileError(Path(path).name) from error
    if len(content) > LARGEST:
        raise UnreadableFileError(Path(path).name, "too_large")
    return content


def chosen_file(path: str) -> Chosen:
    """Begin to read a file to attach, or raise UnreadableFileError; it is read piece by piece."""
    file = Path(path)
    try:
        facts = file.stat()
    except OSError as error:
        raise UnreadableFileError(file.name) from error
    if not S_ISREG(facts.st_mode):
        raise UnreadableFileError(file.name)
    return Chosen(facts.st_size, _pieces(file), file.suffix.lower())


def _pieces(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as stream:
            while piece := stream.read(PIECE):
                yield piece
    except OSError as error:
        raise UnreadableFileError(file.name) from error


def write_chosen(path: str, content: bytes) -> None:
    """Write a chosen file, which the dialog allowed to be replaced; raise UnwritableFolderError."""
    target = Path(path)
    beside = target.with_name(f".{target.name}.new")
    try:
        beside.touch(mode=0o600)
        beside.write_bytes(content)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UnwritableFolderError(str(target.parent)) from error
