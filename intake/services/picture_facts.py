"""What a picture says by the way: when, with what and where it was taken, read within bounds."""

import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

_MOST_ENTRIES: Final = 512
_MOST_TEXT: Final = 80
_MAKE, _MODEL, _CHANGED, _TAKEN = 0x010F, 0x0110, 0x0132, 0x9003
_TO_EXIF, _TO_PLACE = 0x8769, 0x8825
_SOUTH_NORTH, _LATITUDE, _WEST_EAST, _LONGITUDE = 1, 2, 3, 4
_TEXT, _SHARES = 2, 5
_MARK: Final = b"Exif\0\0"


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What is told before a picture is taken in. Empty: it does not say so."""

    taken: str = ""
    """When, as the camera wrote it: ``2026:11:24 16:42:00``."""
    camera: str = ""
    place: str = ""
    """Degrees of latitude and longitude: ``32.51490, -117.03820``."""

    @property
    def says_anything(self) -> bool:
        """There is something to tell."""
        return bool(self.taken or self.camera or self.place)


@dataclass(frozen=True, slots=True)
class _Tiff:
    """The table of facts; `order` says which end of a number comes first."""

    data: bytes
    order: str

    def entries(self, at: int) -> dict[int, bytes]:
        """Return tag → type, count and value, as they lie there."""
        count = min(self.number("H", at), _MOST_ENTRIES)
        places = (at + 2 + 12 * n for n in range(count))
        whole = (each for each in places if each + 12 <= len(self.data))
        return {self.number("H", each): self.data[each + 2 : each + 12] for each in whole}

    def number(self, kind: str, at: int) -> int:
        """Return one number."""
        return int(struct.unpack_from(self.order + kind, self.data, at)[0])

    def pointer(self, entry: bytes) -> int:
        """Return where an entry points."""
        return int(struct.unpack_from(self.order + "I", entry, 6)[0])

    def text(self, entry: bytes | None) -> str:
        """Return the words of an entry, of one line, short."""
        if entry is None:
            return ""
        kind, count = struct.unpack_from(self.order + "HI", entry)
        if kind != _TEXT:
            return ""
        at = self.pointer(entry)
        said = entry[6 : 6 + count] if count <= 4 else self.data[at : at + min(count, 4096)]
        words = said.partition(b"\0")[0].decode("utf-8", "replace")
        return "".join(each for each in words if each.isprintable()).strip()[:_MOST_TEXT]

    def degrees(self, entry: bytes | None) -> float | None:
        """Return degrees, minutes and seconds as one number."""
        if entry is None or struct.unpack_from(self.order + "HI", entry) != (_SHARES, 3):
            return None
        shares = struct.unpack_from(self.order + "6I", self.data, self.pointer(entry))
        if 0 in shares[1::2]:
            return None
        whole, minutes, seconds = (shares[n] / shares[n + 1] for n in (0, 2, 4))
        return float(whole + minutes / 60 + seconds / 3600)


def facts_of(content: bytes, mime: str) -> PictureFacts:
    """Return what a picture says by the way; what cannot be read says nothing."""
    try:
        return _facts(next(_BLOCKS[mime](content), b"")) if mime in _BLOCKS else PictureFacts()
    except (struct.error, IndexError):
        return PictureFacts()


def _facts(block: bytes) -> PictureFacts:
    data = block.removeprefix(_MARK)
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        return PictureFacts()
    tiff = _Tiff(data, order)
    first = tiff.entries(tiff.number("I", 4))
    taken = ""
    if _TO_EXIF in first:
        taken = tiff.text(_linked(tiff, first[_TO_EXIF]).get(_TAKEN))
    make, model = tiff.text(first.get(_MAKE)), tiff.text(first.get(_MODEL))
    return PictureFacts(
        taken or tiff.text(first.get(_CHANGED)),
        model if model.startswith(make) else f"{make} {model}".strip(),
        _place(tiff, _linked(tiff, first[_TO_PLACE])) if _TO_PLACE in first else "",
    )


def _linked(tiff: _Tiff, entry: bytes) -> dict[int, bytes]:
    """Return the table that an entry points to; empty where it points to nothing."""
    try:
        return tiff.entries(tiff.pointer(entry))
    except struct.error:
        return {}


def _place(tiff: _Tiff, entries: Mapping[int, bytes]) -> str:
    try:
        north = tiff.degrees(entries.get(_LATITUDE))
        east = tiff.degrees(entries.get(_LONGITUDE))
    except struct.error:
        return ""
    if north is None or east is None:
        return ""
    north = -north if tiff.text(entries.get(_SOUTH_NORTH)) == "S" else north
    east = -east if tiff.text(entries.get(_WEST_EAST)) == "W" else east
    return f"{north:.5f}, {east:.5f}"


def _in_jpeg(content: bytes) -> Iterator[bytes]:
    at = 2
    while content[at] == 0xFF and content[at + 1] != 0xDA:
        length = struct.unpack_from(">H", content, at + 2)[0]
        if content[at + 1] == 0xE1 and content.startswith(_MARK, at + 4):
            yield content[at + 4 : at + 2 + length]
        at += 2 + length


def _in_png(content: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        if name == b"eXIf":
            yield content[at + 8 : at + 8 + length]
        at += 12 + length


def _in_webp(content: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(content):
        name, length = struct.unpack_from("<4sI", content, at)
        if name == b"EXIF":
            yield content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


_BLOCKS: Final[Mapping[str, Callable[[bytes], Iterator[bytes]]]] = {
    "image/jpeg": _in_jpeg,
    "image/png": _in_png,
    "image/webp": _in_webp,
}
