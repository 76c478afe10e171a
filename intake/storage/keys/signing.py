"""Ed25519 over framed messages: entries, enrolment and grants. Files have `file_signing`."""

import hashlib
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from intake.domain.ids import OrganisationId
from intake.ledger.chain import message_to_sign
from intake.ledger.entry import ZERO, Entry, Signature, signed_message
from intake.ledger.points import is_admissible, is_strict

SEED_BYTES: Final = 32


class Signer:
    """One private key of one person: `session` or `judgement`.

    The seed is a bytearray that `wipe` overwrites; the library's own copy cannot be reached.
    """

    def __init__(self, seed: bytes | bytearray) -> None:
        if len(seed) != SEED_BYTES:
            raise ValueError("an Ed25519 seed has 32 bytes")
        self._seed = bytearray(seed)
        self.public = public_key(seed)

    def __repr__(self) -> str:
        return f"<Signer {self.public.hex()[:8]}>"

    def sign_entry(self, entry: Entry, org: OrganisationId, type_: str) -> Signature:
        """Return the signature over an entry; its purpose is the type of the entry."""
        return Signature(type_, self.public, self._sign(message_to_sign(entry, org, type_)))

    def sign_statement(
        self, purpose: str, org: OrganisationId, *statement: bytes | bytearray
    ) -> bytes:
        """Return the signature over a statement that is no entry; see `statement_message`."""
        return self._sign(statement_message(purpose, org, *statement))

    def wipe(self) -> None:
        """Forget the seed; the signer signs no more."""
        self._seed[:] = bytes(len(self._seed))
        self._seed.clear()

    def _sign(self, message: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self._seed).sign(message)


def public_key(seed: bytes | bytearray) -> bytes:
    """Return the public key of a seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def statement_message(purpose: str, org: OrganisationId, *statement: bytes | bytearray) -> bytes:
    """Return what is signed for a statement that is no entry: its hash stands for the link.

    One with a secret in it comes in pieces, so that nobody makes a whole copy of it.
    """
    hashing = hashlib.sha256(b"intake/1/" + purpose.encode("ascii") + b"\0")
    for piece in statement:
        hashing.update(piece)
    return signed_message(purpose, bytes.fromhex(org), hashing.digest(), ZERO)


def is_good(public: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether a signature holds, by the strict rules of docs/ledger-format.md section 5.

    Small-order, mixed-order and non-canonical keys are refused, and so is an S that is not
    below the order of the group, and a neutral R.
    """
    if not is_strict(signature) or not is_admissible(public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True
