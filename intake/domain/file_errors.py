"""What may go wrong with files of the desktop; see `intake.domain.errors`."""

from dataclasses import dataclass

from intake.domain.attachments import AttachFault
from intake.domain.failure import IntakeError


@dataclass(eq=False)
class FileExistsAlreadyError(IntakeError):
    """A file of this name is there; nothing was overwritten."""

    file: str


@dataclass(eq=False)
class UnwritableFolderError(IntakeError):
    """The folder cannot be written."""

    folder: str


@dataclass(eq=False)
class UnreadableFileError(IntakeError):
    """The file cannot be read, or does not hold what was expected."""

    file: str
    rule: str = ""


@dataclass(eq=False)
class AttachmentRefusedError(IntakeError):
    """A file is not attached; nothing of it was kept."""

    fault: AttachFault
    most: int = 0
    """As many bytes are allowed, where it is too large."""


@dataclass(eq=False)
class UnplayableSoundError(IntakeError):
    """A recording of a form is none that can be played here."""

    name: str


class TableTooLargeError(IntakeError):
    """An export has more rows or columns than a sheet of a workbook can hold."""
