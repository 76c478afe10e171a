"""A key file as a second factor: 32 bytes made by the program, which no passphrase can replace."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from intake.domain.errors import (
    FileExistsAlreadyError,
    KeyFileNeededError,
    UnwritableFolderError,
)
from intake.storage.keys import kdf
from intake.storage.keys.kdf import KdfCost
from intake.storage.keys.whole_files import write_whole

KEY_BYTES: Final = 32
_HEAD: Final = "intake-key-file/1\n"
_LIMIT: Final = 4096


@dataclass(frozen=True, slots=True)
class TwoFactors:
    """What is typed, and what is in the key file."""

    passphrase: str = field(repr=False)
    key: bytes = field(repr=False)


Secret: TypeAlias = str | TwoFactors
"""What opens a slot: a passphrase, alone or with a key file."""


def secret_of(passphrase: str, key_file: str) -> Secret:
    """Return what was given; raises KeyFileNeededError when the file is no key file."""
    return TwoFactors(passphrase, read_key_file(Path(key_file))) if key_file else passphrase


def as_typed(secret: Secret) -> str:
    """Return the passphrase alone."""
    return secret if isinstance(secret, str) else secret.passphrase


def key_of(secret: Secret, salt: bytes, cost: KdfCost, available_kib: int | None) -> bytes:
    """Return the key that a slot is opened with."""
    key = kdf.key_of_passphrase(as_typed(secret), salt, cost, available_kib)
    return key if isinstance(secret, str) else kdf.with_key_file(key, secret.key)


def new_key_file(path: Path, randomness: Callable[[int], bytes]) -> bytes:
    """Write a new key file where nothing is, and return its key."""
    key = randomness(KEY_BYTES)
    if path.exists() or path.is_symlink():
        raise FileExistsAlreadyError(str(path))
    try:
        write_whole(path, f"{_HEAD}{key.hex()}\n".encode("ascii"))
    except OSError as refused:
        raise UnwritableFolderError(str(path.parent)) from refused
    return key


def read_key_file(path: Path) -> bytes:
    """Return the key in a file, or raise KeyFileNeededError."""
    try:
        with path.open(encoding="ascii") as file:
            text = file.read(_LIMIT)
        key = bytes.fromhex(text.removeprefix(_HEAD))
    except (OSError, ValueError) as broken:
        raise KeyFileNeededError(str(path)) from broken
    if not text.startswith(_HEAD) or len(key) != KEY_BYTES:
        raise KeyFileNeededError(str(path))
    return key
