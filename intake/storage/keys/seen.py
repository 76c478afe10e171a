"""What a person last saw of a store: kept beside their slot, so that a store put back is noticed.

A copy of the whole folder, this file included, stays undetected: only receipts and paper show it.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from intake.domain.errors import DamagedFileError, StoreSetBackError
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields, integer_of, row, text_of
from intake.storage.keys import kdf
from intake.storage.keys.whole_files import write_whole

_NONCE_BYTES = 12
_LIMIT = 1 << 20
_BOUND = b"intake/1/seen"


@dataclass(frozen=True, slots=True)
class Seen:
    """The highest of each: roster version, generation by compartment, (seq, link) by chain."""

    roster_version: int = 0
    generations: Mapping[str, int] = field(default_factory=dict)
    heads: Mapping[str, tuple[int, str]] = field(default_factory=dict)


def write_seen(path: Path, session_seed: bytes | bytearray, seen: Seen) -> None:
    """Write what was seen, readable with the session key of its owner only."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    data = canonical.encode(
        {
            "v": 1,
            "roster_version": seen.roster_version,
            "generations": dict(seen.generations),
            "heads": {chain: [seq, link] for chain, (seq, link) in seen.heads.items()},
        }
    )
    write_whole(path, nonce + _cipher(session_seed).encrypt(nonce, data, _BOUND))


def read_seen(path: Path, session_seed: bytes | bytearray) -> Seen:
    """Return what was seen, nothing when there is no such file; raises DamagedFileError."""
    try:
        with path.open("rb") as file:
            data = file.read(_LIMIT)
        box = _cipher(session_seed).decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], _BOUND)
        return _read(Fields(canonical.decode(box)))
    except FileNotFoundError:
        return Seen()
    except (OSError, InvalidTag, ValueError) as broken:
        raise DamagedFileError(path.name) from broken


def demand_not_older(now: Seen, seen: Seen) -> None:
    """Raise StoreSetBackError when the store is behind what was seen, or has another history.

    `now` holds the store's present heads; a chain whose head moved on is not compared by link.
    """
    behind = now.roster_version < seen.roster_version or any(
        now.generations.get(name, 0) < generation for name, generation in seen.generations.items()
    )
    for chain, (seq, link) in seen.heads.items():
        now_seq, now_link = now.heads.get(chain, (0, ""))
        behind = behind or now_seq < seq or (now_seq == seq and now_link != link)
    if behind:
        raise StoreSetBackError


def _cipher(session_seed: bytes | bytearray) -> AESGCM:
    return AESGCM(kdf.key_for(session_seed, "seen"))


def _read(fields: Fields) -> Seen:
    if fields.integer("v") != 1:
        raise BrokenBytes("version")
    roster_version = fields.integer("roster_version")
    generations = Fields(fields.take("generations"))
    heads = Fields(fields.take("heads"))
    fields.end()
    return Seen(
        roster_version,
        {name: generations.integer(name) for name in generations.names()},
        {name: _read_head(heads.take(name)) for name in heads.names()},
    )


def _read_head(value: object) -> tuple[int, str]:
    seq, link = row(value, 2)
    return integer_of(seq), text_of(link)
