"""Attachments: sealed pieces in the media file, the key and the facts beside the record."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.errors import DamagedFileError, UnreadableFileError
from intake.domain.ids import InterviewId, MediaId
from intake.services.ports import MediaItem, Randomness
from intake.storage.files import StoreFiles
from intake.storage.keys.media_box import KEY_BYTES, BrokenPieceError, MediaBox

PIECE: Final = 256 * 1024
_PIECES_AT_ONCE: Final = 8
BESIDE_RECORD: Final = (Compartment.IDENTITY, Compartment.CORE)
"""Where keys of attachments are kept."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """What an attachment is: it belongs to one question of one interview."""

    interview: InterviewId
    path: str
    mime: str
    compartment: Compartment
    """Where its key is kept: whoever holds that compartment can read it."""


def keep(
    files: StoreFiles, attachment: Attachment, content: Iterable[bytes], randomness: Randomness
) -> MediaItem:
    """Seal and keep an attachment. Until its key is written, last of all, it is not there."""
    media, key = randomness(16), randomness(KEY_BYTES)
    box, digest, size = MediaBox(key, media), hashlib.sha256(), 0
    for group in _grouped(_marked(_cut(content))):
        with files.writing(Compartment.MEDIA) as connection:
            for n, piece, is_last in group:
                digest.update(piece)
                size += len(piece)
                connection.execute(
                    "INSERT INTO chunk (media, n, box) VALUES (?, ?, ?)",
                    (media, n, box.seal(n, piece, is_last=is_last)),
                )
    item = MediaItem(
        MediaId(media.hex()),
        attachment.interview,
        attachment.path,
        attachment.mime,
        size,
        digest.hexdigest(),
        attachment.compartment,
    )
    with files.writing(attachment.compartment) as connection:
        write_key(connection, item, key)
    return item


def write_key(connection: sqlcipher.Connection, item: MediaItem, key: bytes) -> None:
    """Write the key and the facts of an attachment, with which it begins to be there."""
    connection.execute(
        "INSERT INTO media_item (uid, interview, path, mime, size, sha256, key)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            bytes.fromhex(item.id),
            bytes.fromhex(item.interview),
            item.path,
            item.mime,
            item.size,
            bytes.fromhex(item.sha256),
            key,
        ),
    )


def sha256_of(files: StoreFiles, wanted: MediaId) -> str | None:
    """Return the SHA-256 of an attachment that is here, or None."""
    for compartment in BESIDE_RECORD:
        with files.reading(compartment) as connection:
            row = connection.execute(
                "SELECT sha256 FROM media_item WHERE uid = ?", (bytes.fromhex(wanted),)
            ).fetchone()
        if row is not None:
            return str(row[0].hex())
    return None


def items(files: StoreFiles, interview: InterviewId) -> tuple[MediaItem, ...]:
    """Return the attachments of one record whose keys are here, by path."""
    found: list[MediaItem] = []
    for compartment in _readable(files):
        with files.reading(compartment) as connection:
            rows = connection.execute(
                "SELECT uid, path, mime, size, sha256 FROM media_item WHERE interview = ?",
                (bytes.fromhex(interview),),
            )
            found += [
                MediaItem(
                    MediaId(uid.hex()), interview, path, mime, size, sha256.hex(), compartment
                )
                for uid, path, mime, size, sha256 in rows
            ]
    return tuple(sorted(found, key=lambda item: (item.path, item.id)))


def pieces(files: StoreFiles, wanted: MediaId) -> Iterator[bytes]:
    """Yield the bytes of one attachment in pieces of at most 256 KiB."""
    media = bytes.fromhex(wanted)
    key, size = _key_and_size(files, wanted)
    box, last = MediaBox(key, media), max(0, (size - 1) // PIECE)
    path = files.file(Compartment.MEDIA).path
    for n in range(last + 1):
        with files.reading(Compartment.MEDIA) as connection:
            row = connection.execute(
                "SELECT box FROM chunk WHERE media = ? AND n = ?", (media, n)
            ).fetchone()
        if row is None:
            raise DamagedFileError(path.name)
        try:
            yield box.open(n, row[0], is_last=n == last)
        except BrokenPieceError as broken:
            raise DamagedFileError(path.name) from broken


def _key_and_size(files: StoreFiles, wanted: MediaId) -> tuple[bytes, int]:
    for compartment in _readable(files):
        with files.reading(compartment) as connection:
            row = connection.execute(
                "SELECT key, size FROM media_item WHERE uid = ?", (bytes.fromhex(wanted),)
            ).fetchone()
        if row is not None:
            return row[0], row[1]
    raise UnreadableFileError(wanted, "unknown")


def _readable(files: StoreFiles) -> tuple[Compartment, ...]:
    return tuple(each for each in BESIDE_RECORD if files.can_read(each))


def _cut(content: Iterable[bytes]) -> Iterator[bytes]:
    """Cut whatever comes into pieces of one size; only the last may be shorter, or empty."""
    left = bytearray()
    for part in content:
        left += part
        while len(left) > PIECE:
            yield bytes(left[:PIECE])
            del left[:PIECE]
    yield bytes(left)


def _marked(cut: Iterator[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    n, held = 0, next(cut)
    for piece in cut:
        yield n, held, False
        n, held = n + 1, piece
    yield n, held, True


def _grouped(
    marked: Iterator[tuple[int, bytes, bool]],
) -> Iterator[list[tuple[int, bytes, bool]]]:
    while group := list(islice(marked, _PIECES_AT_ONCE)):
        yield group
