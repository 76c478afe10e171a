"""Contact cards: how two stations come to know each other's keys (docs/bundle-format.md 12)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from intake.bundles.bundle_header import read_time, written_time
from intake.bundles.sealing import is_recipient
from intake.bundles.sealing.signatures import (
    is_valid,
    key_id,
    read_signature,
    trusted_comment,
)
from intake.bundles.writing import Sign
from intake.domain.errors import BundleRefusedError, UnreadableContactError
from intake.domain.ids import OrganisationId
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields
from intake.ledger.points import is_admissible
from intake.services.ports import Contact

VERSION: Final = 1
MAX_CARD: Final = 64 * 1024
MAX_STATION: Final = 200
_BITS: Final = 88
_DIGITS: Final = 27
_WORD_LISTS: Final = {"en": "english", "es": "spanish"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a station says of itself. `root_key` is an Ed25519 key, 64 hexadecimal digits."""

    org: OrganisationId
    station: str
    inbox: tuple[str, ...]
    """age recipients, newest first."""
    file_keys: tuple[str, ...]
    """minisign public keys, base64 line; the first one signs the card."""
    root_key: str
    roster_version: int
    issued: datetime


def write_card(card: Card, sign: Sign) -> bytes:
    """Return the card as it is handed over.

    `sign` gets the first line and gives a minisign signature by the first file key, whose trusted
    comment is `card_comment(line, org)`.
    """
    line = card_line(card)
    written = line + sign(line)
    read_card(written)
    return written


def card_line(card: Card) -> bytes:
    """Return the first line of a card, which is what its signature covers."""
    members = {
        "v": VERSION,
        "org": card.org,
        "station": card.station,
        "inbox": list(card.inbox),
        "file_keys": list(card.file_keys),
        "root_key": card.root_key,
        "roster_version": card.roster_version,
        "issued": written_time(card.issued),
    }
    return canonical.encode(members) + b"\n"


def card_comment(line: bytes, org: str) -> str:
    """Return the trusted comment of the signature over a card."""
    return trusted_comment("contact", org, hashlib.sha256(line).hexdigest()[:32])


def read_card(written: bytes, file: str = "") -> Contact:
    """Check a card and its signature. Whose it is, only comparing the fingerprint can tell.

    Raises UnreadableContactError, which names `file`.
    """
    try:
        line, card = _read(written)
        _check(line, written[len(line) :], card)
    except (ValueError, BundleRefusedError) as broken:
        raise UnreadableContactError(file) from broken
    return Contact(
        org=card.org,
        station=card.station,
        recipient=card.inbox[0],
        file_keys=card.file_keys,
        root_key=card.root_key,
        card=written,
    )


def fingerprint_words(card: bytes, language: str) -> tuple[str, ...]:
    """Return eight BIP39 words for a card, in English (`en`) or Spanish (`es`)."""
    number = _fingerprint(card)
    words = _word_list(_WORD_LISTS[language])
    shifts = range(_BITS - 11, -1, -11)
    return tuple(words[number >> shift & 0x7FF] for shift in shifts)


def fingerprint_digits(card: bytes) -> str:
    """Return the same fingerprint as 27 digits."""
    return f"{_fingerprint(card):0{_DIGITS}d}"


def _fingerprint(card: bytes) -> int:
    line = card[: card.index(b"\n") + 1]
    digest = hashlib.sha256(b"intake/1/card\0" + line).digest()
    return int.from_bytes(digest[: _BITS // 8])


def _word_list(name: str) -> list[str]:
    """Return the 2,048 words of a BIP39 list, in the order of their indices."""
    import mnemonic

    file = Path(mnemonic.__file__).parent / "wordlist" / f"{name}.txt"
    return file.read_text(encoding="utf-8").split()


def _read(written: bytes) -> tuple[bytes, Card]:
    if len(written) > MAX_CARD or b"\n" not in written:
        raise BrokenBytes("size")
    line = written[: written.index(b"\n") + 1]
    fields = Fields(canonical.decode(line[:-1]))
    if fields.integer("v") != VERSION:
        raise BrokenBytes("version")
    card = Card(
        org=OrganisationId(fields.hexadecimal("org", 32)),
        station=fields.text("station"),
        inbox=fields.texts("inbox"),
        file_keys=fields.texts("file_keys"),
        root_key=fields.hexadecimal("root_key", 64),
        roster_version=fields.integer("roster_version"),
        issued=read_time(fields.text("issued")),
    )
    fields.end()
    return line, card


def _check(line: bytes, signature_lines: bytes, card: Card) -> None:
    if not card.inbox or not all(is_recipient(each) for each in card.inbox):
        raise BrokenBytes("inbox")
    if not card.file_keys or not is_admissible(bytes.fromhex(card.root_key)):
        raise BrokenBytes("keys")
    for each in card.file_keys:
        key_id(each)
    if not card.station.isprintable() or not 0 < len(card.station) <= MAX_STATION:
        raise BrokenBytes("station")
    signature = read_signature(signature_lines)
    if signature.trusted_comment != card_comment(line, card.org):
        raise BrokenBytes("trusted comment")
    if not is_valid(line, signature, card.file_keys[0]):
        raise BrokenBytes("signature")
