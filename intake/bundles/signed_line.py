"""A small file: one signed line, filled up, sealed to one inbox (docs/bundle-format.md 14, 17)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from intake.bundles.age_header import MAX_HEADER, check_age_header
from intake.bundles.bundle import Signer
from intake.bundles.new_file import new_file
from intake.bundles.padding import padded_length
from intake.bundles.reading import Unseal
from intake.bundles.sealing.signatures import is_valid, read_signature, trusted_comment
from intake.bundles.writing import Seal, Sign
from intake.domain.errors import BundleFault, BundleRefusedError, UnreadableFileError
from intake.domain.ids import BundleId, OrganisationId
from intake.ledger import canonical

MAX_LINE: Final = canonical.MAX_BYTES
_MAX_FILE: Final = 4 << 20
_SIGNATURE_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class Proven:
    """A line whose signature is good, and what is left to be compared with what the line says."""

    line: bytes
    """With its LF."""
    org: OrganisationId
    """Whose key signed it."""
    key: str
    comment: str
    is_filled: bool
    """The filling is the one that a writer makes."""


def write(path: Path, line: bytes, recipient: str, *, sign: Sign, seal: Seal) -> None:
    """Write a line with its signature under a name that is free."""
    plain = line + sign(line)
    plain += b"\n" * (padded_length(len(plain)) - len(plain))
    with new_file(path) as file, seal(recipient, file) as out:
        out.write(plain)


def plain_of(path: Path, identity: str, unseal: Unseal) -> bytes:
    """Return what is inside the age layer, or raise BundleRefusedError."""
    try:
        file = path.open("rb")
    except OSError as failed:
        raise UnreadableFileError(str(path)) from failed
    with file:
        check_age_header(file.read(MAX_HEADER))
        if file.seek(0, 2) > _MAX_FILE:
            raise BundleRefusedError(BundleFault.TOO_LARGE)
        file.seek(0)
        with unseal(file, identity) as stream:
            plain = stream.read(_MAX_FILE)
            stream.finish()
    return plain


def proven(plain: bytes, signers: Mapping[str, Signer]) -> Proven:
    """Return the line of a file whose signature is good, or raise BundleRefusedError."""
    line, signature_lines, filling = _parts(plain)
    signature = read_signature(signature_lines)
    signer = signers.get(signature.key)
    if signer is None:
        raise BundleRefusedError(BundleFault.UNKNOWN_SIGNER)
    if not is_valid(line, signature, signer.public_key):
        raise BundleRefusedError(BundleFault.SIGNATURE)
    is_filled = len(plain) == padded_length(len(plain) - filling)
    return Proven(line, signer.org, signature.key, signature.trusted_comment, is_filled)


def demand_format(tree: object, name: str) -> None:
    """Refuse what is of another format, or for a newer reader, before more of it is looked at."""
    if not isinstance(tree, dict) or tree.get("format") != name:
        raise BundleRefusedError(BundleFault.FORMAT)
    if tree.get("min_reader") != 1:
        raise BundleRefusedError(BundleFault.NEWER)


def demand_signed_for(
    line: Proven, kind: str, id_: BundleId, issuer: tuple[OrganisationId, str]
) -> None:
    """Demand that a line was signed as what it is, by who it says, and filled as a writer fills."""
    if line.comment != trusted_comment(kind, line.org, id_):
        raise BundleRefusedError(BundleFault.TRUSTED_COMMENT)
    if issuer != (line.org, line.key):
        raise BundleRefusedError(BundleFault.SENDER)
    if not line.is_filled:
        raise BundleRefusedError(BundleFault.TRAILING)


def _parts(plain: bytes) -> tuple[bytes, bytes, int]:
    """Split into the line, the four lines of the signature, and the length of the filling."""
    lines = plain.split(b"\n", _SIGNATURE_LINES + 1)
    if len(lines) != _SIGNATURE_LINES + 2 or len(lines[0]) > MAX_LINE:
        raise BundleRefusedError(BundleFault.FORMAT)
    filling = lines.pop()
    if filling.strip(b"\n"):
        raise BundleRefusedError(BundleFault.TRAILING)
    return lines[0] + b"\n", b"\n".join(lines[1:]) + b"\n", len(filling)
