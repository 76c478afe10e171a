"""Other stations: comparing the words of their cards, cards that change, keys that are revoked."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Protocol

from intake.domain.compartments import Compartment
from intake.domain.errors import WrongWordsError
from intake.ledger import canonical
from intake.ledger.fields import Fields
from intake.services.ports import Contact, Now, OpenRecords, Randomness, Reading

WORDS: Final = 8
ASKED: Final = 2
"""Words that are typed back; the other six are compared by ear."""


class Part(StrEnum):
    """A part of a card that may change."""

    INBOX = "inbox"
    FILE_KEYS = "file_keys"
    ROOT_KEY = "root_key"
    ROSTER_VERSION = "roster_version"


class Standing(StrEnum):
    """What a card is to what is known."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How one card is read out: the same 88 bits three ways."""

    english: tuple[str, ...]
    spanish: tuple[str, ...]
    digits: str

    def words(self, language: str) -> tuple[str, ...]:
        """Return the eight words in a language."""
        return self.spanish if language == "es" else self.english


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A station that is known."""

    contact: Contact
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class LookedCard:
    """A card that was read and not kept."""

    contact: Contact
    fingerprint: Fingerprint
    standing: Standing
    changed: tuple[Part, ...] = ()


class Remember(Protocol):
    """Keeps a card; see `handing_over.HandingOver.remember`."""

    def __call__(self, card: bytes, *, is_partner: bool) -> Contact:
        """Remember the station of a card."""


class CardDesk(Protocol):
    """Contact cards, as the format offers them."""

    def read_card(self, card: bytes) -> Contact:
        """Read a contact card, or raise UnreadableContactError."""

    def own_card(self) -> bytes:
        """Return this station's contact card, signed."""

    def fingerprint(self, card: bytes) -> Fingerprint:
        """Return how a card is read out."""


class Contacts:
    """The stations that this one knows, in the session of one person."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Reading,
        desk: CardDesk,
        clock: tuple[Now, Randomness],
        remember: Remember,
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._desk = desk
        self._now, self._randomness = clock
        self._remember = remember

    def own(self) -> tuple[bytes, Fingerprint]:
        """Return this station's card, and how it is read out."""
        card = self._desk.own_card()
        return card, self._desk.fingerprint(card)

    def rows(self) -> tuple[ContactRow, ...]:
        """Return every known station, by name."""
        return tuple(
            ContactRow(each, self._desk.fingerprint(each.card))
            for each in self._reading.contacts()
            if each.card
        )

    def look(self, card: bytes) -> LookedCard:
        """Read a card and say what it is to what is known; nothing is kept."""
        contact = self._desk.read_card(card)
        fingerprint = self._desk.fingerprint(card)
        with self._open_records(Compartment.CORE) as records:
            revoked = records.post.known_keys().revoked
        if revoked & set(contact.file_keys):
            return LookedCard(contact, fingerprint, Standing.REVOKED)
        known = self._known(contact)
        if known is None:
            return LookedCard(contact, fingerprint, Standing.NEW)
        changed = _changed(known.card, card)
        standing = Standing.CHANGED if changed else Standing.SAME
        return LookedCard(contact, fingerprint, standing, changed)

    def add(self, card: bytes, *, is_partner: bool = True) -> Contact:
        """Remember a card; a station whose card changed counts as not yet verified again.

        A card that says nothing new changes nothing. Raises RevokedContactError.
        """
        looked = self.look(card)
        known = self._known(looked.contact)
        if known is not None and looked.standing is Standing.SAME:
            return known
        return self._remember(card, is_partner=is_partner)

    def asked(self) -> tuple[int, ...]:
        """Return which two of the eight words are typed back, from 1: other ones each time."""
        first = self._randomness(1)[0] % WORDS
        second = (first + 1 + self._randomness(1)[0] % (WORDS - 1)) % WORDS
        return tuple(sorted((first + 1, second + 1)))

    def verify(self, contact: Contact, typed: Mapping[int, str]) -> Contact:
        """Note that the words of a card were compared, in both directions.

        `typed` holds at least two words as they were heard, by their place from 1, in either
        language. Raises WrongWordsError where one is another.
        """
        fingerprint = self._desk.fingerprint(contact.card)
        wrong = tuple(
            place for place, word in sorted(typed.items()) if not _is_at(fingerprint, place, word)
        )
        if wrong or len(typed) < ASKED:
            raise WrongWordsError(contact.station, wrong)
        contact = replace(contact, verified=True)
        with self._open_records(Compartment.CORE) as records:
            records.keep_contact(contact)
        return contact

    def revoke(self, contact: Contact) -> None:
        """Believe nothing more from a station's file keys; its card does not come back by itself.

        What came before stays. What is sent from now on needs a card with other keys.
        """
        with self._open_records(Compartment.CORE) as records:
            records.post.revoke(contact, self._now())

    def former_inboxes(self) -> Mapping[str, str]:
        """Return whose the inboxes were that newer cards have replaced."""
        with self._open_records(Compartment.CORE) as records:
            return records.post.known_keys().former_inboxes

    def _known(self, contact: Contact) -> Contact | None:
        place = contact.org, contact.station
        for each in self._reading.contacts():
            if (each.org, each.station) == place:
                return each
        return None


def _changed(before: bytes, after: bytes) -> tuple[Part, ...]:
    """Return which parts of a card are others; only when it was made anew counts as none."""
    old, new = _members(before), _members(after)
    return tuple(part for part in Part if old.get(part.value) != new.get(part.value))


def _members(card: bytes) -> dict[str, object]:
    fields = Fields(canonical.decode(card.split(b"\n", 1)[0]))
    return {name: fields.take(name) for name in fields.names()}


def _is_at(fingerprint: Fingerprint, place: int, word: str) -> bool:
    """Tell whether a word stands at a place, in either language, however its accents are typed."""
    rows: Sequence[tuple[str, ...]] = (fingerprint.english, fingerprint.spanish)
    heard = _plain(word)
    return 0 < place <= WORDS and heard in {_plain(row[place - 1]) for row in rows}


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.strip().casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))
