"""age identities from our own bytes, and headers that are never given to the library."""

import shutil
import subprocess
from pathlib import Path

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.storage.keys import age_keys

ME = age_keys.identity_of(bytes(range(32)))


@given(st.binary(min_size=32, max_size=32))
def test_identity_and_recipient_are_those_of_age(secret: bytes) -> None:
    identity = age_keys.identity_of(secret)
    recipient = age_keys.recipient_of_secret(secret)
    assert age_keys.recipient_of(identity) == recipient
    assert age_keys.is_recipient(recipient)
    assert age_keys.unseal(age_keys.seal(b"x", [recipient]), identity) == b"x"


@pytest.mark.parametrize(
    "text",
    ["", "age1", ME, age_keys.recipient_of(ME).upper(), age_keys.recipient_of(ME)[:-1] + "q"],
)
def test_other_texts_are_no_recipients(text: str) -> None:
    assert not age_keys.is_recipient(text)


def test_every_header_that_the_library_writes_is_read() -> None:
    recipients = [age_keys.recipient_of_secret(bytes([n] * 32)) for n in range(20)] + [
        age_keys.recipient_of(ME)
    ]
    for _ in range(30):  # the nonsense stanza is another one each time
        assert age_keys.unseal(age_keys.seal(b"x", recipients), ME) == b"x"


def test_somebody_else_is_told_so() -> None:
    sealed = age_keys.seal(b"x", [age_keys.recipient_of(ME)])
    with pytest.raises(age_keys.NotForMeError):
        age_keys.unseal(sealed, age_keys.identity_of(bytes(32)))


def test_odd_headers_are_never_tried() -> None:
    sealed = age_keys.seal(b"x", [age_keys.recipient_of(ME)])
    first, stanza, rest = sealed.split(b"\n", 2)
    for odd in (
        b"age-encryption.org/v2\n" + stanza + b"\n" + rest,
        b"\n".join([first, stanza + b" more", rest]),
        b"\n".join([first, stanza[:-1], rest]),
        b"\n".join([first, b"-> scrypt c2FsdHNhbHRzYWx0c2FsdA 30", rest]),
        b"\n".join([first, b"-> ssh-ed25519 AAAA " + stanza[-43:], rest]),
        b"age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2FsdA 30\n" + rest,
        pyrage.encrypt(
            b"x", [pyrage.x25519.Recipient.from_str(age_keys.recipient_of(ME))], armored=True
        ),
        b"",
        sealed.replace(b"\n", b"\r\n"),
    ):
        with pytest.raises(age_keys.NotSealedHereError):
            age_keys.unseal(odd, ME)


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")
def test_age_reads_and_writes_the_same(tmp_path: Path) -> None:
    identity, sealed = tmp_path / "me", tmp_path / "sealed"
    identity.write_text(ME)
    sealed.write_bytes(age_keys.seal(b"secret", [age_keys.recipient_of(ME)]))
    said = subprocess.run(
        ["age", "-d", "-i", str(identity), str(sealed)], capture_output=True, check=True
    )
    assert said.stdout == b"secret"
    theirs = subprocess.run(
        ["age", "-r", age_keys.recipient_of(ME)], input=b"secret", capture_output=True, check=True
    )
    assert age_keys.unseal(theirs.stdout, ME) == b"secret"
