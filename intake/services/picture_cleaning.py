"""Taking out of a picture what it says by the way: where, when, with what and by whom it was taken.

What is seen stays bit for bit as it was. Only which way up it is held is kept beside that.
"""

import struct
from collections.abc import Callable, Iterator, Mapping
from typing import Final

_JPEG, _PNG, _WEBP = "image/jpeg", "image/png", "image/webp"
_SOS, _EOI, _SOI, _APP1, _APP2, _COM = 0xDA, 0xD9, 0xD8, 0xE1, 0xE2, 0xFE
_APPS: Final = range(0xE0, 0xF0)
_STANDING_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_KEPT_APPS: Final[Mapping[int, bytes]] = {
    0xE0: b"JFIF\0",
    0xE2: b"ICC_PROFILE\0",
    0xEE: b"Adobe",
}
_EXIF: Final = b"Exif\0\0"
_ORIENTATION: Final = 0x0112
_PNG_MARK: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
     b"pHYs", b"bKGD"}
)  # fmt: skip
_WEBP_KEPT: Final = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_SAYS_MORE: Final = 0b0000_1100
"""The bits of VP8X which say that EXIF and XMP follow."""


class BrokenPictureError(ValueError):
    """It begins as a picture and does not go on as one."""


def is_cleanable(mime: str) -> bool:
    """Tell whether pictures of this type can be cleaned."""
    return mime in _CLEANERS


def cleaned(content: bytes, mime: str) -> bytes:
    """Return the picture without what it says by the way, or raise BrokenPictureError."""
    try:
        return b"".join(_CLEANERS[mime](content))
    except (struct.error, IndexError) as broken:
        raise BrokenPictureError(mime) from broken


# --- JPEG: segments, each with its length, and between them the picture itself


def _jpeg(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    facing, at = _facing(content), 2
    if facing:
        yield facing
    while True:
        marker = _marker(content, at)
        if marker == _EOI:
            yield content[at : at + 2]
            return  # telephones hide a second picture or a film behind the end
        if marker in _STANDING_ALONE:
            at += 2
            continue
        end = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if marker == _SOS:
            end = _end_of_scan(content, end)
        if _stays(marker, content[at + 4 : at + 20]):
            yield content[at:end]
        at = end


def _marker(content: bytes, at: int) -> int:
    if content[at] != 0xFF:
        raise BrokenPictureError(_JPEG)
    return content[at + 1]


def _stays(marker: int, begin: bytes) -> bool:
    if marker in _APPS:
        return marker in _KEPT_APPS and begin.startswith(_KEPT_APPS[marker])
    return marker != _COM


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the next marker stands that does not belong to the scan."""
    while (at := content.find(b"\xff", at)) >= 0:
        following = content[at + 1]
        if following not in {0x00, 0xFF, *range(0xD0, 0xD8)}:
            return at
        at += 1 if following == 0xFF else 2
    raise BrokenPictureError(_JPEG)


def _facing(content: bytes) -> bytes:
    """Return a segment that says which way up the picture is, and nothing else."""
    at = 2
    while (marker := _marker(content, at)) not in {_SOS, _EOI}:
        length = struct.unpack_from(">H", content, at + 2)[0]
        if marker == _APP1 and content[at + 4 : at + 10] == _EXIF:
            way = _way_up(content[at + 10 : at + 2 + length])
            return _segment(way) if way in range(2, 9) else b""
        at += 2 if marker in _STANDING_ALONE else 2 + length
    return b""


def _way_up(tiff: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 10:
        return 0
    first = struct.unpack_from(order + "I", tiff, 4)[0]
    if first + 2 > len(tiff):
        return 0
    for n in range(struct.unpack_from(order + "H", tiff, first)[0]):
        entry = first + 2 + 12 * n
        if entry + 12 > len(tiff):
            return 0
        tag, _type, _count, value = struct.unpack_from(order + "HHIH", tiff, entry)
        if tag == _ORIENTATION:
            return int(value)
    return 0


def _segment(way: int) -> bytes:
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, way, 0)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    return struct.pack(">BBH", 0xFF, _APP1, len(_EXIF) + len(tiff) + 2) + _EXIF + tiff


# --- PNG and WebP: chunks, each with its name


def _png(content: bytes) -> Iterator[bytes]:
    yield _PNG_MARK
    at, name = len(_PNG_MARK), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise BrokenPictureError(_PNG)
        if name in _PNG_KEPT:
            yield content[at:end]
        at = end


def _webp(content: bytes) -> Iterator[bytes]:
    kept: list[bytes] = []
    at, whole = 12, 8 + struct.unpack_from("<I", content, 4)[0]
    if whole > len(content):
        raise BrokenPictureError(_WEBP)
    while at + 8 <= whole:
        name, length = struct.unpack_from("<4sI", content, at)
        end = at + 8 + length + length % 2
        if end > whole:
            raise BrokenPictureError(_WEBP)
        chunk = content[at:end]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_SAYS_MORE]) + chunk[9:]
        if name in _WEBP_KEPT:
            kept.append(chunk)
        at = end
    size = 4 + sum(map(len, kept))
    yield b"RIFF" + struct.pack("<I", size) + b"WEBP"
    yield from kept


_CLEANERS: Final[Mapping[str, Callable[[bytes], Iterator[bytes]]]] = {
    _JPEG: _jpeg,
    _PNG: _png,
    _WEBP: _webp,
}
