"""The versions of the roster that a chain names never go down: what falls back is found here.

Somebody who lost a role could otherwise name the roster of before, and go on.
"""

from collections.abc import Mapping

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.vouching import ApartReason
from intake.ledger import header
from intake.ledger.entry import Entry
from intake.ledger.header import Header

_NOT_FALLEN = "pos NOT IN (SELECT pos FROM kept_apart WHERE reason = ?) AND header IS NOT NULL"


def falls(
    connection: sqlcipher.Connection, entry: Entry, head: Header, versions: Mapping[str, int]
) -> bool:
    """Tell whether an entry names an older roster than what stands before it in its chain.

    Of those before it that did not fall themselves, the nearest names the newest.
    """
    own = versions.get(head.roster)
    if own is None:
        return False
    rows = connection.execute(
        f"SELECT header FROM entry WHERE chain = ? AND seq < ? AND {_NOT_FALLEN}"  # noqa: S608 - ours
        " ORDER BY seq DESC",
        (entry.chain, entry.seq, ApartReason.ROSTER.value),
    )
    before = (versions.get(header.decode(data).roster) for (data,) in rows)
    return own < next((version for version in before if version is not None), own)


def fallen_after(
    connection: sqlcipher.Connection, entry: Entry, head: Header, versions: Mapping[str, int]
) -> tuple[tuple[int, bytes | None], ...]:
    """Return the pos and the record of what came earlier, stands later, and falls by an entry."""
    own = versions.get(head.roster)
    if own is None:
        return ()
    rows = connection.execute(
        f"SELECT pos, subject, header FROM entry WHERE chain = ? AND seq > ? AND {_NOT_FALLEN}"  # noqa: S608 - ours
        " ORDER BY seq",
        (entry.chain, entry.seq, ApartReason.ROSTER.value),
    )
    found: list[tuple[int, bytes | None]] = []
    for pos, subject, data in rows:
        version = versions.get(header.decode(data).roster)
        if version is not None and version >= own:
            break
        if version is not None:
            found.append((pos, subject))
    return tuple(found)
