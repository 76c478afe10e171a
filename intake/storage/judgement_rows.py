"""The rows of judgements: what counts is folded from a record's entries, each time all of them.

An entry that does not follow on what happened before is kept apart with the reason RULE. Another
entry may come in later and stand before it: then both are judged again.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.ids import ChainId
from intake.domain.judgements import Assessment, Conclusion, Place, Review
from intake.domain.organisation_mode import DEFAULT, InForce, ModeSet, OrganisationMode
from intake.domain.standing import Act, Standing, conclusion_of
from intake.domain.standing_steps import fold
from intake.domain.states import AFTER_SEAL
from intake.domain.vouching import ApartReason
from intake.ledger import event_codec, header
from intake.ledger.bodies import assessments, closing, reviews, telling
from intake.ledger.header import Header
from intake.storage import entries
from intake.storage.entries import Happened

VIEWS: Final = ("organisation_mode", "judgement")
"""The tables that replay fills."""
_JUDGED: Final = tuple(
    body.name
    for module in (assessments, reviews, telling)
    for body in module.BODIES
    if body.name != reviews.MODE_SET
)
_SETTLED_BY: Final = frozenset({*_JUDGED, closing.SEALED, closing.ADDENDUM})
_FOLLOWED: Final = (
    *_JUDGED,
    closing.READBACK,
    closing.CONFIRMED,
    closing.SEALED,
    closing.ADDENDUM,
)
_IN_JUDGED: Final = f"type IN ({', '.join('?' * len(_JUDGED))})"
_IN_FOLLOWED: Final = f"type IN ({', '.join('?' * len(_FOLLOWED))})"
_TAKES_PART: Final = (
    "pos NOT IN (SELECT pos FROM kept_apart WHERE adopted = 0 AND reason != 'rule')"
)
_IS_HERE: Final = "subject NOT IN (SELECT uid FROM erased)"


@dataclass(frozen=True, slots=True)
class Followed:
    """An entry of a record that is judged, or that judging follows; `pos` is its row."""

    pos: int
    act: Act
    type: str


def bring_up(connection: sqlcipher.Connection, happened: Happened) -> None:
    """Settle the record anew where an entry has to do with judging."""
    if happened.header.type in _SETTLED_BY:
        settle(connection, bytes.fromhex(happened.header.subject))


def bring_up_mode(connection: sqlcipher.Connection, happened: Happened) -> None:
    """Note the mode that an organisation is in from an entry on."""
    if isinstance(happened.event, ModeSet):
        in_force, head = happened.event.in_force, happened.header
        connection.execute(
            "INSERT INTO organisation_mode (chain, seq, org, hlc, mode, by_counsel)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                bytes.fromhex(head.chain),
                head.seq,
                bytes.fromhex(head.org),
                head.hlc,
                in_force.mode.value,
                in_force.by_counsel,
            ),
        )


def records(connection: sqlcipher.Connection, since: int = 0) -> tuple[bytes, ...]:
    """Return the records with judgements, or only those with one since a clock value."""
    rows = connection.execute(
        f"SELECT DISTINCT subject FROM entry WHERE {_IN_JUDGED} AND subject IS NOT NULL"  # noqa: S608
        f" AND hlc >= ? AND {_IS_HERE} ORDER BY subject",
        (*_JUDGED, since),
    )
    return tuple(uid for (uid,) in rows)


def settle_all(connection: sqlcipher.Connection) -> None:
    """Settle every record of this file, where records are judged in it."""
    if entries.is_core(connection):
        for uid in records(connection):
            settle(connection, uid)


def settle(connection: sqlcipher.Connection, uid: bytes) -> None:
    """Fold a record's entries: set apart what does not count, and write its state and rows."""
    followed = _followed(connection, uid)
    if not any(each.type in _JUDGED for each in followed) and not _was_judged(connection, uid):
        return
    standing = fold(each.act for each in followed)
    refused = _refused(followed, standing)
    _keep_apart(connection, uid, refused)
    connection.execute("DELETE FROM judgement WHERE uid = ?", (uid,))
    for each in followed:
        _write(connection, uid, each, standing, refused.get(each.pos, ""))
    if standing.sealed_by is not None:
        places = ", ".join("?" * len(AFTER_SEAL))
        connection.execute(
            f"UPDATE interview SET state = ? WHERE uid = ? AND state IN ({places})",  # noqa: S608
            (standing.state.value, uid, *sorted(AFTER_SEAL)),
        )


def _was_judged(connection: sqlcipher.Connection, uid: bytes) -> bool:
    row = connection.execute("SELECT 1 FROM judgement WHERE uid = ? LIMIT 1", (uid,)).fetchone()
    return row is not None


def standing_of(connection: sqlcipher.Connection, uid: bytes) -> Standing:
    """Return the judgements of one record, and what follows from them."""
    return fold(each.act for each in _followed(connection, uid))


