"""Pictures in memory: fetched beside the window, several at once, and let go again."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from intake.domain.errors import DamagedFileError
from intake.ui import pictures
from intake.ui.kit.context import Context
from intake.ui.pictures import Decode, PictureName, Pictures, PictureSource
from intake.ui.views.question_card import QuestionCard
from tests.ui.conftest import settle
from tests.ui.fakes import HeldLane, InlineLane

A, B = (PictureName(PictureSource.FORM, each) for each in "ab")


class Shelf:
    """A shelf of pictures that remembers what was read and decoded."""

    def __init__(self, lane: InlineLane) -> None:
        self.read: list[PictureName] = []
        self.decoded: list[int] = []
        self.came: list[PictureName] = []
        decode: Decode = self._decode
        self.pictures = Pictures(lane, self._read, decode)
        self.pictures.came.connect(self.came.append)

    def _read(self, name: PictureName) -> bytes | None:
        self.read.append(name)
        if name.name == "damaged":
            raise DamagedFileError("media")
        return {"absent": None, "broken": b"broken"}.get(name.name, b"picture")

    def _decode(self, contents: list[bytes], _longest: int) -> list[QImage | None]:
        self.decoded.append(len(contents))
        return [None if each == b"broken" else QImage(2, 2, QImage.Format.Format_RGB32)
                for each in contents]  # fmt: skip


def test_pictures_are_fetched_together_and_told_when_they_have_come(
    application: QApplication,
) -> None:
    lane = HeldLane()
    shelf = Shelf(lane)
    for name in (A, B, A):
        assert shelf.pictures.image(name) is None
    lane.go_on()
    assert (shelf.read, shelf.decoded, shelf.came) == ([A, B], [2], [A, B])
    assert shelf.pictures.image(A) is not None
    assert not shelf.pictures.is_broken(A)


def test_picture_that_cannot_be_had_is_not_asked_for_again(application: QApplication) -> None:
    shelf = Shelf(InlineLane())
    names = [PictureName(PictureSource.RECORD, each) for each in ("absent", "broken", "damaged")]
    for name in (*names, *names):
        assert shelf.pictures.image(name) is None
        assert shelf.pictures.is_broken(name)
    assert shelf.read == names
    assert shelf.decoded == [1]


def test_nothing_is_kept_once_nobody_looks_any_more(
    application: QApplication, context: Context
) -> None:
    lane = HeldLane()
    shelf = Shelf(lane)
    view = QuestionCard(replace(context, pictures=shelf.pictures))
    shelf.pictures.image(A)
    lane.go_on()
    shelf.pictures.image(B)
    view.deleteLater()
    settle(application)
    lane.go_on()
    assert not shelf.pictures._kept
    assert shelf.came == [A]


def test_few_pictures_are_kept(application: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_KEPT", 1)
    shelf = Shelf(InlineLane())
    for name in (A, A, B, A):
        assert shelf.pictures.image(name) is not None
    assert shelf.read == [A, B, A]
