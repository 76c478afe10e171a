"""Attachments of a bundle while it is read: sealed at once, and there only once they are kept."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.errors import BundleFault, BundleRefusedError, IntakeError
from intake.domain.ids import MediaId
from intake.services.ports import MediaItem, Randomness
from intake.storage import erasing_rows, media
from intake.storage.files import StoreFiles
from intake.storage.keys.media_box import KEY_BYTES, MediaBox
from intake.storage.media import BESIDE_RECORD, PIECE

_AT_ONCE: Final = 8 * PIECE


class ArrivingMedia:
    """The attachments of one bundle. Their keys are in memory alone until `keep`.

    An attachment that is here already is not written again.
    """

    def __init__(self, files: StoreFiles, randomness: Randomness) -> None:
        self._files = files
        self._randomness = randomness
        self._keys: dict[MediaId, bytes] = {}
        self._here: dict[MediaId, str] = {}

    def begin(self, item: MediaId, size: int) -> "ArrivingBytes":
        """Give the place for the bytes of one attachment; raises NotGrantedError.

        What a killed program left under this name is overwritten: without a key it is nothing.
        """
        for compartment in (*BESIDE_RECORD, Compartment.MEDIA):
            self._files.file(compartment)  # otherwise nobody could tell what is here
        here = media.sha256_of(self._files, item)
        if here is not None:
            self._here[item] = here
            return ArrivingBytes()
        self._forget(item)
        self._keys[item] = self._randomness(KEY_BYTES)
        return _Sealing(self._files, item, self._keys[item], size)

    def check(self, items: Sequence[MediaItem]) -> None:
        """Refuse an attachment that has the name of another one that is here."""
        for item in items:
            if self._here.get(item.id, item.sha256) != item.sha256:
                raise BundleRefusedError(BundleFault.EQUIVOCATION, f"data/media/{item.id}")

    def keep(self, items: Sequence[MediaItem]) -> None:
        """Write the keys, once everything about the bundle was found good."""
        for compartment in BESIDE_RECORD:
            mine = [each for each in items if each.compartment is compartment]
            with self._files.writing(compartment) as connection:
                gone = erasing_rows.erased(connection)
                kept = [each for each in mine if bytes.fromhex(each.interview) not in gone]
                for item in kept:
                    if item.id in self._keys:
                        media.write_key(connection, item, self._keys[item.id])
            for item in kept:
                self._keys.pop(item.id, None)
            for item in mine:
                if self._keys.pop(item.id, None) is not None:  # its record was erased here
                    self._forget(item.id)

    def give_up(self) -> None:
        """Take back whatever was not kept."""
        while self._keys:
            item, _ = self._keys.popitem()
            with suppress(IntakeError):  # without its key it can be read by nobody
                self._forget(item)

    def _forget(self, item: MediaId) -> None:
        with self._files.writing(Compartment.MEDIA) as connection:
            connection.execute("DELETE FROM chunk WHERE media = ?", (bytes.fromhex(item),))


class ArrivingBytes:
    """Takes the bytes of an attachment that is here already."""

    def write(self, data: bytes, /) -> None:
        """Drop them."""


class _Sealing(ArrivingBytes):
    """Seals what comes, piece by piece, some pieces in one transaction."""

    def __init__(self, files: StoreFiles, item: MediaId, key: bytes, size: int) -> None:
        self._files = files
        self._media = bytes.fromhex(item)
        self._box = MediaBox(key, self._media)
        self._left, self._waiting = size, bytearray()
        self._n, self._last = 0, max(0, (size - 1) // PIECE)
        if size == 0:
            self._seal()

    def write(self, data: bytes, /) -> None:
        """Take the next bytes."""
        self._waiting += data
        self._left -= len(data)
        if len(self._waiting) >= _AT_ONCE or self._left <= 0:
            self._seal()

    def _seal(self) -> None:
        with self._files.writing(Compartment.MEDIA) as connection:
            while len(self._waiting) >= PIECE or (self._left <= 0 and self._n <= self._last):
                piece = bytes(self._waiting[:PIECE])
                del self._waiting[:PIECE]
                box = self._box.seal(self._n, piece, is_last=self._n == self._last)
                connection.execute(
                    "INSERT INTO chunk (media, n, box) VALUES (?, ?, ?)",
                    (self._media, self._n, box),
                )
                self._n += 1
