"""Attachments: sealed piece by piece, whole or damaged, unreadable without their own key."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.compartments import Compartment
from intake.domain.errors import DamagedFileError, NotGrantedError, UnreadableFileError
from intake.domain.ids import InterviewId, MediaId
from intake.services.ports import MediaItem
from intake.storage import media
from intake.storage.arriving_media import ArrivingMedia
from intake.storage.keys.media_box import BrokenPieceError, MediaBox
from intake.storage.media import PIECE, Attachment
from tests.storage.desk import Desk

PHOTO = Attachment(InterviewId("0d" * 16), "harm[k1]/photo", "image/jpeg", Compartment.IDENTITY)


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 10 * PIECE + 7])
def test_attachment_comes_back_as_it_was(desk: Desk, size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    parts = [content[at : at + 100_003] for at in range(0, size, 100_003)]
    item = media.keep(desk.files, PHOTO, parts, desk.chance)
    assert (item.size, item.sha256) == (size, hashlib.sha256(content).hexdigest())
    assert desk.reading.record_media(PHOTO.interview) == (item,)
    pieces = list(desk.reading.media_bytes(item.id))
    assert b"".join(pieces) == content
    assert max(map(len, pieces)) <= PIECE


def test_attachment_without_its_key_is_unknown(desk: Desk) -> None:
    item = media.keep(desk.files, PHOTO, [b"jpeg"], desk.chance)
    del desk.files._files[Compartment.IDENTITY]
    assert desk.reading.record_media(PHOTO.interview) == ()
    with pytest.raises(UnreadableFileError):
        list(desk.reading.media_bytes(item.id))


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM chunk WHERE n = 1",
        "UPDATE chunk SET n = 2 - n",
        "UPDATE chunk SET box = zeroblob(length(box)) WHERE n = 1",
        "UPDATE chunk SET media = randomblob(16)",
    ],
)
def test_damaged_attachment_says_so(desk: Desk, harm: str) -> None:
    item = media.keep(desk.files, PHOTO, [bytes(2 * PIECE + 5)], desk.chance)
    with desk.files.writing(Compartment.MEDIA) as connection:
        connection.execute("DELETE FROM chunk WHERE 0")
        if "2 - n" in harm:
            connection.execute("UPDATE chunk SET n = n + 10")
            harm = "UPDATE chunk SET n = 12 - n"
        connection.execute(harm)
    with pytest.raises(DamagedFileError):
        list(desk.reading.media_bytes(item.id))


@given(st.binary(max_size=300), st.integers(0, 5))
def test_piece_opens_only_in_its_place(piece: bytes, place: int) -> None:
    box = MediaBox(bytes(32), b"m" * 16)
    sealed = box.seal(place, piece, is_last=True)
    assert box.open(place, sealed, is_last=True) == piece
    for wrong, where, is_last in (
        (box, place + 1, True),
        (box, place, False),
        (MediaBox(bytes(32), b"n" * 16), place, True),
        (MediaBox(b"k" * 32, b"m" * 16), place, True),
    ):
        with pytest.raises(BrokenPieceError):
            wrong.open(where, sealed, is_last=is_last)


def test_unknown_attachment_is_named(desk: Desk) -> None:
    with pytest.raises(UnreadableFileError):
        list(desk.reading.media_bytes(MediaId("00" * 16)))


@pytest.mark.parametrize("size", [0, 1, PIECE, PIECE + 1, 8 * PIECE, 19 * PIECE + 7])
@pytest.mark.parametrize("part", [1000, 100_003, 1 << 20])
def test_arriving_attachment_is_kept_as_it_was(desk: Desk, size: int, part: int) -> None:
    content = bytes(number % 251 for number in range(size))
    sha256 = hashlib.sha256(content).hexdigest()
    item = MediaItem(
        MediaId("0f" * 16),
        PHOTO.interview,
        PHOTO.path,
        PHOTO.mime,
        size,
        sha256,
        Compartment.IDENTITY,
    )
    arriving = ArrivingMedia(desk.files, desk.chance)
    place = arriving.begin(item.id, size)
    for at in range(0, size, part):
        place.write(content[at : at + part])
    assert desk.reading.record_media(PHOTO.interview) == ()
    arriving.keep([item])
    arriving.give_up()
    assert desk.reading.record_media(PHOTO.interview) == (item,)
    pieces = list(desk.reading.media_bytes(item.id))
    assert b"".join(pieces) == content
    assert max(map(len, pieces)) <= PIECE


def test_nobody_takes_in_what_they_cannot_compare(desk: Desk) -> None:
    del desk.files._files[Compartment.IDENTITY]
    with pytest.raises(NotGrantedError):
        ArrivingMedia(desk.files, desk.chance).begin(MediaId("0f" * 16), 1)
