"""Reading and writing the files that a person chose in a dialog."""

from pathlib import Path

from intake.domain.errors import UnreadableFileError, UnwritableFolderError

LARGEST = 64 * 1024 * 1024
"""No questionnaire and no contact card is larger."""


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
