"""Admitted public keys: this program, and libsodium as the second opinion."""

import nacl.bindings
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.ledger.points import P, is_admissible
from intake.storage.keys.signing import public_key

SMALL_ORDER = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
]
NOT_CANONICAL = [
    (P + 1).to_bytes(32, "little").hex(),
    (P).to_bytes(32, "little").hex(),
    ((1 << 255) | 1).to_bytes(32, "little").hex(),
    "ff" * 32,
]


@pytest.mark.parametrize("key", SMALL_ORDER + NOT_CANONICAL)
def test_key_of_small_order_or_odd_form_is_not_admitted(key: str) -> None:
    assert not is_admissible(bytes.fromhex(key))


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33)])
def test_key_of_another_length_is_not_admitted(key: bytes) -> None:
    assert not is_admissible(key)


@given(st.binary(min_size=32, max_size=32))
def test_every_key_that_was_made_is_admitted(seed: bytes) -> None:
    assert is_admissible(public_key(seed))


@given(st.binary(min_size=32, max_size=32))
def test_libsodium_admits_the_same_keys(key: bytes) -> None:
    assert is_admissible(key) == nacl.bindings.crypto_core_ed25519_is_valid_point(key)


@pytest.mark.parametrize("small", SMALL_ORDER[1:])
def test_key_with_a_small_part_is_not_admitted(small: str) -> None:
    mixed = nacl.bindings.crypto_core_ed25519_add(public_key(bytes(32)), bytes.fromhex(small))
    assert not nacl.bindings.crypto_core_ed25519_is_valid_point(mixed)
    assert not is_admissible(mixed)
