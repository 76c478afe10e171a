"""What is kept of those who sent bundles: their rosters, and which bundle had which number."""

from dataclasses import dataclass
from itertools import groupby

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.ids import OrganisationId, StoreId
from intake.storage.keys.roster_chain import SignedRoster


@dataclass(frozen=True, slots=True)
class KeptRoster:
    """The versions of one organisation's roster, from 1 on, under one root key."""

    org: OrganisationId
    root: bytes
    versions: tuple[SignedRoster, ...]


@dataclass(frozen=True, slots=True)
class BundleNumber:
    """The place of a bundle among those of one store to one addressee."""

    org: OrganisationId
    store: StoreId
    recipient: str
    seq: int


def keep_roster(connection: sqlcipher.Connection, roster: KeptRoster) -> None:
    """Keep every version that is not here yet; refuse another one under the same root and number.

    Raises BundleRefusedError: a root that signs two rosters of one version is not believed.
    """
    for version, signed in enumerate(roster.versions, 1):
        place = (bytes.fromhex(roster.org), version, roster.root)
        kept = connection.execute(
            "SELECT data FROM roster WHERE (org, version, root) = (?, ?, ?)", place
        ).fetchone()
        if kept is None:
            connection.execute(
                "INSERT INTO roster (org, version, root, data, signature) VALUES (?, ?, ?, ?, ?)",
                (*place, signed.data, signed.signature),
            )
        elif kept[0] != signed.data:
            raise BundleRefusedError(BundleFault.ROSTER, str(version))


def rosters(connection: sqlcipher.Connection) -> tuple[KeptRoster, ...]:
    """Return every roster that was kept, as it was kept: nothing is proven here."""
    rows = connection.execute(
        "SELECT org, root, data, signature FROM roster ORDER BY org, root, version"
    ).fetchall()
    return tuple(
        KeptRoster(
            OrganisationId(org.hex()),
            root,
            tuple(SignedRoster(data, signature) for *_, data, signature in versions),
        )
        for (org, root), versions in groupby(rows, key=lambda row: (row[0], row[1]))
    )


def keep_number(
    connection: sqlcipher.Connection, number: BundleNumber, tagmanifest_sha256: str
) -> None:
    """Note the bundle that came under a number; refuse another one under the same."""
    kept = tagmanifest_of(connection, number)
    if kept not in {None, tagmanifest_sha256}:
        raise BundleRefusedError(BundleFault.EQUIVOCATION, str(number.seq))
    connection.execute(
        "INSERT OR IGNORE INTO bundle_number (org, store, recipient, seq, tagmanifest_sha256)"
        " VALUES (?, ?, ?, ?, ?)",
        (*_place(number), tagmanifest_sha256),
    )


def tagmanifest_of(connection: sqlcipher.Connection, number: BundleNumber) -> str | None:
    """Return what the bundle of this number says of itself, or None when none was taken in."""
    row = connection.execute(
        "SELECT tagmanifest_sha256 FROM bundle_number"
        " WHERE (org, store, recipient, seq) = (?, ?, ?, ?)",
        _place(number),
    ).fetchone()
    return None if row is None else str(row[0])


def _place(number: BundleNumber) -> tuple[bytes, bytes, str, int]:
    return (
        bytes.fromhex(number.org),
        bytes.fromhex(number.store),
        number.recipient,
        number.seq,
    )
