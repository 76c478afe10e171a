"""A PIN for coming back to a covered desk: of this session only, with few tries, never stored."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

SHORTEST: Final = 4
LONGEST: Final = 12
MOST_TRIES: Final = 3
_SALT_BYTES: Final = 16


class Try(StrEnum):
    """How a try ended."""

    RIGHT = "right"
    WRONG = "wrong"
    SPENT = "spent"
    """No try is left: the PIN is forgotten, and the desk must lock."""


class QuickReturn:
    """Holds a salted hash of the PIN, as long as the store is open.

    The hash keeps the PIN from being read over somebody's shoulder in a crash report; it protects
    nothing from whoever reads the memory, where the store's keys are until it locks.
    """

    def __init__(self, randomness: Callable[[int], bytes]) -> None:
        self._randomness = randomness
        self._salt = b""
        self._hash = bytearray()
        self._wrong = 0

    @property
    def is_set(self) -> bool:
        """Whether there is a PIN."""
        return bool(self._hash)

    @property
    def tries_left(self) -> int:
        """How many tries there are."""
        return MOST_TRIES - self._wrong if self._hash else 0

    def choose(self, pin: str) -> bool:
        """Take a PIN; False when it is too short or too long, or one sign over and over."""
        if not SHORTEST <= len(pin) <= LONGEST or len(set(pin)) == 1:
            return False
        self._salt = self._randomness(_SALT_BYTES)
        self._hash[:] = self._hashed(pin)
        self._wrong = 0
        return True

    def attempt(self, pin: str) -> Try:
        """Try a PIN."""
        if not self._hash:
            return Try.SPENT
        from hmac import compare_digest  # the lock screen is painted before this is loaded

        if compare_digest(bytes(self._hash), self._hashed(pin)):
            self._wrong = 0
            return Try.RIGHT
        self._wrong += 1
        if self._wrong < MOST_TRIES:
            return Try.WRONG
        self.forget()
        return Try.SPENT

    def forget(self) -> None:
        """Forget the PIN."""
        self._hash[:] = bytes(len(self._hash))
        self._hash.clear()
        self._salt, self._wrong = b"", 0

    def _hashed(self, pin: str) -> bytes:
        from hashlib import scrypt

        return scrypt(pin.encode(), salt=self._salt, n=1 << 14, r=8, p=1)
