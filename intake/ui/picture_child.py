"""The separate process that decodes pictures of strangers: limits first, then pixels on stdout.

Requests and answers follow one another: how long what follows is, and that many bytes.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import BinaryIO, Final

from intake.forms.importing.process_limits import limit_process

TASK: Final = "pictures"
MOST_SECONDS: Final = 30
MOST_MEMORY: Final = 2 * 1024**3
_REQUEST: Final = struct.Struct(">cII")
_LENGTH: Final = struct.Struct(">I")
_SIZE: Final = struct.Struct(">II")


class Wish(Enum):
    """What is to be done with a picture."""

    SHOW = b"s"
    """Give its pixels: width, height, and four bytes for each."""
    SHRINK = b"w"
    """Give it as a file, no longer than asked for."""


@dataclass(frozen=True, slots=True)
class Request:
    """One picture; neither side of it is to be longer than `longest`."""

    wish: Wish
    longest: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Pixels:
    """A decoded picture."""

    width: int
    height: int
    data: bytes


def packed(requests: list[Request]) -> bytes:
    """Return the requests as the child reads them."""
    return b"".join(
        _REQUEST.pack(each.wish.value, each.longest, len(each.content)) + each.content
        for each in requests
    )


def answers_in(data: bytes, count: int) -> list[bytes] | None:
    """Return what the child said to each request, or None when it did not say all."""
    found: list[bytes] = []
    at = 0
    while at + _LENGTH.size <= len(data) and len(found) < count:
        (length,) = _LENGTH.unpack_from(data, at)
        at += _LENGTH.size
        found.append(data[at : at + length])
        at += length
    return found if len(found) == count and at == len(data) else None


def pixels_in(answer: bytes) -> Pixels | None:
    """Return the pixels of an answer, or None when the picture could not be decoded."""
    if len(answer) < _SIZE.size:
        return None
    width, height = _SIZE.unpack_from(answer)
    data = answer[_SIZE.size :]
    return Pixels(width, height, data) if len(data) == width * height * 4 else None


def main(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Answer every request, in order; an empty answer says that it is no picture."""
    limit_resources()
    for request in _requests(stdin):
        answer = _answered(request)
        stdout.write(_LENGTH.pack(len(answer)) + answer)
    stdout.flush()
    return 0


def limit_resources() -> None:
    """Limit memory, processor time and written files of this process, where the system can."""
    limit_process(MOST_MEMORY, MOST_SECONDS, may_write=False)


def _requests(stdin: BinaryIO) -> Iterator[Request]:
    while head := stdin.read(_REQUEST.size):
        wish, longest, length = _REQUEST.unpack(head)
        yield Request(Wish(wish), longest, stdin.read(length))


def _answered(request: Request) -> bytes:
    from PySide6.QtGui import QImage

    from intake.ui.picture_decoding import decoded, shrunk

    if request.wish is Wish.SHRINK:
        return shrunk(request.content, request.longest) or b""
    image = decoded(request.content, request.longest)
    if image is None:
        return b""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    data = bytes(plain.constBits())[: plain.sizeInBytes()]
    return _SIZE.pack(plain.width(), plain.height()) + data
