"""Pictures decoded apart from this process, which holds every key: it only sees their pixels."""

import subprocess
import sys
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage

import intake
from intake.app.children import child_command
from intake.services.attaching import Shrink
from intake.services.picture_cleaning import BrokenPictureError
from intake.ui.picture_child import TASK, Request, Wish, answers_in, packed, pixels_in

MOST_SECONDS: Final = 45


def decode_apart(contents: list[bytes], longest: int) -> list[QImage | None]:
    """Return the pictures; None for what is none, and for one that broke the child, alone."""
    answers = _answers([Request(Wish.SHOW, longest, each) for each in contents])
    return [_image(each) for each in answers]


def shrinking(longest: int) -> Shrink:
    """Return what makes a picture no longer than a form wants it; smaller ones stay as they are."""

    def shrink(content: bytes) -> bytes:
        (answer,) = _answers([Request(Wish.SHRINK, longest, content)])
        if not answer:
            raise BrokenPictureError(longest)
        return answer

    return shrink


def _answers(requests: list[Request]) -> list[bytes]:
    answers = _asked(requests)
    if answers is not None:
        return answers
    if len(requests) == 1:
        return [b""]
    return [answer for each in requests for answer in _answers([each])]


def _asked(requests: list[Request]) -> list[bytes] | None:
    try:
        ended = subprocess.run(
            child_command(TASK),
            input=packed(requests),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            cwd=None if getattr(sys, "frozen", False) else Path(intake.__file__).parents[1],
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return None if ended.returncode else answers_in(ended.stdout, len(requests))


def _image(answer: bytes) -> QImage | None:
    pixels = pixels_in(answer)
    if pixels is None:
        return None
    stride = pixels.width * 4
    return QImage(
        pixels.data, pixels.width, pixels.height, stride, QImage.Format.Format_RGBA8888
    ).copy()
