"""What is remembered of stations beside their cards: revoked keys, and inboxes that were."""

import sqlcipher3.dbapi2 as sqlcipher

from intake.services.kept import Contact
from intake.services.post import KnownKeys


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
