"""What an attachment is called: by what it is, never by what somebody's telephone called it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from intake.domain.ids import MediaId

SUFFIXES: Final[Mapping[str, str]] = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/ogg": ".ogg",
    "audio/wav": ".wav",
    "audio/flac": ".flac",
    "audio/amr": ".amr",
    "video/mp4": ".mp4",
    "video/webm": ".webm",
    "application/pdf": ".pdf",
    "text/csv": ".csv",
    "text/plain": ".txt",
    "application/rtf": ".rtf",
    "application/msword": ".doc",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}
"""How a file of each media type ends outside; one that is not listed ends in .bin."""
DOCUMENTS: Final[Mapping[str, str]] = {
    suffix: mime
    for mime, suffix in SUFFIXES.items()
    if mime.startswith(("text/", "application/")) and suffix != ".pdf"
}
"""Media types that only a name tells: a file that nothing else is known of is believed these."""
OTHER: Final = "application/octet-stream"
_HASH_DIGITS: Final = 32
_ORIGINAL: Final = "@original/"
"""No question has such a path: no element of a form begins like this."""
_NAME: Final = re.compile(r"([0-9a-f]{32})-([0-9a-f]{32})(\.[a-z0-9]{2,4})\Z")


class AttachFault(StrEnum):
    """Why a file is not attached."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_A_PICTURE = "not_a_picture"
    NOT_CLEANABLE = "not_cleanable"
    """A picture that may say where and by whom it was taken, in a way we cannot take out."""
    NOT_A_RECORDING = "not_a_recording"
    NOT_A_VIDEO = "not_a_video"
    NOT_ALLOWED = "not_allowed"
    """A picture, and the person has not said yes to photographs."""


@dataclass(frozen=True, slots=True)
class AttachmentName:
    """The answer to a question that asks for a file. The entry vouches for the content by it."""

    media: MediaId
    begins: str
    """The first 32 digits of the content's SHA-256."""
    suffix: str

    def __str__(self) -> str:
        """Return the answer's text."""
        return f"{self.media}-{self.begins}{self.suffix}"

    @property
    def outside(self) -> str:
        """Return the name that the file has where it leaves: without a trace of its content."""
        return f"{self.media}{self.suffix}"


def name_of(media: MediaId, mime: str, sha256: str) -> AttachmentName:
    """Return the answer that names this attachment."""
    return AttachmentName(media, sha256[:_HASH_DIGITS], SUFFIXES.get(mime, ".bin"))


def read_name(answer: str) -> AttachmentName | None:
    """Return which attachment an answer names; None for a name that was given elsewhere."""
    match = _NAME.match(answer)
    return AttachmentName(MediaId(match[1]), match[2], match[3]) if match else None


def original_of(copy: MediaId) -> str:
    """Return the place of the picture as it came, whose cleaned copy the answer names."""
    return f"{_ORIGINAL}{copy}"


def copy_of(place: str) -> MediaId | None:
    """Return of which copy an original is kept at this place; None for a question's own file."""
    is_original = place.startswith(_ORIGINAL)
    return MediaId(place.removeprefix(_ORIGINAL)) if is_original else None
