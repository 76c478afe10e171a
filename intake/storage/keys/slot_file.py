"""The bytes of a slot file, v1: canonical JSON with a checksum over all of it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from intake.domain.errors import DamagedSlotError, NewerStoreError
from intake.domain.ids import PersonId, StoreId
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields
from intake.storage.keys import kdf
from intake.storage.keys.kdf import KdfCost

VERSION: Final = 1
NONCE_BYTES: Final = 12
_LIMIT: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class SlotOwner:
    """What a slot says without its passphrase: shown on the lock screen."""

    store: StoreId
    person: PersonId
    label: str


@dataclass(frozen=True, slots=True)
class SlotFile:
    """A slot as it lies on the disk. The first box is for unlocking, the second for judgements."""

    owner: SlotOwner
    cost: KdfCost
    salt: bytes
    check: bytes
    nonces: tuple[bytes, bytes]
    boxes: tuple[bytes, bytes]
    has_key_file: bool = False
    """The passphrase alone does not open it."""


def read_slot(path: Path) -> SlotFile:
    """Return a slot, or raise DamagedSlotError or NewerStoreError before any work is done."""
    try:
        with path.open("rb") as file:
            data = file.read(_LIMIT)
        fields = Fields(canonical.decode(data))
        version = fields.integer("v")
        if version != VERSION:
            raise NewerStoreError(version, VERSION)
        return _read_members(fields)
    except (OSError, BrokenBytes) as broken:
        raise DamagedSlotError(path.name) from broken


def _read_members(fields: Fields) -> SlotFile:
    owner = SlotOwner(
        StoreId(fields.hexadecimal("store", 32)),
        PersonId(fields.hexadecimal("person", 32)),
        fields.text("label"),
    )
    cost_fields = Fields(fields.take("kdf"))
    cost = KdfCost(*(cost_fields.integer(name) for name in ("m", "t", "p")))
    salt = bytes.fromhex(cost_fields.hexadecimal("salt", 2 * kdf.SALT_BYTES))
    cost_fields.end()
    slot = SlotFile(
        owner,
        cost,
        salt,
        check=bytes.fromhex(fields.hexadecimal("check", 64)),
        nonces=(_nonce(fields, "nonce"), _nonce(fields, "judgement_nonce")),
        boxes=(_box(fields, "box"), _box(fields, "judgement_box")),
        has_key_file=_key_file(fields),
    )
    claimed = fields.hexadecimal("sum", 64)
    fields.end()
    if not cost.is_within_bounds or claimed != _sum(_all_members(slot)):
        raise BrokenBytes("sum or bounds")
    return slot


def _nonce(fields: Fields, name: str) -> bytes:
    return bytes.fromhex(fields.hexadecimal(name, 2 * NONCE_BYTES))


def _key_file(fields: Fields) -> bool:
    if not fields.has("key_file"):
        return False
    if not fields.flag("key_file"):
        raise BrokenBytes("key_file")  # there is one way to write a slot without one
    return True


def _box(fields: Fields, name: str) -> bytes:
    try:
        return bytes.fromhex(fields.text(name))
    except ValueError as broken:
        raise BrokenBytes(name) from broken


def _public_members(
    owner: SlotOwner, cost: KdfCost, salt: bytes, *, has_key_file: bool
) -> dict[str, object]:
    second = {"key_file": True} if has_key_file else {}
    return second | {
        "v": VERSION,
        "store": owner.store,
        "person": owner.person,
        "label": owner.label,
        "kdf": {"m": cost.memory_kib, "t": cost.passes, "p": cost.lanes, "salt": salt.hex()},
    }


def slot_bytes(slot: SlotFile) -> bytes:
    """Return the bytes of the file."""
    members = _all_members(slot)
    return canonical.encode(members | {"sum": _sum(members)})


def bound_bytes(
    owner: SlotOwner, cost: KdfCost, salt: bytes, *, has_key_file: bool = False
) -> bytes:
    """Return what both boxes are bound to: changing it makes them unreadable."""
    return canonical.encode(_public_members(owner, cost, salt, has_key_file=has_key_file))


def _all_members(slot: SlotFile) -> dict[str, object]:
    public = _public_members(slot.owner, slot.cost, slot.salt, has_key_file=slot.has_key_file)
    return public | {
        "check": slot.check.hex(),
        "nonce": slot.nonces[0].hex(),
        "box": slot.boxes[0].hex(),
        "judgement_nonce": slot.nonces[1].hex(),
        "judgement_box": slot.boxes[1].hex(),
    }


def _sum(members: dict[str, object]) -> str:
    return hashlib.sha256(canonical.encode(members)).hexdigest()
