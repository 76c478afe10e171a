"""Sealing what a person last saw of a store, under a key that follows from their own keys."""

import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from intake.storage.keys import kdf

_NONCE_BYTES: Final = 12
_ABOUT: Final = b"intake/1/seen\0"


class BrokenBoxError(ValueError):
    """The box was altered, or sealed by somebody else."""


class SeenBox:
    """AES-256-GCM with a fresh nonce at every writing."""

    def __init__(self, seed: bytes | bytearray, store: bytes) -> None:
        self._cipher = AESGCM(kdf.key_for(seed, "seen"))
        self._about = _ABOUT + store

    def seal(self, data: bytes) -> bytes:
        """Return the sealed bytes."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, data, self._about)

    def open(self, box: bytes) -> bytes:
        """Return what was sealed, or raise BrokenBoxError."""
        try:
            return self._cipher.decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], self._about)
        except (InvalidTag, ValueError) as broken:
            raise BrokenBoxError from broken
