"""Contact cards: whole or refused, and compared by eight words or 27 digits."""

import hashlib
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic

from intake.bundles.contact_card import (
    Card,
    card_comment,
    card_line,
    fingerprint_digits,
    fingerprint_words,
    read_card,
    write_card,
)
from intake.domain.errors import BundleRefusedError, UnreadableContactError
from tests.bundles.stations import ADDRESSEE, CREATED, ORG, OTHER, SENDER_KEY, STRANGER_KEY

CARD = Card(
    org=ORG,
    station="Casa del Norte",
    inbox=(str(ADDRESSEE.to_public()), str(OTHER.to_public())),
    file_keys=(SENDER_KEY.line, STRANGER_KEY.line),
    root_key=SENDER_KEY.public.hex(),
    roster_version=3,
    issued=CREATED,
)


def sign(line: bytes) -> bytes:
    return SENDER_KEY.sign(line, card_comment(line, ORG))


def forged(card: Card = CARD) -> bytes:
    """A card signed without being looked at."""
    line = card_line(card)
    return line + sign(line)


def test_card_is_read_as_it_was_written() -> None:
    written = write_card(CARD, sign)
    contact = read_card(written)
    assert (contact.org, contact.station) == (ORG, "Casa del Norte")
    assert contact.recipient == CARD.inbox[0]
    assert (contact.file_keys, contact.root_key) == (CARD.file_keys, CARD.root_key)
    assert (contact.card, contact.verified) == (written, False)


def test_minisign_verifies_a_card(tmp_path: Path) -> None:
    minisign = shutil.which("minisign")
    if not minisign:
        pytest.skip("minisign is not installed here")
    written = write_card(CARD, sign)
    line = written[: written.index(b"\n") + 1]
    (tmp_path / "card").write_bytes(line)
    (tmp_path / "card.minisig").write_bytes(written[len(line) :])
    subprocess.run(
        [minisign, "-V", "-P", SENDER_KEY.line, "-m", str(tmp_path / "card")],
        check=True,
        capture_output=True,
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"inbox": ()},
        {"inbox": ("age1nothing",)},
        {"inbox": (str(ADDRESSEE.to_public()).upper(),)},
        {"file_keys": ()},
        {"file_keys": (SENDER_KEY.line, "RWnothing")},
        {"file_keys": (STRANGER_KEY.line,)},
        {"root_key": "01" + "00" * 31},
        {"root_key": "ff" * 32},
        {"root_key": "00"},
        {"station": ""},
        {"station": "a" * 201},
        {"station": "Norte\u202e"},
        {"station": "Norte\n"},
        {"org": "0D" * 16},
    ],
    ids=repr,
)
def test_wrong_card_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(UnreadableContactError) as refused:
        read_card(forged(replace(CARD, **wrong)), "norte.card")  # type: ignore[arg-type]
    assert refused.value.file == "norte.card"


@pytest.mark.parametrize("kind", ["bundle", "roster", "receipt", "paper"])
def test_signature_for_another_purpose_is_none_over_a_card(kind: str) -> None:
    line = card_line(CARD)
    comment = card_comment(line, ORG).replace("contact", kind)
    with pytest.raises(UnreadableContactError):
        read_card(line + SENDER_KEY.sign(line, comment))


def test_card_of_another_version_is_refused() -> None:
    line = card_line(CARD).replace(b'"v":1', b'"v":2')
    with pytest.raises(UnreadableContactError):
        read_card(line + sign(line))


def test_card_that_its_reader_would_refuse_is_not_written() -> None:
    with pytest.raises(UnreadableContactError):
        write_card(CARD, lambda line: STRANGER_KEY.sign(line, card_comment(line, ORG)))


@given(st.data())
def test_card_with_any_byte_changed_is_refused(data: st.DataObject) -> None:
    written = bytearray(forged())
    comment = written.index(b"untrusted comment: ") + len(b"untrusted comment: ")
    free_text = range(comment, written.index(b"\n", comment))
    place = data.draw(st.integers(0, len(written) - 1).filter(lambda n: n not in free_text))
    written[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(UnreadableContactError):
        read_card(bytes(written))


@given(st.binary(max_size=400))
def test_anything_else_is_refused(rubbish: bytes) -> None:
    with pytest.raises(UnreadableContactError):
        read_card(rubbish)


def test_fingerprint_words_are_the_first_88_bits_of_the_hash_of_the_card() -> None:
    line = card_line(CARD)
    digest = hashlib.sha256(b"intake/1/card\0" + line).digest()
    bits = f"{int.from_bytes(digest):0256b}"[:88]
    words = Mnemonic("english").wordlist
    expected = tuple(words[int(bits[place : place + 11], 2)] for place in range(0, 88, 11))
    assert fingerprint_words(forged(), "en") == expected
    assert fingerprint_digits(forged()) == str(int(bits, 2)).rjust(27, "0")


def test_both_languages_name_the_same_indices() -> None:
    english, spanish = Mnemonic("english").wordlist, Mnemonic("spanish").wordlist
    indices = [english.index(word) for word in fingerprint_words(forged(), "en")]
    said = [unicodedata.normalize("NFKD", word) for word in fingerprint_words(forged(), "es")]
    assert said == [unicodedata.normalize("NFKD", spanish[place]) for place in indices]


def test_fingerprint_does_not_depend_on_the_free_comment() -> None:
    other = forged().replace(b"untrusted comment: a station", b"untrusted comment: b")
    assert read_card(other).station == CARD.station
    assert fingerprint_words(other, "en") == fingerprint_words(forged(), "en")


def test_no_ordinary_error_of_a_signature_leaks_out() -> None:
    with pytest.raises(UnreadableContactError) as refused:
        read_card(card_line(CARD) + b"untrusted comment: \nx\n")
    assert isinstance(refused.value.__cause__, BundleRefusedError)
