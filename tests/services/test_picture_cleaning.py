"""What is taken out of pictures, and what stays."""

import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.services.picture_cleaning import BrokenPictureError, cleaned, is_cleanable
from tests.services.pictures import SECRETS, jpeg, png, seen, way_up, webp

KINDS = {"image/jpeg": jpeg, "image/png": png, "image/webp": webp}


@pytest.mark.parametrize(("mime", "make"), KINDS.items())
def test_picture_says_nothing_by_the_way_and_looks_the_same(
    mime: str, make: Callable[[], bytes]
) -> None:
    before = make()
    after = cleaned(before, mime)
    assert any(each in before for each in SECRETS)
    assert not any(each in after for each in SECRETS)
    assert seen(after) == seen(before)
    assert cleaned(after, mime) == after


@pytest.mark.parametrize("way", [1, 3, 6, 8])
def test_jpeg_stays_the_right_way_up(way: int) -> None:
    after = cleaned(jpeg(way), "image/jpeg")
    assert way_up(after) == way
    assert (b"Exif" in after) == (way != 1)


def test_progressive_jpeg_is_kept_whole() -> None:
    before = jpeg(progressive=True)
    assert seen(cleaned(before, "image/jpeg")) == seen(before)


def test_colours_of_a_jpeg_are_kept() -> None:
    assert b"ICC_PROFILE\0" in cleaned(jpeg(), "image/jpeg")


@pytest.mark.parametrize(
    "tiff",
    [
        b"",
        b"XX\0*\0\0\0\x08\0\0",
        b"MM\0*\0\0\xff\xff\0\0",
        b"MM\0*\0\0\0\x08\0\x09\x01\x0f",
        b"MM\0*\0\0\0\x08\0\x01" + bytes(12),
    ],
)
def test_facts_that_cannot_be_read_are_dropped(tiff: bytes) -> None:
    body = b"Exif\0\0" + tiff
    segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    plain = cleaned(jpeg(1), "image/jpeg")
    alone = plain[:2] + b"\xff\x01" + segment + plain[2:]
    assert b"Exif" not in cleaned(alone, "image/jpeg")


def test_jpeg_without_any_picture_is_left_empty() -> None:
    assert cleaned(b"\xff\xd8\xff\xd9", "image/jpeg") == b"\xff\xd8\xff\xd9"


@pytest.mark.parametrize(("mime", "make"), KINDS.items())
def test_every_beginning_of_a_picture_is_refused(mime: str, make: Callable[[], bytes]) -> None:
    whole = cleaned(make(), mime)
    for length in {16, 40, len(whole) // 2, len(whole) - 1}:
        with pytest.raises(BrokenPictureError):
            cleaned(whole[:length], mime)


@pytest.mark.parametrize(
    ("mime", "broken"),
    [
        ("image/jpeg", b"\xff\xd8\x00\x00"),
        ("image/jpeg", b"\xff\xd8\xff\xda\x00\x02\xff\xff\x00no end"),
        ("image/webp", b"RIFF\x14\0\0\0WEBPVP8 \xff\0\0\0" + bytes(8)),
    ],
)
def test_what_is_no_picture_is_refused(mime: str, broken: bytes) -> None:
    with pytest.raises(BrokenPictureError):
        cleaned(broken, mime)


def test_only_what_can_be_cleaned_is_said_to_be() -> None:
    assert [each for each in (*KINDS, "image/heic") if is_cleanable(each)] == list(KINDS)


@given(st.data())
def test_altered_pictures_are_cleaned_or_refused(data: st.DataObject) -> None:
    mime = data.draw(st.sampled_from(sorted(KINDS)))
    whole = bytearray(_MADE[mime])
    for _n in range(3):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        after = cleaned(bytes(whole), mime)
    except BrokenPictureError:
        return
    assert len(after) <= len(whole) + 64


_MADE = {mime: make() for mime, make in KINDS.items()}
