"""Whether only that is gone which two people have signed for, and all of it."""

from collections.abc import Iterator

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.erasing import RecordErased, places
from intake.domain.errors import BrokenLedgerError
from intake.domain.ids import ChainId
from intake.ledger.bodies.erasing import ERASED
from intake.ledger.erasures import Decisions, Place, declared, leaves_hash
from intake.storage import entries, erasing_reading
from intake.storage.files import StoreFiles
from intake.storage.kept_apart import JudgementKey

WITHHELD = "withheld"
LEAVES = "leaves"
ERASED_HERE = "erased"
"""It is said to be erased, and is here."""


def decisions(files: StoreFiles, judgement_key: JudgementKey) -> Decisions:
    """Return what two people have signed for, by the core file."""
    with files.reading(Compartment.CORE) as connection:
        return erasing_reading.decisions(connection, judgement_key)


def check(
    connection: sqlcipher.Connection, chain: bytes, decided: Decisions
) -> Iterator[BrokenLedgerError]:
    """Yield the first entry of an own chain that is gone without their signatures, or is not gone.

    What lost its content has lost every column that was read from it as well.
    """
    said = [
        each.event
        for each in entries.happened(connection, "type = ?", (ERASED,))
        if isinstance(each.event, RecordErased)
    ]
    allowed, named = declared(decided, said), ChainId(chain.hex())
    rows = connection.execute(
        "SELECT seq, record_count, coalesce(type, subject, actor, hlc) IS NOT NULL FROM entry"
        " WHERE chain = ? AND header IS NULL ORDER BY seq",
        (chain,),
    ).fetchall()
    gone = set()
    for seq, count, is_half in rows:
        place = (named, seq)
        gone.add(place)
        is_allowed = place in allowed.by_both or (place in allowed.by_one and count == 0)
        if is_half or not is_allowed:
            yield BrokenLedgerError(named, seq, WITHHELD)
            return
    here = sorted(each for each in allowed.by_both - gone if each[0] == named)
    if here:
        yield BrokenLedgerError(named, here[0][1], ERASED_HERE)


def wrong_leaves(files: StoreFiles, decided: Decisions) -> Iterator[BrokenLedgerError]:
    """Yield the orders and approvals whose hash is not that of the leaves which they name.

    Nothing can be said where the key of a file is not here in which some of them are.
    """
    leaves: dict[Place, bytes] = {}
    signed = [each for one in decided.all for each in (one.order, one.approval) if each is not None]
    wanted = frozenset[Place]().union(*(places(each.stretches) for each in signed))
    for compartment in files.granted():
        with files.reading(compartment) as connection:
            for chain, seq in sorted(wanted - leaves.keys()):
                row = connection.execute(
                    "SELECT leaf FROM entry WHERE chain = ? AND seq = ?",
                    (bytes.fromhex(chain), seq),
                ).fetchone()
                if row is not None:
                    leaves[chain, seq] = row[0]
    for each in signed:
        named = sorted(places(each.stretches))
        if all(place in leaves for place in named):
            found = leaves_hash((*place, leaves[place]) for place in named)
            if found != each.leaves:
                yield BrokenLedgerError(each.erasure, 0, LEAVES)
