"""Sealing the pieces of one attachment with the key of that attachment alone."""

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32


class BrokenPieceError(ValueError):
    """A piece was altered, moved, or belongs to another attachment."""


class MediaBox:
    """AES-256-GCM over pieces. The key seals one attachment once, so the place is the nonce."""

    def __init__(self, key: bytes, media: bytes) -> None:
        self._cipher = AESGCM(key)
        self._media = media

    def seal(self, n: int, piece: bytes, *, is_last: bool) -> bytes:
        """Return the sealed piece at place `n`, counted from 0."""
        return self._cipher.encrypt(n.to_bytes(12), piece, self._about(n, is_last=is_last))

    def open(self, n: int, box: bytes, *, is_last: bool) -> bytes:
        """Return the piece, or raise BrokenPieceError."""
        try:
            return self._cipher.decrypt(n.to_bytes(12), box, self._about(n, is_last=is_last))
        except InvalidTag as broken:
            raise BrokenPieceError(n) from broken

    def _about(self, n: int, *, is_last: bool) -> bytes:
        return b"intake/1/media\0" + self._media + n.to_bytes(8) + bytes([is_last])
