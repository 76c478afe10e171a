"""The one codec for JSON that is hashed or signed: one value has exactly one form in bytes.

UTF-8, members sorted by code point, no insignificant space, integers only (a fraction is written as
a string), no duplicate member, no lone surrogate, text exactly as typed (never normalised).
"""

import json
from collections.abc import Iterable
from typing import Final

MAX_BYTES: Final = 1 << 20
MAX_DEPTH: Final = 32
MAX_INTEGER: Final = (1 << 53) - 1
"""What every JSON reader holds exactly; larger numbers are written as strings."""


class BrokenBytes(ValueError):  # noqa: N818 - the bytes are broken, whatever broke them
    """The bytes are not what this codec would have written. The text names the rule."""


def encode(value: object) -> bytes:
    """Return the canonical bytes of a tree of dict, list, str, int, bool and None."""
    _check(value, 1)
    return _written(value)


def decode(data: bytes) -> object:
    """Return the tree that `data` holds; refuse any bytes that `encode` would not have written."""
    if len(data) > MAX_BYTES:
        raise BrokenBytes("size")
    try:
        value = _DECODER.decode(data.decode())
    except RecursionError as broken:
        raise BrokenBytes("depth") from broken
    except BrokenBytes:
        raise
    except ValueError as broken:
        raise BrokenBytes("json") from broken
    if data.count(b"[") + data.count(b"{") >= MAX_DEPTH:
        _check(value, 1)  # fewer brackets cannot be too deep
    if _written(value) != data:
        raise BrokenBytes("canonical")
    return value


text: Final = json.encoder.encode_basestring
"""Tells how one text stands in canonical JSON."""


def integer(value: int) -> str:
    """Return how one integer stands in canonical JSON."""
    if type(value) is not int or not -MAX_INTEGER <= value <= MAX_INTEGER:
        raise BrokenBytes("number")
    return str(value)


def in_bytes(written: str) -> bytes:
    """Return the bytes of canonical JSON that was put together from its parts."""
    try:
        data = written.encode()
    except UnicodeEncodeError as broken:
        raise BrokenBytes("surrogate") from broken
    if len(data) > MAX_BYTES:
        raise BrokenBytes("size")
    return data


def _written(value: object) -> bytes:
    return in_bytes(_ENCODER.encode(value))


def _refuse_number(_: str) -> float:
    raise BrokenBytes("number")


def _read_integer(text: str) -> int:
    if len(text) > len(str(-MAX_INTEGER)) or abs(int(text)) > MAX_INTEGER:
        raise BrokenBytes("number")
    return int(text)


_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")
)
_DECODER: Final = json.JSONDecoder(
    parse_float=_refuse_number, parse_int=_read_integer, parse_constant=_refuse_number
)


def _check(value: object, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise BrokenBytes("depth")
    if isinstance(value, dict):
        for name in value:
            if not isinstance(name, str):
                raise BrokenBytes("name")
        _check_each(value.values(), depth + 1)
    elif isinstance(value, list):
        _check_each(value, depth + 1)
    else:
        _check_leaf(value)


def _check_each(values: Iterable[object], depth: int) -> None:
    for each in values:
        if not isinstance(each, str) or depth > MAX_DEPTH:  # most are text: always good
            _check(each, depth)


def _check_leaf(value: object) -> None:
    if isinstance(value, int):
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            raise BrokenBytes("number")
    elif value is not None and not isinstance(value, str):
        raise BrokenBytes("type")
