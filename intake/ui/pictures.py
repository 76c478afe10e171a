"""Pictures in memory: decoded within limits, beside the thread that paints, and let go again."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage, QImageReader

from intake.services.attaching import Shrink
from intake.services.picture_cleaning import BrokenPictureError
from intake.services.sniffing import HEAD, sniff
from intake.ui.presenters.lane import Lane

LONGEST_SHOWN: Final = 720
"""Pixels of the longer side of what is kept for the screen."""
MOST_KEPT: Final = 24
_MOST_PIXELS: Final = 120_000_000
"""A picture that says it is larger is not decoded."""
_READERS: Final = {
    "image/jpeg": "jpeg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
}
_QUALITY: Final = 88


class PictureSource(StrEnum):
    """Where a picture comes from."""

    FORM = "form"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class PictureName:
    """One picture of a form or of a record."""

    source: PictureSource
    name: str


Read = Callable[[PictureName], bytes | None]
"""Returns the bytes of a picture; called beside the thread that paints."""


class Pictures(QObject):
    """The pictures of one interview. What is not here yet is fetched, and `came` tells."""

    came = Signal(object)
    """The PictureName of one that can be shown now, or that cannot be shown at all."""

    def __init__(self, lane: Lane, read: Read) -> None:
        super().__init__()
        self._lane, self._read = lane, read
        self._kept: OrderedDict[PictureName, QImage] = OrderedDict()
        self._asked: set[PictureName] = set()
        self._broken: set[PictureName] = set()

    def image(self, name: PictureName) -> QImage | None:
        """Return a picture, or None while it is fetched, or for ever when it cannot be shown."""
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        if name not in self._asked and name not in self._broken:
            self._asked.add(name)
            self._lane.run(
                lambda: self._fetch(name),
                lambda found: self._take(name, found),
                lambda _error: self._take(name, None),
            )
        return self._kept.get(name)

    def is_broken(self, name: PictureName) -> bool:
        """Tell whether a picture cannot be shown."""
        return name in self._broken

    def _fetch(self, name: PictureName) -> QImage | None:
        content = self._read(name)
        return decoded(content, LONGEST_SHOWN) if content else None

    def _take(self, name: PictureName, found: QImage | None) -> None:
        self._asked.discard(name)
        if found is None:
            self._broken.add(name)
        else:
            self._kept[name] = found
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        self.came.emit(name)


def decoded(content: bytes, longest: int) -> QImage | None:
    """Return a picture the right way up and no longer than this, or None when it is none."""
    reading = _Decoding(content)
    return reading.image(longest) if reading.is_fit else None


def shrinking(longest: int) -> Shrink:
    """Return what makes a picture no longer than a form wants it; smaller ones stay as they are."""

    def shrink(content: bytes) -> bytes:
        reading = _Decoding(content)
        if not reading.is_fit:
            raise BrokenPictureError(longest)
        if reading.longest <= longest:
            return content
        image = reading.image(longest)
        written = QBuffer()
        written.open(QIODevice.OpenModeFlag.WriteOnly)
        if image is None or not image.save(written, reading.kind, _QUALITY):  # type: ignore[call-overload]
            raise BrokenPictureError(longest)
        return bytes(written.data().data())

    return shrink


class _Decoding:
    """One picture that is decoded, and the buffer that Qt reads it from."""

    def __init__(self, content: bytes) -> None:
        self.kind = _READERS.get(sniff(content[:HEAD]).mime, "")
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._reader = QImageReader(self._buffer, QByteArray(self.kind.encode()))
        self._reader.setAutoTransform(True)
        self._size = self._reader.size() if self.kind else QSize()

    @property
    def is_fit(self) -> bool:
        """Of a kind that we know, and not said to be enormous."""
        size = self._size
        return size.isValid() and size.width() * size.height() <= _MOST_PIXELS

    @property
    def longest(self) -> int:
        """Pixels of the longer side."""
        return max(self._size.width(), self._size.height())

    def image(self, longest: int) -> QImage | None:
        """Decode it, once."""
        if self.longest > longest:
            self._reader.setScaledSize(_within(self._size, longest))
        image = self._reader.read()
        return None if image.isNull() else image


def _within(size: QSize, longest: int) -> QSize:
    share = longest / max(size.width(), size.height())
    return QSize(max(1, round(size.width() * share)), max(1, round(size.height() * share)))
