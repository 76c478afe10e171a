"""Sheets of words, checks by voice, passphrases."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mnemonic import Mnemonic

from intake.domain.errors import WeakPassphraseError, WrongSheetError
from intake.storage.keys import age_keys, signing, words
from intake.storage.keys.words import Sheet

RECOVERY_IDENTITY = "AGE-SECRET-KEY-1RYJLRDHTA4DQ7VT6TZLPMQSZWQXJ30M4V4VMHQXUE9J2UY004LASU5SEWK"
ROOT_SEED = "350ba1d9998cc0f9541fc2860cbc9906c8d5763ec669a9f9ac943e2b3489f88f"
ENTROPY = st.binary(min_size=32, max_size=32)


@settings(max_examples=25)
@given(ENTROPY, st.sampled_from(Sheet), st.sampled_from(["en", "es"]))
def test_sheet_is_read_again_in_either_language(entropy: bytes, kind: Sheet, language: str) -> None:
    sheet = words.sheet_of(kind, entropy, language)
    typed = " ".join(sheet.words)
    other = " ".join(words.in_language(typed, "es" if language == "en" else "en"))
    read = words.recovery_identity if kind is Sheet.RECOVERY else words.root_key
    assert read(typed) == read(other)
    assert read("  " + typed.upper() + "\n") == read(typed)


@settings(max_examples=25)
@given(ENTROPY, st.sampled_from(["en", "es"]))
def test_words_are_those_of_bip39(entropy: bytes, language: str) -> None:
    sheet = words.sheet_of(Sheet.RECOVERY, entropy, language)
    marked = bytes([entropy[0] & 0x7F]) + entropy[1:]
    name = {"en": "english", "es": "spanish"}[language]
    assert Mnemonic(name).to_mnemonic(marked) == Mnemonic.normalize_string(" ".join(sheet.words))


def test_accents_may_be_left_out() -> None:
    sheet = words.sheet_of(Sheet.RECOVERY, bytes(32), "es")
    typed = " ".join(sheet.words)
    assert "ábaco" in typed
    assert words.recovery_identity(typed.replace("á", "a")) == words.recovery_identity(typed)


@given(ENTROPY)
def test_wrong_sheet_is_named(entropy: bytes) -> None:
    recovery = " ".join(words.sheet_of(Sheet.RECOVERY, entropy).words)
    organisation = " ".join(words.sheet_of(Sheet.ORGANISATION, entropy).words)
    with pytest.raises(WrongSheetError) as refused:
        words.root_key(recovery)
    assert (refused.value.wanted, refused.value.found) == ("organisation", "recovery")
    with pytest.raises(WrongSheetError) as refused:
        words.recovery_identity(organisation)
    assert (refused.value.wanted, refused.value.found) == ("recovery", "organisation")


def test_mistyped_words_are_no_sheet() -> None:
    good = list(words.sheet_of(Sheet.RECOVERY, bytes(range(32))).words)
    swapped = [good[1], good[0], *good[2:]]
    for typed in (good[:-1], [*good, good[0]], swapped, ["zzzz", *good[1:]], []):
        with pytest.raises(WrongSheetError) as refused:
            words.recovery_identity(" ".join(typed))
        assert (refused.value.wanted, refused.value.found) == ("recovery", "")


def test_recovery_keys_are_the_published_ones() -> None:
    sheet = words.sheet_of(Sheet.RECOVERY, bytes(range(32)))
    identity, recipient = words.recovery_identity(" ".join(sheet.words))
    assert identity == RECOVERY_IDENTITY
    assert age_keys.recipient_of(identity) == recipient
    assert sheet.key_id == words.recovery_key_id(recipient)
    assert len(sheet.key_id) == 8


def test_root_key_is_the_published_one() -> None:
    sheet = words.sheet_of(Sheet.ORGANISATION, bytes(range(32)))
    seed = words.root_key(" ".join(sheet.words))
    assert seed.hex() == ROOT_SEED
    assert sheet.key_id == words.root_key_id(signing.public_key(seed))


def test_check_words_have_the_same_numbers_in_both_languages() -> None:
    data = bytes(range(200, 211))
    english, spanish = (words.check_words(data, 8, language) for language in ("en", "es"))
    names = {
        language: Mnemonic(name).wordlist
        for language, name in (("en", "english"), ("es", "spanish"))
    }
    numbers = [names["en"].index(word) for word in english]
    assert [Mnemonic.normalize_string(word) for word in spanish] == [
        Mnemonic.normalize_string(names["es"][number]) for number in numbers
    ]
    assert numbers[0] == int.from_bytes(data[:2]) >> 5
    assert words.check_words(data, 6, "en") == english[:6]
    with pytest.raises(ValueError):
        words.check_words(bytes(8), 6, "en")


@pytest.mark.parametrize("language", ["en", "es"])
def test_suggested_passphrase_is_hard_to_guess(language: str) -> None:
    chance = iter(range(1000, 60_000, 977))
    suggested = words.suggest_passphrase(language, lambda count: next(chance).to_bytes(count))
    assert len(suggested.split()) == 6
    assert words.strength(suggested) == 4
    words.demand_strength(suggested)


def test_every_word_of_the_dice_list_is_as_likely() -> None:
    draws = iter([b"\xff\xff", b"\x00\x00"])
    first = words.suggest_passphrase("en", lambda _: next(draws), words=1)
    assert first == "abacus"  # 7 776 words: the first draw is beyond the list and drawn again


@pytest.mark.parametrize("weak", ["", "password", "Guadalupe1", "12345678901234"])
def test_passphrase_that_would_be_guessed_is_refused(weak: str) -> None:
    with pytest.raises(WeakPassphraseError) as refused:
        words.demand_strength(weak)
    assert refused.value.score == words.strength(weak) < words.LEAST_STRENGTH


def test_very_long_passphrase_is_judged_too() -> None:
    assert words.strength("a" * 5000) < words.LEAST_STRENGTH


def test_sheet_needs_all_of_its_entropy() -> None:
    with pytest.raises(ValueError):
        words.sheet_of(Sheet.RECOVERY, bytes(31))
