"""A key inside JSON: it is found in its place alone, and what held it is written over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.storage.keys import age_keys, hidden_key
from intake.storage.keys.hidden_key import HIDDEN

KEYS = st.binary(min_size=32, max_size=32)


def json(text: str) -> bytes:
    return canonical.encode({"a": text, "key": HIDDEN, "z": [text]})


@given(key=KEYS, text=st.text(alphabet=st.sampled_from('"key:\\,{}0a')))
def test_key_goes_in_and_comes_out_whatever_the_other_texts_say(key: bytes, text: str) -> None:
    with hidden_key.digits_of(bytearray(key)) as digits:
        with hidden_key.put_in(json(text), digits) as whole:
            opened = bytearray(whole)
            assert opened == canonical.encode({"a": text, "key": key.hex(), "z": [text]})
        assert b"".join(hidden_key.around(json(text), digits)) == opened
    assert set(whole) == {0}
    assert set(digits) == {0}
    assert hidden_key.cut(opened) == (bytearray(key), json(text))
    assert set(opened) == {0}


@pytest.mark.parametrize(
    "broken",
    [
        b"{}",
        canonical.encode({"key": "ab"}),
        canonical.encode({"key": "AB" * 32}),
        canonical.encode({"key": "g" * 64}),
    ],
)
def test_what_is_no_key_is_refused_and_written_over(broken: bytes) -> None:
    opened = bytearray(broken)
    with pytest.raises(BrokenBytes):
        hidden_key.cut(opened)
    assert set(opened) == {0}


@pytest.mark.parametrize("secret", [b"", b"k", b"keys of three files"])
def test_secret_is_sealed_and_opened(secret: bytes) -> None:
    identity = age_keys.identity_of(bytes(range(32)))
    kept = bytearray(secret)
    sealed = age_keys.seal_secret(kept, [age_keys.recipient_of(identity)])
    assert kept == secret
    assert age_keys.unseal_secret(sealed, identity) == secret
    assert age_keys.unseal(sealed, identity) == secret
