"""What a file is, by its first bytes: a name may say anything."""

from dataclasses import dataclass
from typing import Final

from intake.domain.attachments import DOCUMENTS, OTHER

HEAD: Final = 64
_BOX: Final = b"ftyp"
_STILL: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})
_SOUND: Final = frozenset({b"M4A ", b"M4B ", b"3gp4", b"3gp5", b"3gp6"})
_BEGINNINGS: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf2", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"#!AMR", "audio/amr"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"%PDF", "application/pdf"),
)
_EITHER: Final = frozenset({"video/mp4", "video/webm", "audio/mp4", "audio/ogg"})
"""Envelopes in which telephones put sound alone as well as films."""


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is."""

    mime: str

    @property
    def is_picture(self) -> bool:
        """It is a picture that stands still."""
        return self.mime.startswith("image/")

    @property
    def may_be_heard(self) -> bool:
        """There may be sound in it."""
        return self.mime.startswith("audio/") or self.mime in _EITHER

    @property
    def may_be_seen(self) -> bool:
        """It may be a film."""
        return self.mime.startswith("video/") or self.mime in _EITHER


def sniff(head: bytes, suffix: str = "") -> Sniffed:
    """Judge a file by its first bytes; where they tell nothing, a document by how its name ends."""
    if head[:4] == b"RIFF":
        return Sniffed({b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12], OTHER))
    if head[4:8] == _BOX:
        return Sniffed(_boxed(head[8:12]))
    found = (mime for beginning, mime in _BEGINNINGS if head.startswith(beginning))
    return Sniffed(next(found, DOCUMENTS.get(suffix, OTHER)))


def _boxed(brand: bytes) -> str:
    if brand in _STILL:
        return "image/heic"
    return "audio/mp4" if brand in _SOUND else "video/mp4"
