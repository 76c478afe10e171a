"""What a picture says by the way, told before it is taken in."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from intake.services.picture_facts import PictureFacts, facts_of
from tests.services.pictures import jpeg, located, picture, png, webp

JPEG = "image/jpeg"


def with_block(tiff: bytes) -> bytes:
    body = b"Exif\0\0" + tiff
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xda\0\2"


def table(*entries: bytes, after: bytes = b"") -> bytes:
    count = struct.pack(">H", len(entries))
    return b"MM\0*\0\0\0\x08" + count + b"".join(entries) + bytes(4) + after


def entry(tag: int, kind: int, count: int, value: int) -> bytes:
    return struct.pack(">HHII", tag, kind, count, value)


def test_hour_camera_and_place_are_read() -> None:
    facts = facts_of(located(), JPEG)
    assert facts == PictureFacts("2026:11:24 16:42:00", "Acme Phone 3", "32.51500, -117.03833")
    assert facts.says_anything


def test_south_and_east_are_told_apart() -> None:
    assert facts_of(located(south=True), JPEG).place == "-32.51500, 117.03833"


@pytest.mark.parametrize(
    ("content", "mime"), [(jpeg(), JPEG), (png(), "image/png"), (webp(), "image/webp")]
)
def test_every_kind_of_picture_is_read(content: bytes, mime: str) -> None:
    assert facts_of(content, mime) == PictureFacts("2026:11:24 16:42:00", "Ana's telephone")


def test_maker_is_not_said_twice() -> None:
    made = Image.Exif()
    made[0x010F], made[0x0110] = "Acme", "Acme 3"
    stream = io.BytesIO()
    picture().save(stream, "JPEG", exif=made.tobytes())
    assert facts_of(stream.getvalue(), JPEG).camera == "Acme 3"


def plain(kind: str) -> bytes:
    stream = io.BytesIO()
    picture().save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_picture_that_says_nothing_has_nothing_to_tell(kind: str) -> None:
    assert not facts_of(plain(kind), f"image/{kind}").says_anything


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (b"II*\0", "image/tiff"),
        (b"\xff\xd8", JPEG),
        (with_block(b""), JPEG),
        (with_block(b"XX\0*\0\0\0\x08"), JPEG),
        (with_block(b"MM\0*\0\0\xff\xff"), JPEG),
        (with_block(table(entry(0x010F, 3, 1, 0))), JPEG),
        (with_block(table(entry(0x8769, 4, 1, 0xFFFF), entry(0x8825, 4, 1, 0xFFFF))), JPEG),
    ],
)
def test_facts_that_cannot_be_read_say_nothing(content: bytes, mime: str) -> None:
    assert facts_of(content, mime) == PictureFacts()


@pytest.mark.parametrize(
    "latitude", [entry(2, 2, 3, 40), entry(2, 5, 3, 0xFFFF), entry(2, 5, 3, 40)]
)
def test_place_that_cannot_be_read_is_none(latitude: bytes) -> None:
    """Of another type, beyond the end, or with nothing to divide by."""
    places = struct.pack(">H", 1) + latitude + bytes(40)
    tiff = table(entry(0x8825, 4, 1, 26), after=places)
    assert facts_of(with_block(tiff), JPEG).place == ""


def test_short_words_lie_in_their_entry_and_hold_one_line() -> None:
    short = struct.pack(">HHI4s", 0x0110, 2, 4, b"A\n3\0")
    assert facts_of(with_block(table(short)), JPEG).camera == "A3"


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(tiff: bytes) -> None:
    for order in (b"MM\0*\0\0\0\x08", b"II*\0\x08\0\0\0", b""):
        facts_of(with_block(order + tiff), JPEG)


@given(st.integers(0, 400))
def test_no_cut_breaks_the_reading(length: int) -> None:
    for content, mime in ((located(), JPEG), (png(), "image/png"), (webp(), "image/webp")):
        facts_of(content[:length], mime)
