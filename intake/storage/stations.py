"""Other stations: their contact cards, and the bundles that went out and came in."""

import json
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.ids import BundleId, OrganisationId
from intake.services.ports import Contact, Randomness

_EVERYBODY: Final = ""
"""In the place of an addressee: the number above which all of them go on."""
_LEAST_STEP: Final = 1_000_000
_STEP_BYTES: Final = 4


def keep(connection: sqlcipher.Connection, contact: Contact) -> None:
    """Remember a contact card, or replace the older card of the same station.

    A comparison by voice holds for the very card it was made with, and for no other.
    """
    connection.execute(
        "INSERT INTO contact"
        " (org, station, recipient, file_keys, root_key, verified, card, partner)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (org, station) DO UPDATE"
        " SET recipient = excluded.recipient, file_keys = excluded.file_keys,"
        " root_key = excluded.root_key, card = excluded.card,"
        " partner = excluded.partner,"
        " verified = excluded.verified OR (verified AND card = excluded.card)",
        (
            bytes.fromhex(contact.org),
            contact.station,
            contact.recipient,
            json.dumps(contact.file_keys),
            contact.root_key,
            contact.verified,
            contact.card,
            contact.is_partner,
        ),
    )


def contacts(connection: sqlcipher.Connection) -> tuple[Contact, ...]:
    """Return the known stations, by name."""
    rows = connection.execute(
        "SELECT org, station, recipient, file_keys, root_key, card, verified, partner FROM contact"
        " ORDER BY station, org"
    )
    return tuple(
        Contact(
            OrganisationId(org.hex()),
            station,
            recipient,
            tuple(json.loads(file_keys)),
            root_key,
            card,
            verified=bool(verified),
            is_partner=bool(partner),
        )
        for org, station, recipient, file_keys, root_key, card, verified, partner in rows
    )


def reserve_number(connection: sqlcipher.Connection, addressee: str) -> int:
    """Return the number of the next bundle of this store to `addressee`, from 1, and note it.

    Every chain counts: such entries never travel, so those of other chains are of this store before
    it was put back in time. A number that was noted and never sealed under, as after a power cut,
    is passed over: the file may be on its way.
    """
    (last,) = connection.execute(
        "SELECT max((SELECT coalesce(max(seq), 0) FROM bundle_out WHERE addressee = ?),"
        " (SELECT coalesce(max(seq), 0) FROM reserved_number WHERE addressee IN (?, ?)))",
        (addressee, addressee, _EVERYBODY),
    ).fetchone()
    connection.execute(
        "INSERT OR REPLACE INTO reserved_number (addressee, seq) VALUES (?, ?)",
        (addressee, last + 1),
    )
    return int(last) + 1


def begin_numbers_anew(connection: sqlcipher.Connection, randomness: Randomness) -> None:
    """Let the numbers to every addressee go on from one that was never given, known or lost.

    It lies a random way above all that are known: two stores that are made of one backup do not
    meet there either.
    """
    (last,) = connection.execute(
        "SELECT max((SELECT coalesce(max(seq), 0) FROM bundle_out),"
        " (SELECT coalesce(max(seq), 0) FROM reserved_number))"
    ).fetchone()
    step = _LEAST_STEP + int.from_bytes(randomness(_STEP_BYTES), "big")
    connection.execute(
        "INSERT OR REPLACE INTO reserved_number (addressee, seq) VALUES (?, ?)",
        (_EVERYBODY, last + step),
    )


def release_number(connection: sqlcipher.Connection, addressee: str, number: int) -> None:
    """Give a number back of which no bundle was left anywhere, unless a later one was given."""
    connection.execute(
        "UPDATE reserved_number SET seq = seq - 1 WHERE (addressee, seq) = (?, ?)",
        (addressee, number),
    )


def sealed_under(connection: sqlcipher.Connection, addressee: str, seq: int) -> str:
    """Return the tagmanifest hash of the bundle of this number to `addressee`, or nothing."""
    row = connection.execute(
        "SELECT tagmanifest_sha256 FROM bundle_out WHERE addressee = ? AND seq = ?"
        " ORDER BY sealed DESC LIMIT 1",
        (addressee, seq),
    ).fetchone()
    return str(row[0]) if row else ""


def has_bundle(connection: sqlcipher.Connection, bundle: BundleId) -> bool:
    """Tell whether this store has merged the bundle."""
    row = connection.execute("SELECT 1 FROM bundle_in WHERE bundle = ?", (bundle,)).fetchone()
    return row is not None
