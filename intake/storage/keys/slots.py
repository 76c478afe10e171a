"""A slot: one person's private keys in one file, opened by their passphrase.

The file is canonical JSON. Its `sum` tells a damaged slot from a wrong passphrase and is no oracle:
it covers public bytes. Two boxes have two keys: unlocking opens the first, and only the passphrase
typed for an act opens the second, which holds the judgement key. Salt and nonces are fresh at
every write. An older copy of the same slot still opens: the `seen` file shows what was put back.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from intake.domain.errors import (
    DamagedSlotError,
    KeyFileNeededError,
    NewerStoreError,
    WrongPassphraseError,
)
from intake.domain.ids import OrganisationId
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields
from intake.storage.keys import kdf
from intake.storage.keys.kdf import KdfCost
from intake.storage.keys.key_file import Secret, as_typed, key_of
from intake.storage.keys.slot_file import (
    NONCE_BYTES,
    SlotFile,
    SlotOwner,
    bound_bytes,
    read_slot,
    slot_bytes,
)
from intake.storage.keys.whole_files import write_whole

SUFFIX: Final = ".slot"
_BOX_PURPOSES: Final = ("slot/box", "slot/judgement")


@dataclass(frozen=True, slots=True)
class Pins:
    """What this person's store must be, whatever the files beside the slot claim."""

    org: OrganisationId
    root_public: bytes
    recovery_recipient: str


@dataclass(frozen=True, slots=True)
class SlotKeys:
    """What unlocking gives. The judgement key is not among it."""

    age_identity: str = field(repr=False)
    session_seed: bytearray = field(repr=False)
    file_seed: bytearray = field(repr=False)
    pins: Pins


@dataclass(frozen=True, slots=True)
class SlotOnDisk:
    """A slot file of a folder; `owner` is None when the file is damaged."""

    path: Path
    owner: SlotOwner | None
    has_key_file: bool = False


def make_slot(
    folder: Path,
    owner: SlotOwner,
    keys: SlotKeys,
    judgement_seed: bytes | bytearray,
    passphrase: Secret,
    *,
    cost: KdfCost | None = None,
) -> Path:
    """Write a new slot into `folder` under a random name, and return its path."""
    path = folder / (secrets.token_hex(8) + SUFFIX)
    boxes = (_keys_bytes(keys), bytes(judgement_seed))
    _write(path, owner, boxes, passphrase, cost=cost)
    return path


def open_slot(path: Path, passphrase: Secret) -> SlotKeys:
    """Return the keys of a slot.

    Raises DamagedSlotError, WrongPassphraseError, NewerStoreError or NotEnoughMemoryError.
    """
    slot = read_slot(path)
    return _read_keys(path, _open(path, slot, _kek(slot, passphrase), 0))


def open_judgement(path: Path, passphrase: Secret) -> bytearray:
    """Return the judgement seed, for one act: the caller wipes it. Raises as `open_slot` does."""
    slot = read_slot(path)
    return bytearray(_open(path, slot, _kek(slot, passphrase), 1))


def change_passphrase(
    path: Path,
    old: Secret,
    new: Secret,
    *,
    cost: KdfCost | None = None,
) -> None:
    """Write the slot anew under another passphrase; raises as `open_slot` does."""
    slot = read_slot(path)
    kek = _kek(slot, old)
    boxes = (_open(path, slot, kek, 0), _open(path, slot, kek, 1))
    _write(path, slot.owner, boxes, new, cost=cost)


def read_owner(path: Path) -> SlotOwner:
    """Return what a slot says without its passphrase; raises DamagedSlotError."""
    return read_slot(path).owner


def list_slots(folder: Path) -> tuple[SlotOnDisk, ...]:
    """Return the slots of a folder by label; damaged ones are listed last, without an owner."""
    found = []
    for path in sorted(folder.glob("*" + SUFFIX)):
        try:
            slot = read_slot(path)
            found.append(SlotOnDisk(path, slot.owner, slot.has_key_file))
        except (DamagedSlotError, NewerStoreError):
            found.append(SlotOnDisk(path, None))
    return tuple(sorted(found, key=_shown_order))


def _shown_order(slot: SlotOnDisk) -> tuple[bool, str, str]:
    return slot.owner is None, slot.owner.label.casefold() if slot.owner else "", slot.path.name


def _write(
    path: Path,
    owner: SlotOwner,
    boxes: tuple[bytes, bytes],
    passphrase: Secret,
    *,
    cost: KdfCost | None,
) -> None:
    available = kdf.available_memory()
    cost = cost or kdf.suitable_cost(available)
    if not cost.is_within_bounds:
        raise ValueError("this cost is never written")
    salt = secrets.token_bytes(kdf.SALT_BYTES)
    nonces = (secrets.token_bytes(NONCE_BYTES), secrets.token_bytes(NONCE_BYTES))
    has_key_file = not isinstance(passphrase, str)
    kek = key_of(passphrase, salt, cost, available)
    bound = bound_bytes(owner, cost, salt, has_key_file=has_key_file)
    sealed = (
        _cipher(kek, 0).encrypt(nonces[0], boxes[0], bound),
        _cipher(kek, 1).encrypt(nonces[1], boxes[1], bound),
    )
    slot = SlotFile(
        owner, cost, salt, check=_check(kek), nonces=nonces, boxes=sealed, has_key_file=has_key_file
    )
    write_whole(path, slot_bytes(slot))


def _cipher(kek: bytes, which: int) -> AESGCM:
    return AESGCM(kdf.key_for(kek, _BOX_PURPOSES[which]))


def _check(kek: bytes) -> bytes:
    return hmac.digest(kdf.key_for(kek, "slot/commit"), b"intake/1/slot", "sha256")


def _kek(slot: SlotFile, passphrase: Secret) -> bytes:
    if slot.has_key_file and isinstance(passphrase, str):
        raise KeyFileNeededError
    secret = passphrase if slot.has_key_file else as_typed(passphrase)
    kek = key_of(secret, slot.salt, slot.cost, kdf.available_memory())
    if not hmac.compare_digest(_check(kek), slot.check):
        raise WrongPassphraseError
    return kek


def _open(path: Path, slot: SlotFile, kek: bytes, which: int) -> bytes:
    bound = bound_bytes(slot.owner, slot.cost, slot.salt, has_key_file=slot.has_key_file)
    try:
        return _cipher(kek, which).decrypt(slot.nonces[which], slot.boxes[which], bound)
    except InvalidTag as broken:
        raise DamagedSlotError(path.name) from broken


def _keys_bytes(keys: SlotKeys) -> bytes:
    return canonical.encode(
        {
            "age": keys.age_identity,
            "session": keys.session_seed.hex(),
            "file": keys.file_seed.hex(),
            "org": keys.pins.org,
            "root": keys.pins.root_public.hex(),
            "recovery": keys.pins.recovery_recipient,
        }
    )


def _read_keys(path: Path, box: bytes) -> SlotKeys:
    try:
        fields = Fields(canonical.decode(box))
        keys = SlotKeys(
            fields.text("age"),
            bytearray.fromhex(fields.hexadecimal("session", 64)),
            bytearray.fromhex(fields.hexadecimal("file", 64)),
            Pins(
                OrganisationId(fields.hexadecimal("org", 32)),
                bytes.fromhex(fields.hexadecimal("root", 64)),
                fields.text("recovery"),
            ),
        )
        fields.end()
    except BrokenBytes as broken:
        raise DamagedSlotError(path.name) from broken
    return keys