def refused(connection: sqlcipher.Connection, chain: bytes) -> frozenset[int]:
    """Return the numbers of a chain's entries that do not follow on what happened before."""
    found: set[int] = set()
    rows = connection.execute(
        f"SELECT DISTINCT subject FROM entry WHERE chain = ? AND {_IN_FOLLOWED}"  # noqa: S608 - ours
        f" AND subject IS NOT NULL AND {_IS_HERE}",
        (chain, *_FOLLOWED),
    )
    for (uid,) in rows.fetchall():
        followed = _followed(connection, uid)
        if not any(each.type in _JUDGED for each in followed):
            continue
        apart = _refused(followed, fold(each.act for each in followed))
        found.update(
            each.act.place.seq
            for each in followed
            if each.pos in apart and each.act.place.chain == chain.hex()
        )
    return frozenset(found)


def in_force(connection: sqlcipher.Connection, org: bytes) -> InForce:
    """Return the mode that an organisation is in now."""
    modes = [each for each in _modes(connection) if each[0] == org]
    return modes[-1][2] if modes else DEFAULT


def _followed(connection: sqlcipher.Connection, uid: bytes) -> tuple[Followed, ...]:
    modes = _Modes(tuple(_modes(connection)))
    rows = connection.execute(
        "SELECT pos, header, body FROM entry WHERE subject = ? AND body IS NOT NULL"  # noqa: S608 - ours
        f" AND {_IN_FOLLOWED} AND {_TAKES_PART} ORDER BY {entries.HISTORY}",
        (uid, *_FOLLOWED),
    ).fetchall()
    found = []
    for pos, data, body in rows:
        head = header.decode(data)
        act = Act(
            Place(ChainId(head.chain), head.seq),
            head.actor,
            event_codec.decode(head.type, body),
            head.acting_role,
            head.wall,
            modes.at(head),
        )
        found.append(Followed(pos, act, head.type))
    return tuple(found)


class _Modes:
    """The modes of every organisation, in the order of the ledger."""

    def __init__(self, rows: tuple[tuple[bytes, tuple[int, bytes, int], InForce], ...]) -> None:
        self._of: dict[str, tuple[list[tuple[int, bytes, int]], list[InForce]]] = {}
        for org, key, in_force in rows:
            keys, modes = self._of.setdefault(org.hex(), ([], []))
            keys.append(key)
            modes.append(in_force)

    def at(self, head: Header) -> InForce:
        """Return the mode in which an entry was made."""
        keys, modes = self._of.get(head.org, ([], []))
        place = bisect_left(keys, (head.hlc, bytes.fromhex(head.chain), head.seq))
        return modes[place - 1] if place else DEFAULT


def _modes(
    connection: sqlcipher.Connection,
) -> Iterator[tuple[bytes, tuple[int, bytes, int], InForce]]:
    rows = connection.execute(
        "SELECT org, hlc, chain, seq, mode, by_counsel FROM organisation_mode"
        " ORDER BY hlc, chain, seq"
    )
    for org, hlc, chain, seq, mode, by_counsel in rows:
        yield org, (hlc, chain, seq), InForce(OrganisationMode(mode), bool(by_counsel))


def _refused(followed: tuple[Followed, ...], standing: Standing) -> dict[int, str]:
    """Return why entries do not count, by their rows."""
    codes = {each.act.place: each.refusal.value for each in standing.apart}
    codes |= {each.place: "reason" for each in standing.judgements if each.is_unreasoned}
    return {each.pos: codes[each.act.place] for each in followed if each.act.place in codes}


def _keep_apart(connection: sqlcipher.Connection, uid: bytes, refused: dict[int, str]) -> None:
    rule = ApartReason.RULE.value
    rows = connection.execute(
        "SELECT kept_apart.pos FROM kept_apart JOIN entry ON entry.pos = kept_apart.pos"
        " WHERE entry.subject = ? AND reason = ?",
        (uid, rule),
    ).fetchall()
    for (pos,) in rows:
        if pos not in refused:
            connection.execute("DELETE FROM kept_apart WHERE pos = ?", (pos,))
    connection.executemany(
        "INSERT OR IGNORE INTO kept_apart (pos, reason) VALUES (?, ?)",
        [(pos, rule) for pos in refused],
    )


def _write(
    connection: sqlcipher.Connection, uid: bytes, each: Followed, standing: Standing, refused: str
) -> None:
    """Write one row for the figures: codes only."""
    judgement = standing.judgement(each.act.place)
    said = judgement.said if judgement is not None else getattr(each.act.event, "review", None)
    if judgement is None and not isinstance(said, Review):
        said = getattr(each.act.event, "assessment", None)
    if not isinstance(said, Assessment | Review):
        return
    review = said if isinstance(said, Review) else None
    own: Conclusion | None = said.conclusion
    if judgement is not None:
        own = conclusion_of(standing, judgement)
    of_record = standing.of_record
    connection.execute(
        "INSERT INTO judgement (chain, seq, uid, kind, person, role, stated, act, level, minutes,"
        " conclusion, reason, of_record, withdrawn, disowned, refused)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            bytes.fromhex(each.act.place.chain),
            each.act.place.seq,
            uid,
            each.type,
            bytes.fromhex(each.act.person),
            each.act.role,
            each.act.wall,
            review.act.value if review else "",
            review.level.value if review else "",
            review.minutes if review else None,
            own.value if own else "",
            review.reason.value if review and review.reason else "",
            of_record is not None and of_record.place == each.act.place,
            judgement is not None and judgement.withdrawn is not None,
            judgement is not None and judgement.disowned is not None,
            refused,
        ),
    )
