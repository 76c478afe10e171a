"""Decoding pictures within limits. What comes from strangers is decoded in a child: see there."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from intake.services.sniffing import HEAD, sniff

MOST_PIXELS: Final = 120_000_000
"""A picture that says it is larger is not decoded."""
_KINDS: Final = {
    "image/jpeg": "jpeg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
}
_QUALITY: Final = 88


def decoded(content: bytes, longest: int) -> QImage | None:
    """Return a picture the right way up and no longer than this, or None when it is none."""
    reading = _Decoding(content)
    return reading.image(longest) if reading.is_fit else None


def shrunk(content: bytes, longest: int) -> bytes | None:
    """Return a picture no longer than this; the same bytes when it is none longer, None when none.

    What comes out is of the kind that went in.
    """
    reading = _Decoding(content)
    if not reading.is_fit or reading.longest <= longest:
        return content if reading.is_fit else None
    image = reading.image(longest)
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    if image is None or not image.save(written, reading.kind, _QUALITY):  # type: ignore[call-overload]
        return None
    return bytes(written.data().data())


class _Decoding:
    """One picture that is decoded, and the buffer that Qt reads it from."""

    def __init__(self, content: bytes) -> None:
        self.kind = _KINDS.get(sniff(content[:HEAD]).mime, "")
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
        return size.isValid() and size.width() * size.height() <= MOST_PIXELS

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
