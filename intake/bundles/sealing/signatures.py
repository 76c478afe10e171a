"""minisign signatures as this program admits them: prehashed, one comment, no weak key."""

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import Final

from intake.domain.errors import BundleFault, BundleRefusedError
from intake.ledger.points import is_admissible, is_strict

_LINE: Final = re.compile(
    rb"untrusted comment: [\x20-\x7e]*\n"
    rb"([A-Za-z0-9+/]{99}=)\n"
    rb"trusted comment: ([\x20-\x7e]*)\n"
    rb"([A-Za-z0-9+/]{86}==)\n"
)
_PREHASHED: Final = b"ED"
_KEY_LINE: Final = re.compile(r"[A-Za-z0-9+/]{56}")


@dataclass(frozen=True, slots=True)
class FileSignature:
    """A minisign signature whose form was checked, and nothing else."""

    key: str
    """Key id, 16 digits, in the order of its bytes."""
    trusted_comment: str
    data: bytes


def trusted_comment(kind: str, org: str, of: str) -> str:
    """Return the one trusted comment that a file signature of this purpose may have."""
    return f"intake/1 {kind} {org} {of}"


def read_signature(data: bytes) -> FileSignature:
    """Read the four lines of a minisign signature; refuse the legacy algorithm by its name."""
    found = _LINE.fullmatch(data)
    if not found:
        raise BundleRefusedError(BundleFault.SIGNATURE)
    first = base64.b64decode(found[1])
    if base64.b64encode(first) != found[1] or len(first) != 74:
        raise BundleRefusedError(BundleFault.SIGNATURE)
    if first[:2] != _PREHASHED:
        raise BundleRefusedError(BundleFault.LEGACY_SIGNATURE)
    return FileSignature(first[2:10].hex(), found[2].decode("ascii"), data)


def key_id(public_key: str) -> str:
    """Return the key id of a minisign public key line; raise ValueError for a key not admitted.

    The id must follow from the key: nobody can take the id of somebody else's.
    """
    if not _KEY_LINE.fullmatch(public_key):
        raise ValueError("not a minisign public key")
    data = base64.b64decode(public_key)
    derived = hashlib.sha256(b"intake/1/minisign\0" + data[10:]).digest()[:8]
    if data[:10] != b"Ed" + derived or not is_admissible(data[10:]):
        raise ValueError("not an admissible minisign public key")
    return data[2:10].hex()


def is_valid(data: bytes, signature: FileSignature, public_key: str) -> bool:
    """Tell whether `signature` is one over `data`, trusted comment included, by `public_key`."""
    import minisign

    if key_id(public_key) != signature.key or not _is_strict(signature.data):
        return False
    try:
        key = minisign.PublicKey.from_base64(public_key)
        key.verify(data, minisign.Signature.from_bytes(signature.data))
    except minisign.Error:
        return False
    return True


def _is_strict(data: bytes) -> bool:
    """Tell whether both signatures are written in the one way that every library believes."""
    found = _LINE.fullmatch(data)
    both = [base64.b64decode(found[place])[-64:] for place in (1, 3)] if found else [b""]
    return all(map(is_strict, both))
