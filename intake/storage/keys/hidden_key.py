"""A key inside canonical JSON, which never becomes text: text cannot be written over.

It stands there as 64 hexadecimal digits, in the one member named `key`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from intake.ledger.canonical import BrokenBytes

KEY_BYTES: Final = 32
HIDDEN: Final = "0" * (2 * KEY_BYTES)
"""What stands in place of the key where everybody may see it."""
_MEMBER: Final = b'"key":"'
"""Inside of a text the marks would be escaped, so this is found nowhere else."""
_DIGITS: Final = b"0123456789abcdef"


def cut(opened: bytearray) -> tuple[bytearray, bytes]:
    """Return the key, and the JSON with `HIDDEN` in its place; what was opened is written over."""
    try:
        first, last = _place(opened)
        key = _read(memoryview(opened)[first:last])
        opened[first:last] = HIDDEN.encode()
        return key, bytes(opened)
    finally:
        _wipe(opened)


def around(hidden: bytes, digits: bytearray) -> tuple[bytes, bytearray, bytes]:
    """Return JSON in three pieces, of which the middle one is the key."""
    first, last = _place(hidden)
    return hidden[:first], digits, hidden[last:]


@contextmanager
def put_in(hidden: bytes, digits: bytearray) -> Iterator[bytearray]:
    """Give JSON with the key in its place, and write it over at the end."""
    first, last = _place(hidden)
    whole = bytearray(hidden)
    whole[first:last] = digits
    try:
        yield whole
    finally:
        _wipe(whole)


@contextmanager
def digits_of(key: bytearray) -> Iterator[bytearray]:
    """Give the digits of a key, and write them over at the end."""
    digits = bytearray(_DIGITS[half] for byte in key for half in (byte >> 4, byte & 15))
    try:
        yield digits
    finally:
        _wipe(digits)


def _place(json: bytes | bytearray) -> tuple[int, int]:
    found = json.find(_MEMBER)
    first = found + len(_MEMBER)
    last = first + len(HIDDEN)
    if found < 0 or len(json) < last:
        raise BrokenBytes("key")
    return first, last


def _read(digits: memoryview) -> bytearray:
    halves = [_DIGITS.find(each) for each in digits]
    if min(halves) < 0:
        raise BrokenBytes("key")
    return bytearray(high << 4 | low for high, low in zip(halves[::2], halves[1::2], strict=True))


def _wipe(data: bytearray) -> None:
    data[:] = bytes(len(data))
