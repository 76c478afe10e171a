"""What is remembered of stations beside their cards: revoked keys, and inboxes that were."""

from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.ledger import canonical
from intake.ledger.fields import Fields
from intake.services.kept import Contact
from intake.services.post import KnownKeys
from intake.storage import settings

_OWN_CARD: Final = "own_card"


def known_keys(connection: sqlcipher.Connection) -> KnownKeys:
    """Return which keys were revoked, and which inboxes were replaced."""
    revoked = connection.execute("SELECT key FROM revoked_key").fetchall()
    former = connection.execute("SELECT recipient, station FROM former_inbox").fetchall()
    return KnownKeys(frozenset(key for (key,) in revoked), dict(former))


def note_former_inbox(connection: sqlcipher.Connection, contact: Contact) -> None:
    """Remember whose an inbox was."""
    connection.execute(
        "INSERT OR REPLACE INTO former_inbox (recipient, org, station) VALUES (?, ?, ?)",
        (contact.recipient, bytes.fromhex(contact.org), contact.station),
    )


def revoke(connection: sqlcipher.Connection, contact: Contact, at: int) -> None:
    """Believe nothing more from the file keys of a station, and forget its card."""
    org = bytes.fromhex(contact.org)
    connection.executemany(
        "INSERT OR IGNORE INTO revoked_key (key, org, station, revoked) VALUES (?, ?, ?, ?)",
        [(key, org, contact.station, at) for key in contact.file_keys],
    )
    note_former_inbox(connection, contact)
    connection.execute("DELETE FROM contact WHERE (org, station) = (?, ?)", (org, contact.station))


def own_card(connection: sqlcipher.Connection, made: bytes) -> bytes:
    """Return the card that is in use: the one before, unless it says something else now.

    A card that is only made anew has another fingerprint, and nobody could compare it.
    """
    said = _said(made)
    name = f"{_OWN_CARD} {said['file_keys']}"
    before = settings.get(connection, name)
    if before is not None and _said(before) == said:
        return before
    settings.put(connection, name, made)
    return made


def _said(card: bytes) -> dict[str, object]:
    """Return what a card says, but for when it was made."""
    fields = Fields(canonical.decode(card.split(b"\n", 1)[0]))
    return {name: fields.take(name) for name in fields.names() if name != "issued"}
