"""Signatures over files in minisign's format: prehashed, each saying exactly what it is for."""

import base64
import hashlib
from enum import StrEnum
from typing import Final, Protocol

import minisign

from intake.ledger.points import is_admissible, is_strict
from intake.storage.keys.signing import SEED_BYTES, public_key

_ALGORITHM: Final = b"Ed"
_KEY_ID_BYTES: Final = 8
_UNTRUSTED: Final = "minisign signature"


class FileKind(StrEnum):
    """What a signed file is; a signature for one kind is none for another."""

    BUNDLE = "bundle"
    ROSTER = "roster"
    CONTACT = "contact"
    RECEIPT = "receipt"
    PAPER = "paper"
    NOTICE = "notice"
    BACKUP = "backup"


class SignatureFault(StrEnum):
    """Why a signature over a file was refused."""

    MALFORMED = "malformed"
    LEGACY = "legacy"
    COMMENT = "comment"
    KEY = "key"
    SIGNATURE = "signature"


class FileSignatureError(ValueError):
    """A signature over a file does not hold. The caller knows which IntakeError that is."""

    def __init__(self, fault: SignatureFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class Readable(Protocol):
    """A file or anything that reads like one."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes."""


class FileSigner:
    """A private key that signs files: a person's `file` key, or the root for rosters."""

    def __init__(self, seed: bytes | bytearray) -> None:
        if len(seed) != SEED_BYTES:
            raise ValueError("an Ed25519 seed has 32 bytes")
        self._key = minisign.SecretKey.from_base64(_secret_line(seed))
        self.public = public_key(seed)
        self.public_line = public_line(self.public)

    def __repr__(self) -> str:
        return f"<FileSigner {self.public_line}>"

    def sign_file(self, kind: FileKind, org: str, id_: str, data: bytes | Readable) -> bytes:
        """Return the text of the .minisig file for `data`."""
        signature = self._key.sign(
            data,
            prehash=True,
            untrusted_comment=_UNTRUSTED,
            trusted_comment=trusted_comment(kind, org, id_),
        )
        return bytes(signature) + b"\n"

    def wipe(self) -> None:
        """Forget the seed; the signer signs no more."""
        self._key.wipe()


def trusted_comment(kind: FileKind, org: str, id_: str) -> str:
    """Return the one trusted comment that a signature may carry."""
    return f"intake/1 {kind.value} {org} {id_}"


def public_line(public: bytes) -> str:
    """Return the line that minisign takes with -P, of an Ed25519 public key."""
    return base64.b64encode(_ALGORITHM + _key_id(public) + public).decode()


def minisign_public(line: str) -> str:
    """Return the text of a .pub file of a public line, as minisign takes it with -p."""
    key_id = base64.b64decode(line)[2:10][::-1].hex().upper()
    return f"untrusted comment: minisign public key {key_id}\n{line}\n"


def read_public_line(line: str) -> bytes:
    """Return the Ed25519 public key of a line, or raise FileSignatureError.

    The key id must be the one that follows from the key, so that there is one line per key.
    """
    try:
        data = base64.b64decode(line, validate=True)
    except ValueError as broken:
        raise FileSignatureError(SignatureFault.KEY) from broken
    public = data[2 + _KEY_ID_BYTES :]
    if public_line(public) != line or not is_admissible(public):
        raise FileSignatureError(SignatureFault.KEY)
    return public


def verify_file(
    line: str, kind: FileKind, org: str, id_: str, *, data: bytes | Readable, signature: bytes
) -> None:
    """Refuse a signature over `data` unless it is exactly the one that `sign_file` writes.

    Raises FileSignatureError: legacy algorithm, another comment, another key, or a bad signature.
    """
    read_public_line(line)
    try:
        found = minisign.Signature.from_bytes(signature)
        raw = base64.b64decode(bytes(found).split(b"\n")[1])
        overall = base64.b64decode(bytes(found).split(b"\n")[3])
    except ValueError as broken:
        raise FileSignatureError(SignatureFault.MALFORMED) from broken
    if not found.is_prehashed():
        raise FileSignatureError(SignatureFault.LEGACY)
    if found.trusted_comment != trusted_comment(kind, org, id_):
        raise FileSignatureError(SignatureFault.COMMENT)
    if raw[2:10] != base64.b64decode(line)[2:10]:
        raise FileSignatureError(SignatureFault.KEY)
    if not (is_strict(raw[10:]) and is_strict(overall)):
        raise FileSignatureError(SignatureFault.SIGNATURE)
    try:
        minisign.PublicKey.from_base64(line).verify(data, found)
    except minisign.VerifyError as broken:
        raise FileSignatureError(SignatureFault.SIGNATURE) from broken


def signer_key_id(signature: bytes) -> str:
    """Return the key id that a signature names, 16 hexadecimal digits, to choose the key by."""
    try:
        found = minisign.Signature.from_bytes(signature)
    except ValueError as broken:
        raise FileSignatureError(SignatureFault.MALFORMED) from broken
    return base64.b64decode(bytes(found).split(b"\n")[1])[2:10].hex()


def key_id(line: str) -> str:
    """Return the key id of a public line, 16 hexadecimal digits."""
    return base64.b64decode(line)[2:10].hex()


def _key_id(public: bytes) -> bytes:
    return hashlib.sha256(b"intake/1/minisign\0" + public).digest()[:_KEY_ID_BYTES]


def _secret_line(seed: bytes | bytearray) -> bytes:
    public = public_key(seed)
    keys = _key_id(public) + seed + public
    checksum = hashlib.blake2b(_ALGORITHM + keys, digest_size=32).digest()
    unencrypted = b"\0\0B2" + bytes(48)
    return base64.b64encode(_ALGORITHM + unencrypted + keys + checksum)
