"""Pictures in memory: fetched and decoded beside the thread that paints, and let go again."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from intake.ui.presenters.lane import Lane

LONGEST_SHOWN: Final = 720
"""Pixels of the longer side of what is kept for the screen."""
MOST_KEPT: Final = 24
MOST_AT_ONCE: Final = 6


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
Decode = Callable[[list[bytes], int], list[QImage | None]]
"""Decodes several pictures, none of them longer than asked for; None for what is none."""


class Pictures(QObject):
    """The pictures of one interview. What is not here yet is fetched, and `came` tells."""

    came = Signal(object)
    """The PictureName of one that can be shown now, or that cannot be shown at all."""

    def __init__(self, lane: Lane, read: Read, decode: Decode) -> None:
        super().__init__()
        self._lane, self._read, self._decode = lane, read, decode
        self._kept: OrderedDict[PictureName, QImage] = OrderedDict()
        self._wanted: list[PictureName] = []
        self._asked: set[PictureName] = set()
        self._broken: set[PictureName] = set()
        self._is_forgotten = False

    def image(self, name: PictureName) -> QImage | None:
        """Return a picture, or None while it is fetched, or for ever when it cannot be shown."""
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        if name not in self._asked and name not in self._broken:
            self._asked.add(name)
            self._wanted.append(name)
            self._lane.run(self._fetch, self._take, lambda _error: None)
        return self._kept.get(name)

    def is_broken(self, name: PictureName) -> bool:
        """Tell whether a picture cannot be shown."""
        return name in self._broken

    def forget(self) -> None:
        """Let go of every picture, for good: nobody looks any more."""
        self._is_forgotten = True
        self._kept.clear()
        self._wanted.clear()

    def _fetch(self) -> dict[PictureName, QImage | None]:
        """Fetch what is wanted by now, so that one child decodes all the pictures of a page."""
        names = self._wanted[:MOST_AT_ONCE]
        del self._wanted[: len(names)]
        found: dict[PictureName, QImage | None] = dict.fromkeys(names)
        contents = {name: content for name in names if (content := self._content(name))}
        if contents:
            images = self._decode(list(contents.values()), LONGEST_SHOWN)
            found |= dict(zip(contents, images, strict=True))
        return found

    def _content(self, name: PictureName) -> bytes | None:
        from intake.domain.errors import IntakeError  # the lock screen is painted before

        try:
            return self._read(name)
        except IntakeError:
            return None

    def _take(self, found: dict[PictureName, QImage | None]) -> None:
        if self._is_forgotten:
            return
        for name, image in found.items():
            self._asked.discard(name)
            if image is None:
                self._broken.add(name)
            else:
                self._kept[name] = image
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        for name in found:
            self.came.emit(name)
