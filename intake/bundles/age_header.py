"""The header of an age file, read before any library may touch it (docs/bundle-format.md 2.1)."""

import base64
import re
from dataclasses import dataclass
from typing import Final

from intake.domain.errors import BundleFault, BundleRefusedError

MAX_HEADER: Final = 64 * 1024
X25519: Final = b"X25519"
_INTRO: Final = b"age-encryption.org/v1\n"
_STANZA: Final = re.compile(rb"-> ([\x21-\x7e]+(?: [\x21-\x7e]+)*)")
_BODY: Final = re.compile(rb"[A-Za-z0-9+/]{0,64}")
_MAC: Final = re.compile(rb"--- [A-Za-z0-9+/]{43}")
_FULL_LINE: Final = 64


@dataclass(frozen=True, slots=True)
class Stanza:
    """One recipient of an age file: what opens it, and how."""

    type: bytes
    arguments: tuple[bytes, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class AgeHeader:
    """A header that follows the grammar of age v1."""

    stanzas: tuple[Stanza, ...]
    length: int


def check_age_header(beginning: bytes) -> int:
    """Return the length of the header, or refuse it: a bundle has one addressee and no passphrase.

    `beginning` is the first 64 KiB of the file, or all of a shorter one.
    """
    header = read_age_header(beginning)
    _demand_one_addressee(header.stanzas)
    return header.length


def read_age_header(beginning: bytes) -> AgeHeader:
    """Read a header of any recipients strictly by the grammar, or refuse it.

    The library is laxer: it takes a stanza without its last line (age.txt of C2SP, "Header").
    """
    if not beginning.startswith(_INTRO):
        raise BundleRefusedError(BundleFault.NOT_AGE)
    lines = _Lines(beginning[:MAX_HEADER])
    lines.take()
    stanzas = []
    while (line := lines.take()).startswith(b"-> "):
        stanzas.append(_stanza(line, lines))
    if not stanzas or not _MAC.fullmatch(line):
        raise _refused()
    _unpadded(line.removeprefix(b"--- "))
    return AgeHeader(tuple(stanzas), lines.position)


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


def _stanza(line: bytes, lines: _Lines) -> Stanza:
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
    stanza = Stanza(words[0], tuple(words[1:]), _unpadded(body))
    if stanza.type == X25519:
        _demand_x25519(stanza)
    return stanza


def _demand_x25519(stanza: Stanza) -> None:
    """Refuse what is no X25519 stanza but says that it is one."""
    shares = [_unpadded(each) for each in stanza.arguments]
    if [len(each) for each in shares] != [32] or len(stanza.body) != 32:
        raise _refused()


def _demand_one_addressee(stanzas: tuple[Stanza, ...]) -> None:
    match [each.type for each in stanzas]:
        case [b"X25519"]:
            pass
        case [b"X25519", grease] if grease.endswith(b"-grease"):
            pass
        case _:
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
