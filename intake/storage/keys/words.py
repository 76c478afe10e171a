"""Keys and checks as words: two sheets of 24, short checks to compare aloud, passphrases to keep.

English and Spanish rows have the same numbers, so two people with different screens can compare.
"""

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake.domain.case_codes import ALPHABET
from intake.domain.errors import WeakPassphraseError, WrongSheetError
from intake.storage.keys import age_keys, signing

ENTROPY_BYTES: Final = 32
LEAST_STRENGTH: Final = 3
_LISTS: Final = {"en": "english", "es": "spanish"}
_DICE_LISTS: Final = {"en": "en_eff", "es": "es"}
_WORDS: Final = 24
_ZXCVBN_READS: Final = 72

Randomness = Callable[[int], bytes]


class Sheet(StrEnum):
    """The two sheets: one reads and never signs, the other signs and never reads."""

    RECOVERY = "recovery"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What is printed on a sheet. `key_id` tells two sheets of one kind apart."""

    sheet: Sheet
    words: tuple[str, ...]
    key_id: str


def new_sheet(sheet: Sheet, randomness: Randomness, language: str = "en") -> SheetWords:
    """Return a new sheet; its words are shown and printed once, and stored nowhere."""
    return sheet_of(sheet, randomness(ENTROPY_BYTES), language)


def sheet_of(sheet: Sheet, entropy: bytes, language: str = "en") -> SheetWords:
    """Return the sheet of 32 bytes of entropy, whose first bit is set to say which sheet it is."""
    if len(entropy) != ENTROPY_BYTES:
        raise ValueError("a sheet has 32 bytes of entropy")
    mark = 0 if sheet is Sheet.RECOVERY else 0x80
    marked = bytes([entropy[0] & 0x7F | mark]) + entropy[1:]
    return SheetWords(sheet, _to_words(marked, language), _key_id(sheet, marked))


def in_language(words: str, language: str) -> tuple[str, ...]:
    """Return the words of a sheet in the other language: the same sheet."""
    return _to_words(_any_entropy(words, Sheet.RECOVERY), language)


def sheet_words() -> dict[str, tuple[str, ...]]:
    """Return the words that sheets are made of, by language."""
    return {language: _wordlist(language) for language in _LISTS}


def recovery_identity(words: str) -> tuple[str, str]:
    """Return the age identity and recipient of a recovery sheet, or raise WrongSheetError."""
    secret = _derived(_entropy(words, Sheet.RECOVERY), Sheet.RECOVERY)
    return age_keys.identity_of(secret), age_keys.recipient_of_secret(secret)


def root_key(words: str) -> bytearray:
    """Return the seed of the root key of an organisation sheet, or raise WrongSheetError."""
    return bytearray(_derived(_entropy(words, Sheet.ORGANISATION), Sheet.ORGANISATION))


def root_key_id(public: bytes) -> str:
    """Return the eight characters that stand on the organisation sheet of a root key."""
    return _eight(b"intake/1/sheet/organisation\0" + public)


def recovery_key_id(recipient: str) -> str:
    """Return the eight characters that stand on the recovery sheet of a recipient."""
    return _eight(b"intake/1/sheet/recovery\0" + recipient.encode())


def check_words(data: bytes, count: int, language: str) -> tuple[str, ...]:
    """Return the first `count` × 11 bits of `data` as words, to be compared by eye or voice."""
    if len(data) * 8 < count * 11:
        raise ValueError("too few bytes for so many words")
    bits = int.from_bytes(data) >> (len(data) * 8 - count * 11)
    names = _wordlist(language)
    return tuple(names[bits >> 11 * (count - 1 - place) & 2047] for place in range(count))


def suggest_passphrase(language: str, randomness: Randomness, words: int = 6) -> str:
    """Return six words that were chosen by chance, each from about 8 000."""
    names = _dice_list(language)
    return " ".join(names[_below(len(names), randomness)] for _ in range(words))


def strength(passphrase: str) -> int:
    """Return zxcvbn's estimate: 0 is guessed at once, 4 is very hard to guess."""
    from zxcvbn import zxcvbn

    return int(zxcvbn(passphrase[:_ZXCVBN_READS] or " ")["score"])


def demand_strength(passphrase: str) -> None:
    """Raise WeakPassphraseError if the passphrase would be guessed."""
    score = strength(passphrase)
    if score < LEAST_STRENGTH:
        raise WeakPassphraseError(score)


def _entropy(words: str, wanted: Sheet) -> bytes:
    entropy = _any_entropy(words, wanted)
    found = Sheet.ORGANISATION if entropy[0] & 0x80 else Sheet.RECOVERY
    if found is not wanted:
        raise WrongSheetError(wanted.value, found.value)
    return entropy


def _any_entropy(words: str, wanted: Sheet) -> bytes:
    typed = [_plain(word) for word in words.split()]
    for language in _LISTS:
        numbers = _numbers(language)
        if len(typed) == _WORDS and all(word in numbers for word in typed):
            entropy = _from_numbers([numbers[word] for word in typed])
            if entropy is not None:
                return entropy
    raise WrongSheetError(wanted.value)


def _from_numbers(numbers: list[int]) -> bytes | None:
    bits = 0
    for number in numbers:
        bits = bits << 11 | number
    entropy = (bits >> 8).to_bytes(ENTROPY_BYTES)
    return entropy if hashlib.sha256(entropy).digest()[0] == bits & 0xFF else None


def _to_words(entropy: bytes, language: str) -> tuple[str, ...]:
    return check_words(entropy + hashlib.sha256(entropy).digest()[:1], _WORDS, language)


def _derived(entropy: bytes, sheet: Sheet) -> bytes:
    info = b"intake/1/root-ed25519" if sheet is Sheet.ORGANISATION else b"intake/1/recovery-x25519"
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(entropy)


def _key_id(sheet: Sheet, entropy: bytes) -> str:
    secret = _derived(entropy, sheet)
    if sheet is Sheet.ORGANISATION:
        return root_key_id(signing.public_key(secret))
    return recovery_key_id(age_keys.recipient_of_secret(secret))


def _eight(data: bytes) -> str:
    bits = int.from_bytes(hashlib.sha256(data).digest()[:5])
    return "".join(ALPHABET[bits >> shift & 31] for shift in range(35, -5, -5))


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(each for each in decomposed if not unicodedata.combining(each))


@lru_cache(maxsize=2)
def _wordlist(language: str) -> tuple[str, ...]:
    from mnemonic import Mnemonic

    names = Mnemonic(_LISTS[language]).wordlist
    return tuple(unicodedata.normalize("NFC", name) for name in names)


@lru_cache(maxsize=2)
def _numbers(language: str) -> dict[str, int]:
    return {_plain(name): number for number, name in enumerate(_wordlist(language))}


@lru_cache(maxsize=2)
def _dice_list(language: str) -> tuple[str, ...]:
    from diceware.wordlist import WordList, get_wordlist_path

    return tuple(WordList(get_wordlist_path(_DICE_LISTS[language])))


def _below(limit: int, randomness: Randomness) -> int:
    bits = (limit - 1).bit_length()
    while True:
        number = int.from_bytes(randomness(2)) >> (16 - bits)
        if number < limit:
            return number
