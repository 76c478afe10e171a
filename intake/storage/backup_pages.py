"""The mark that SQLCipher puts on every page, looked at without opening the file.

It is what `PRAGMA cipher_integrity_check` looks at, in steps that can be told and stopped, and no
page is decrypted for it. A page that was altered, moved, or written under another key does not fit.
"""

import hashlib
import hmac
from collections.abc import Callable
from pathlib import Path
from typing import Final

from intake.storage.database import PAGE_SIZE

_SALT: Final = 16
_IV: Final = 16
_MARK: Final = 32
_MARKED: Final = PAGE_SIZE - _MARK
"""Of a page: what its mark is over, the initial vector included."""
_MASK: Final = 0x3A
_PAGES: Final = 256


def first_bad_page(path: Path, key: bytes, went_on: Callable[[int], None]) -> int | None:
    """Return the number of the first page, from 1, that does not fit the key; None when all do."""
    with path.open("rb", buffering=0) as file:
        salt, number = file.read(_SALT), 0
        file.seek(0)
        marking = _marking_key(key, salt)
        while pages := _read(file.read, _PAGES * PAGE_SIZE):
            for at in range(0, len(pages), PAGE_SIZE):
                number += 1
                if not _fits(pages[at : at + PAGE_SIZE], number, marking):
                    return number
            went_on(len(pages))
    return None if number else 1


def _fits(page: memoryview, number: int, marking: bytes) -> bool:
    if len(page) != PAGE_SIZE:
        return False
    begin = _SALT if number == 1 else 0  # the salt stands before the first page, unmarked
    statement = b"".join((page[begin:_MARKED], number.to_bytes(4, "little")))
    return hmac.compare_digest(hmac.digest(marking, statement, "sha256"), page[_MARKED:])


def _marking_key(key: bytes, salt: bytes) -> bytes:
    masked = bytes(each ^ _MASK for each in salt)
    return hashlib.pbkdf2_hmac("sha512", key, masked, 2, len(key))


def _read(read: Callable[[int], bytes | None], size: int) -> memoryview:
    """Read whole pages, also where the system gives fewer bytes at a time."""
    found = bytearray()
    while len(found) < size and (piece := read(size - len(found))):
        found += piece
    return memoryview(bytes(found))
