"""Signatures over entries and statements."""

import nacl.exceptions
import nacl.signing
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.ids import OrganisationId
from intake.ledger.entry import ZERO, Entry
from intake.ledger.points import L
from intake.storage.keys.signing import Signer, is_good, statement_message

ORG = OrganisationId("0a" * 16)


def sodium_believes(public: bytes, signature: bytes, message: bytes) -> bool:
    try:
        nacl.signing.VerifyKey(public).verify(message, signature)
    except (nacl.exceptions.BadSignatureError, ValueError):
        return False
    return True


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80))
def test_signature_is_believed_by_both_libraries(seed: bytes, statement: bytes) -> None:
    signer = Signer(seed)
    signature = signer.sign_statement("grant", ORG, statement)
    message = statement_message("grant", ORG, statement)
    assert is_good(signer.public, signature, message)
    assert sodium_believes(signer.public, signature, message)


@given(st.integers(0, 511), st.sampled_from(["signature", "message", "key"]))
def test_any_flipped_bit_is_refused(bit: int, where: str) -> None:
    signer = Signer(bytes(range(32)))
    parts = {
        "signature": bytearray(signer.sign_statement("grant", ORG, b"x")),
        "message": bytearray(statement_message("grant", ORG, b"x")),
        "key": bytearray(signer.public),
    }
    part = parts[where]
    part[bit // 8 % len(part)] ^= 1 << bit % 8
    assert not is_good(bytes(parts["key"]), bytes(parts["signature"]), bytes(parts["message"]))


def test_s_beyond_the_order_is_refused() -> None:
    signer = Signer(bytes(range(32)))
    signature = signer.sign_statement("grant", ORG, b"x")
    s = int.from_bytes(signature[32:], "little") + L
    message = statement_message("grant", ORG, b"x")
    assert not is_good(signer.public, signature[:32] + s.to_bytes(32, "little"), message)
    assert not is_good(signer.public, signature[:63], message)


def test_key_for_which_anything_is_signed_is_refused() -> None:
    identity = b"\x01" + bytes(31)
    signature = identity + bytes(32)
    Ed25519PublicKey.from_public_bytes(identity).verify(signature, b"whatever")  # OpenSSL: fine
    assert not is_good(identity, signature, b"whatever")


def test_signature_over_an_entry_covers_its_links() -> None:
    signer = Signer(bytes(range(32)))
    entry = Entry(bytes(16), 1, ZERO, b"l" * 32, b"r" * 32, 1, b"{}", b"{}", ZERO, ZERO)
    made = signer.sign_entry(entry, ORG, "checkpoint")
    assert (made.purpose, made.key) == ("checkpoint", signer.public)
    message = b"intake-sig/1\0checkpoint\0" + bytes([10] * 16) + b"l" * 32 + b"r" * 32
    assert is_good(signer.public, made.signature, message)
    assert sodium_believes(signer.public, made.signature, message)


def test_purpose_and_organisation_are_part_of_the_signature() -> None:
    signer = Signer(bytes(32))
    signature = signer.sign_statement("grant", ORG, b"x")
    other = OrganisationId("0b" * 16)
    assert not is_good(signer.public, signature, statement_message("enrol", ORG, b"x"))
    assert not is_good(signer.public, signature, statement_message("grant", other, b"x"))


def test_wiped_signer_signs_no_more() -> None:
    seed = bytearray(range(32))
    signer = Signer(seed)
    signer.wipe()
    with pytest.raises(ValueError):
        signer.sign_statement("grant", ORG, b"x")
    assert seed == bytearray(range(32))


def test_signer_does_not_show_its_seed() -> None:
    assert bytes(range(32)).hex() not in repr(Signer(bytes(range(32))))
    with pytest.raises(ValueError):
        Signer(bytes(31))
