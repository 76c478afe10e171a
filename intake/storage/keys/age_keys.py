"""age identities and recipients, and small things sealed to them (grants, station inbox keys)."""

import ctypes
import re
from collections.abc import Sequence
from typing import Final

import pyrage
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

HEADER_LIMIT: Final = 64 * 1024
_CHARSET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_HEADER: Final = re.compile(
    rb"age-encryption\.org/v1\n"
    rb"(?:-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n"
    # rage adds one stanza of nonsense, so that readers stay tolerant of what they do not know
    rb"|-> [!-~]{1,64}-grease(?: [!-~]{1,64}){0,8}\n(?:[A-Za-z0-9+/]{64}\n){0,8}"
    rb"[A-Za-z0-9+/]{0,63}\n){1,200}"
    rb"--- [A-Za-z0-9+/]{43}\n"
)


class NotSealedHereError(ValueError):
    """The sealed thing is damaged, of another kind, or has a header that is never read."""


class NotForMeError(ValueError):
    """The sealed thing is whole, and not for this identity."""


def identity_of(secret: bytes | bytearray) -> str:
    """Return the age identity (`AGE-SECRET-KEY-1…`) of 32 secret bytes."""
    return _bech32("age-secret-key-", secret).upper()


def recipient_of(identity: str) -> str:
    """Return the age recipient (`age1…`) of an identity."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def recipient_of_secret(secret: bytes | bytearray) -> str:
    """Return the age recipient of 32 secret bytes."""
    public = X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
    return _bech32("age", public)


def is_recipient(text: str) -> bool:
    """Tell whether `text` is an X25519 age recipient."""
    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """Return `data` sealed to every one of `recipients`."""
    return bytes(
        pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(each) for each in recipients])
    )


def unseal(sealed: bytes, identity: str) -> bytes:
    """Return what was sealed; raises NotSealedHereError or NotForMeError.

    The header is read here first: pyrage takes two malformed stanzas and any scrypt work factor.
    """
    if not _HEADER.match(sealed[:HEADER_LIMIT]):
        raise NotSealedHereError
    try:
        return bytes(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)]))
    except pyrage.DecryptError as refused:
        if "No matching keys" in str(refused):
            raise NotForMeError from refused
        raise NotSealedHereError from refused


def seal_secret(secret: bytearray, recipients: Sequence[str]) -> bytes:
    """Return a secret sealed; the copy that the library is handed is written over after that."""
    copy = bytes(secret)
    try:
        return seal(copy, recipients)
    finally:
        _write_over(copy)


def unseal_secret(sealed: bytes, identity: str) -> bytearray:
    """Return what was sealed, for the caller to write over; raises as `unseal` does."""
    opened = unseal(sealed, identity)
    secret = bytearray(opened)
    _write_over(opened)
    return secret


def _write_over(data: bytes) -> None:
    """Fill bytes that nobody else holds: Python itself would leave them as they are."""
    if len(data) > 1:  # there is only one of each shorter one
        ctypes.memset(ctypes.c_char_p(data), 0, len(data))


def _bech32(prefix: str, data: bytes | bytearray) -> str:
    bits = int.from_bytes(data) << (-len(data) * 8 % 5)
    count = -(-len(data) * 8 // 5)
    five = [bits >> 5 * (count - 1 - place) & 31 for place in range(count)]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = _polymod([*expanded, *five, *[0] * 6]) ^ 1
    five += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return prefix + "1" + "".join(_CHARSET[each] for each in five)


def _polymod(values: Sequence[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATORS):
            check ^= generator if top >> place & 1 else 0
    return check
