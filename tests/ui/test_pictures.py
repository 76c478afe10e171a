"""Pictures in memory: decoded within limits, fetched beside the window, let go again."""

import struct
import zlib

import pytest
from PySide6.QtWidgets import QApplication

from intake.domain.errors import DamagedFileError
from intake.services.picture_cleaning import BrokenPictureError
from intake.ui import pictures
from intake.ui.pictures import PictureName, Pictures, PictureSource, Read, decoded, shrinking
from tests.services.pictures import jpeg, png, way_up, webp
from tests.ui.fakes import HeldLane, InlineLane

A, B = (PictureName(PictureSource.FORM, each) for each in "ab")


def reading(asked: list[PictureName]) -> Read:
    def read(name: PictureName) -> bytes:
        asked.append(name)
        return png()

    return read


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize("content", [jpeg(1), png(), webp()])
def test_picture_is_decoded_no_larger_than_it_is_shown(content: bytes) -> None:
    image = decoded(content, 32)
    assert image is not None
    assert (image.width(), image.height()) in {(32, 24), (24, 32)}


@pytest.mark.usefixtures("application")
def test_picture_is_turned_the_right_way_up() -> None:
    image = decoded(jpeg(6), 1000)
    assert image is not None
    assert (image.width(), image.height()) == (48, 64)


def enormous() -> bytes:
    """Return a small file that says it is a picture of 3,600 million pixels."""
    made = bytearray(png())
    made[16:24] = struct.pack(">II", 60_000, 60_000)
    made[29:33] = struct.pack(">I", zlib.crc32(made[12:29]))
    return bytes(made)


@pytest.mark.qt_log_ignore("JPEG datastream contains no image")
@pytest.mark.usefixtures("application")
@pytest.mark.parametrize("content", [b"", b"<svg/>", jpeg()[:300], enormous()])
def test_what_is_no_picture_is_not_decoded(content: bytes) -> None:
    assert decoded(content, 100) is None
    with pytest.raises(BrokenPictureError):
        shrinking(16)(content)


@pytest.mark.usefixtures("application")
def test_only_what_is_longer_than_the_form_wants_is_made_smaller() -> None:
    assert shrinking(64)(jpeg()) == jpeg()
    small = shrinking(16)(jpeg(6))
    assert way_up(small) == 1
    assert b"Ana" not in small


def test_picture_is_fetched_once_and_told_when_it_has_come(application: QApplication) -> None:
    lane = HeldLane()
    asked: list[PictureName] = []
    came: list[PictureName] = []
    shelf = Pictures(lane, reading(asked))
    shelf.came.connect(came.append)
    assert shelf.image(A) is None
    assert shelf.image(A) is None
    lane.go_on()
    assert (asked, came) == ([A], [A])
    image = shelf.image(A)
    assert image is not None
    assert not shelf.is_broken(A)


def test_picture_that_cannot_be_had_is_not_asked_for_again(application: QApplication) -> None:
    asked: list[PictureName] = []

    def read(name: PictureName) -> bytes | None:
        asked.append(name)
        if name == B:
            raise DamagedFileError("media")
        return None

    shelf = Pictures(InlineLane(), read)
    for _time in range(2):
        assert shelf.image(A) is None
        assert shelf.image(B) is None
    assert asked == [A, B]
    assert shelf.is_broken(A)


def test_few_pictures_are_kept(application: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_KEPT", 1)
    asked: list[PictureName] = []
    shelf = Pictures(InlineLane(), reading(asked))
    for name in (A, A, B, A):
        assert shelf.image(name) is not None
    assert asked == [A, B, A]
