"""One entry of the ledger, format v1 (docs/ledger-format.md), and the hashes that chain it."""

import hashlib
from dataclasses import dataclass
from typing import Final

ZERO: Final = bytes(32)
"""The link before the first entry of a chain, and the rlink before the first of a record."""
SALT_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Signature:
    """An Ed25519 signature over the links of an entry. `key` is the signer's public key."""

    purpose: str
    key: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in a chain.

    `header`, `body` and both salts are None when the entry was withheld or erased: its leaf, link
    and rlink stay, so the chain around it still verifies. `rlink` is zero for an entry that belongs
    to no record. `record_count` is the entry's place within its record in this chain, from 1.
    """

    chain: bytes
    seq: int
    leaf: bytes
    link: bytes
    rlink: bytes
    record_count: int
    header: bytes | None
    body: bytes | None
    salt_h: bytes | None
    salt_b: bytes | None
    signatures: tuple[Signature, ...] = ()

    @property
    def is_withheld(self) -> bool:
        """Only the hashes are here."""
        return self.header is None


def commitment(salt_b: bytes, body: bytes) -> bytes:
    """Return the commitment to a body."""
    return hashlib.sha256(b"intake/1/body\0" + salt_b + body).digest()


def leaf(salt_h: bytes, header: bytes, commit: bytes) -> bytes:
    """Return the leaf of a header and the commitment to its body."""
    return hashlib.sha256(b"intake/1/leaf\0" + salt_h + header + commit).digest()


def link(prev_link: bytes, of_leaf: bytes) -> bytes:
    """Return the link of the chain after `of_leaf`."""
    return hashlib.sha256(b"intake/1/link\0" + prev_link + of_leaf).digest()


def rlink(prev_rlink: bytes, count: int, of_leaf: bytes) -> bytes:
    """Return the link of one record within its chain; `count` is the place of the leaf, from 1."""
    framed = b"intake/1/rlink\0" + prev_rlink + count.to_bytes(8) + of_leaf
    return hashlib.sha256(framed).digest()


def signed_message(purpose: str, org: bytes, of_link: bytes, of_rlink: bytes) -> bytes:
    """Return the bytes that a signature over an entry covers."""
    return b"intake-sig/1\0" + purpose.encode("ascii") + b"\0" + org + of_link + of_rlink
