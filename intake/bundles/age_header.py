"""The header of an age file, read before any library may touch it (docs/bundle-format.md 2.1)."""

import base64
import re
from typing import Final

from intake.domain.errors import BundleFault, BundleRefusedError

MAX_HEADER: Final = 64 * 1024
_INTRO: Final = b"age-encryption.org/v1\n"
_STANZA: Final = re.compile(rb"-> ([\x21-\x7e]+(?: [\x21-\x7e]+)*)")
_BODY: Final = re.compile(rb"[A-Za-z0-9+/]{0,64}")
_MAC: Final = re.compile(rb"--- [A-Za-z0-9+/]{43}")
_FULL_LINE: Final = 64


def check_age_header(beginning: bytes) -> int:
    """Return the length of the header, or refuse it.

    `beginning` is the first 64 KiB of the file, or all of a shorter one.
    """
    if not beginning.startswith(_INTRO):
        raise BundleRefusedError(BundleFault.NOT_AGE)
    lines = _Lines(beginning[:MAX_HEADER])
    lines.take()
    stanzas = []
    while (line := lines.take()).startswith(b"-> "):
        stanzas.append(_stanza(line, lines))
    if not _MAC.fullmatch(line):
        raise _refused()
    _check_stanzas(stanzas)
    return lines.position


class _Lines:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self.position = 0

    def take(self) -> bytes:
        end = self._data.find(b"\n", self.position)
        if end < 0:
            too_long = len(self._data) >= MAX_HEADER
            fault = BundleFault.HEADER_REFUSED if too_long else BundleFault.TRUNCATED
            raise BundleRefusedError(fault)
        line = self._data[self.position : end]
        self.position = end + 1
        return line


def _stanza(line: bytes, lines: _Lines) -> tuple[bytes, bytes, int]:
    """Return the type, the first argument and the length of the body of one stanza."""
    if not (found := _STANZA.fullmatch(line)):
        raise _refused()
    words = found[1].split(b" ")
    body = b""
    while True:
        piece = lines.take()
        if not _BODY.fullmatch(piece):
            raise _refused()
        body += piece
        if len(piece) < _FULL_LINE:
            break
    return words[0], b" ".join(words[1:]), len(_unpadded(body))


def _check_stanzas(stanzas: list[tuple[bytes, bytes, int]]) -> None:
    match stanzas:
        case [(b"X25519", share, 32)]:
            pass
        case [(b"X25519", share, 32), (grease, _, _)] if grease.endswith(b"-grease"):
            pass
        case _:
            raise _refused()
    if len(_unpadded(share)) != 32:
        raise _refused()


def _unpadded(text: bytes) -> bytes:
    """Return what unpadded canonical base64 stands for."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError:
        raise _refused() from None
    if base64.b64encode(data).rstrip(b"=") != text:
        raise _refused()
    return data


def _refused() -> BundleRefusedError:
    return BundleRefusedError(BundleFault.HEADER_REFUSED)
