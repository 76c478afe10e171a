"""Slots: the passphrase opens it, a wrong one does not, and damage is told apart from both."""

import json
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from intake.domain.errors import (
    DamagedSlotError,
    NewerStoreError,
    NotEnoughMemoryError,
    WrongPassphraseError,
)
from intake.domain.ids import OrganisationId, PersonId, StoreId
from intake.ledger import canonical
from intake.storage.keys import kdf, slots
from intake.storage.keys.kdf import FLOOR, STRONG, KdfCost
from intake.storage.keys.slot_file import SlotOwner, bound_bytes, read_slot, slot_bytes
from intake.storage.keys.slots import Pins, SlotKeys

PASSPHRASE = "grün ﬁve woods"
OWNER = SlotOwner(StoreId("0a" * 16), PersonId("0b" * 16), "Ana")
KEYS = SlotKeys(
    "AGE-SECRET-KEY-1",
    bytearray(range(32)),
    bytearray(range(1, 33)),
    Pins(OrganisationId("0c" * 16), bytes(range(2, 34)), "age1recovery"),
)
JUDGEMENT = bytes(range(3, 35))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a slot: making one takes a while on purpose."""
    folder = tmp_path_factory.mktemp("slots")
    return slots.make_slot(folder, OWNER, KEYS, JUDGEMENT, PASSPHRASE, cost=FLOOR).read_bytes()


@pytest.fixture
def slot(made: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "ana.slot"
    path.write_bytes(made)
    return path


def altered(path: Path, **changes: object) -> Path:
    """Change members and the checksum with them, as somebody would who means it."""
    members = json.loads(path.read_bytes()) | changes
    del members["sum"]
    path.write_bytes(canonical.encode(members | {"sum": _sum(members)}))
    return path


def _sum(members: dict[str, object]) -> str:
    import hashlib

    return hashlib.sha256(canonical.encode(members)).hexdigest()


def test_slot_opens_with_its_passphrase(slot: Path) -> None:
    assert slots.open_slot(slot, PASSPHRASE) == KEYS
    assert slots.open_judgement(slot, PASSPHRASE) == JUDGEMENT


def test_passphrase_may_be_composed_otherwise(slot: Path) -> None:
    assert slots.open_slot(slot, "gru\u0308n five woods") == KEYS


@pytest.mark.parametrize(
    "typed", ["", "grun five woods", "Grün ﬁve woods", PASSPHRASE + " ", "\ud800"]
)
def test_wrong_passphrase_is_called_wrong(slot: Path, typed: str) -> None:
    with pytest.raises(WrongPassphraseError):
        slots.open_slot(slot, typed)


def test_wrong_passphrase_does_not_open_the_judgement_key(slot: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        slots.open_judgement(slot, "something else")


def test_any_damaged_byte_is_called_damage(slot: Path, made: bytes) -> None:
    for place in range(0, len(made), 7):
        slot.write_bytes(made[:place] + bytes([made[place] ^ 1]) + made[place + 1 :])
        with pytest.raises((DamagedSlotError, NewerStoreError)):
            slots.read_owner(slot)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b"[" * 70_000])
def test_other_bytes_are_called_damage(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.slot"
    path.write_bytes(data)
    with pytest.raises(DamagedSlotError):
        slots.open_slot(path, PASSPHRASE)


def test_cut_or_missing_slot_is_called_damage(slot: Path, made: bytes) -> None:
    slot.write_bytes(made[:-40])
    with pytest.raises(DamagedSlotError):
        slots.open_slot(slot, PASSPHRASE)
    slot.unlink()
    with pytest.raises(DamagedSlotError):
        slots.open_slot(slot, PASSPHRASE)


@pytest.mark.parametrize(
    "change",
    [
        {"label": "Beto"},
        {"store": "0d" * 16},
        {"person": "0d" * 16},
        {"box": "00" * 200},
        {"judgement_box": None},
    ],
)
def test_slot_altered_with_its_checksum_opens_nothing(
    slot: Path, change: dict[str, object]
) -> None:
    with pytest.raises(DamagedSlotError):
        slots.open_slot(altered(slot, **change), PASSPHRASE)


def test_boxes_cannot_change_places(slot: Path) -> None:
    was = read_slot(slot)
    slot.write_bytes(slot_bytes(replace(was, nonces=was.nonces[::-1], boxes=was.boxes[::-1])))
    for opening in (slots.open_slot, slots.open_judgement):
        with pytest.raises(DamagedSlotError):
            opening(slot, PASSPHRASE)


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(8, 3, 4),
        KdfCost(65_536, 1, 4),
        KdfCost(65_536, 65, 4),
        KdfCost(2_097_152, 1, 4),
        KdfCost(1_048_576, 5, 4),
        KdfCost(67_108_864, 1, 1),
        KdfCost(65_536, 3, 0),
        KdfCost(65_536, 3, 17),
    ],
)
def test_cost_outside_the_bounds_is_refused_before_any_work(slot: Path, cost: KdfCost) -> None:
    was = read_slot(slot)
    slot.write_bytes(slot_bytes(replace(was, cost=cost)))
    with pytest.raises(DamagedSlotError):
        slots.read_owner(slot)
    with pytest.raises(ValueError):
        slots.make_slot(slot.parent, OWNER, KEYS, JUDGEMENT, PASSPHRASE, cost=cost)


def test_too_little_memory_is_said_before_any_work(
    slot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kdf, "available_memory", lambda: 100 * 1024)
    with pytest.raises(NotEnoughMemoryError) as refused:
        slots.open_slot(slot, PASSPHRASE)
    assert refused.value.needed_mib == 64


def test_cost_follows_the_memory() -> None:
    assert kdf.suitable_cost(None) == STRONG == KdfCost(262_144, 3, 4)
    assert kdf.suitable_cost(8 << 20) == STRONG
    assert kdf.suitable_cost(500 * 1024) == FLOOR
    assert STRONG.is_within_bounds
    assert FLOOR.is_within_bounds


def test_free_memory_is_read_where_the_system_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "meminfo"
    told.write_text("MemTotal: 9 kB\nMemAvailable:    1234 kB\n")
    monkeypatch.setattr(kdf, "_MEMINFO", told)
    assert kdf.available_memory() == 1234
    monkeypatch.setattr(kdf, "_MEMINFO", tmp_path / "absent")
    assert kdf.available_memory() is None


def test_newer_slot_is_left_alone(slot: Path) -> None:
    members = json.loads(slot.read_bytes()) | {"v": 2}
    slot.write_bytes(canonical.encode(members))
    with pytest.raises(NewerStoreError) as refused:
        slots.open_slot(slot, PASSPHRASE)
    assert (refused.value.found, refused.value.known) == (2, 1)


def test_changed_passphrase_opens_the_same_keys(slot: Path, made: bytes) -> None:
    slots.change_passphrase(slot, PASSPHRASE, "another one", cost=FLOOR)
    assert slots.open_slot(slot, "another one") == KEYS
    assert slots.open_judgement(slot, "another one") == JUDGEMENT
    with pytest.raises(WrongPassphraseError):
        slots.open_slot(slot, PASSPHRASE)
    before, after = json.loads(made), json.loads(slot.read_bytes())
    for fresh in ("box", "nonce", "judgement_box", "judgement_nonce", "check", "sum"):
        assert before[fresh] != after[fresh]
    assert before["kdf"]["salt"] != after["kdf"]["salt"]


def test_older_copy_still_opens_with_the_older_passphrase(slot: Path, made: bytes) -> None:
    # what changing a passphrase does not do: see `seen` and the threat model
    slots.change_passphrase(slot, PASSPHRASE, "another one", cost=FLOOR)
    slot.write_bytes(made)
    assert slots.open_slot(slot, PASSPHRASE) == KEYS


def test_wrong_old_passphrase_changes_nothing(slot: Path, made: bytes) -> None:
    with pytest.raises(WrongPassphraseError):
        slots.change_passphrase(slot, "wrong", "another one", cost=FLOOR)
    assert slot.read_bytes() == made
    assert [path.name for path in slot.parent.iterdir()] == ["ana.slot"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_slot_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = slots.make_slot(tmp_path, OWNER, KEYS, JUDGEMENT, PASSPHRASE, cost=FLOOR)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert "Ana" not in path.name


def test_lock_screen_lists_people_by_name_and_damage_last(slot: Path) -> None:
    was = read_slot(slot)
    for name, label in (("1.slot", "beto"), ("2.slot", "Ana María")):
        slot.with_name(name).write_bytes(
            slot_bytes(replace(was, owner=replace(OWNER, label=label)))
        )
    slot.with_name("0.slot").write_bytes(b"cut")
    slot.with_name("note.txt").write_bytes(b"")
    found = slots.list_slots(slot.parent)
    assert [each.owner.label if each.owner else None for each in found] == [
        "Ana",
        "Ana María",
        "beto",
        None,
    ]
    assert found[-1].path.name == "0.slot"


def test_nothing_secret_is_shown_or_lies_in_the_clear(made: bytes) -> None:
    assert repr(KEYS) == f"SlotKeys(pins={KEYS.pins!r})"
    for secret in (
        KEYS.age_identity.encode(),
        bytes(KEYS.session_seed).hex().encode(),
        JUDGEMENT.hex().encode(),
        b"age1recovery",
    ):
        assert secret not in made


def test_box_with_other_content_is_called_damage(slot: Path) -> None:
    was = read_slot(slot)
    kek = slots._kek(was, PASSPHRASE)
    bound = bound_bytes(was.owner, was.cost, was.salt)
    box = slots._cipher(kek, 0).encrypt(was.nonces[0], b"{}", bound)
    slot.write_bytes(slot_bytes(replace(was, boxes=(box, was.boxes[1]))))
    with pytest.raises(DamagedSlotError):
        slots.open_slot(slot, PASSPHRASE)
