"""Which entries go with a record, who has signed for it, and what waits to be erased."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain import permissions
from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.consent import Purpose
from intake.domain.erasing import (
    ErasureApproved,
    ErasureOrdered,
    Stretch,
    places,
    stretches,
)
from intake.domain.ids import ChainId, InterviewId
from intake.domain.sources import SourceSaid
from intake.ledger import event_codec, header
from intake.ledger.bodies import assessments, reviews
from intake.ledger.bodies.sources import SAID
from intake.ledger.erasures import Decisions, Erasure, leaves_hash
from intake.services.erasing_ports import Listing, Ordered
from intake.storage import entries, interview_rows
from intake.storage.files import StoreFiles
from intake.storage.kept_apart import JudgementKey

JUDGED: Final = (assessments.ASSESSED, reviews.REVIEWED, reviews.SETTLED)
"""The coded half of a judgement: it may stay where the person allows statistics."""
_OWN: Final = "SELECT chain, seq, leaf, type, record_count FROM entry WHERE subject = ?"
_BESIDE: Final = (
    "SELECT e.chain, e.seq, e.leaf, e.type, e.record_count FROM mentioned AS m"
    " JOIN entry AS e ON e.chain = m.chain AND e.seq = m.seq"
    " WHERE m.uid = ?1 AND e.type = 'record.opened'"
    " UNION SELECT e.chain, e.seq, e.leaf, e.type, e.record_count FROM training_exception AS t"
    " JOIN entry AS e ON e.chain = t.chain AND e.seq = t.seq WHERE t.uid = ?1"
)
"""Entries of the store that name this record and no other."""
_WAITING: Final = (
    "SELECT uid, case_code, consents FROM interview WHERE consents LIKE '%\"refused\"%'"
    " OR consents LIKE '%\"withdrawn\"%' OR uid IN (SELECT uid FROM erasure_act)"
)


@dataclass(frozen=True, slots=True)
class _Row:
    chain: ChainId
    seq: int
    leaf: bytes
    type: str | None
    is_own: bool


def listing(
    files: StoreFiles, interview: InterviewId, compartments: Sequence[Compartment]
) -> Listing:
    """Return what goes with a record, out of every file of the store."""
    uid = bytes.fromhex(interview)
    with files.reading(Compartment.CORE) as connection:
        consents = interview_rows.standing(connection, interview).consents
    stay = JUDGED if permissions.allows(consents, Purpose.STATISTICS) else ()
    found: list[_Row] = []
    counts: list[tuple[Compartment, int]] = []
    drafts = attachments = kept = 0
    for compartment in compartments:
        with files.reading(compartment) as connection:
            rows = list(_rows(connection, compartment, uid))
            going = [each for each in rows if each.type not in stay]
            kept += len(rows) - len(going)
            drafts += _count(connection, "draft", "uid", uid)
            if compartment in {Compartment.CORE, Compartment.IDENTITY}:
                attachments += _count(connection, "media_item", "interview", uid)
        found += going
        counts.append((compartment, len(going)))
    found.sort(key=lambda each: (each.chain, each.seq))
    return Listing(
        interview,
        stretches((each.chain, each.seq) for each in found),
        stretches((each.chain, each.seq) for each in found if each.is_own),
        leaves_hash((each.chain, each.seq, each.leaf) for each in found),
        tuple(counts),
        drafts,
        attachments,
        sum(each.type in JUDGED for each in found),
        kept,
    )


def decisions(connection: sqlcipher.Connection, judgement_key: JudgementKey) -> Decisions:
    """Return every order and approval that its author's judgement key has signed; core only."""
    found = Decisions()
    rows = connection.execute(
        "SELECT entry.pos FROM erasure_act AS act JOIN entry"
        " ON entry.chain = act.chain AND entry.seq = act.seq ORDER BY hlc, act.chain, act.seq"
    ).fetchall()
    for (pos,) in rows:
        for entry in list(entries.select(connection, "pos = ?", (pos,))):
            head = header.decode(entry.header or b"")
            event = event_codec.decode(head.type, entry.body or b"")
            is_signed = judgement_key(head) in {each.key for each in entry.signatures}
            if is_signed and isinstance(event, ErasureOrdered | ErasureApproved):
                found.note(head.actor, event)
    return found


def waiting(connection: sqlcipher.Connection, decided: Decisions) -> tuple[Ordered, ...]:
    """Return what waits to be erased: what people do not want kept, and what was ordered."""
    orders = {each.order.record: each for each in decided.all if not each.is_decided}
    found: list[Ordered] = []
    rows = connection.execute(f"{_WAITING} ORDER BY case_code").fetchall()
    for uid, code, consents in rows:
        interview = InterviewId(uid.hex())
        is_wished = permissions.denies(interview_rows.read_consents(consents), Purpose.COLLECT)
        order = orders.get(interview)
        if is_wished or order is not None:
            is_outdated = order is not None and not _is_all(connection, uid, order)
            found.append(Ordered(interview, CaseCode(code), order, is_wished, is_outdated))
    return tuple(found)


def in_file(connection: sqlcipher.Connection, erasure: Erasure) -> tuple[Stretch, ...]:
    """Return which entries of this file two people have signed for."""
    named = erasure.approval.stretches if erasure.approval is not None else ()
    known = {
        each.chain
        for each in named
        if connection.execute(
            "SELECT 1 FROM entry WHERE chain = ? LIMIT 1", (bytes.fromhex(each.chain),)
        ).fetchone()
    }
    return tuple(each for each in named if each.chain in known)


def judgements(connection: sqlcipher.Connection, named: Sequence[Stretch]) -> int:
    """Return how many assessments and reviews are among entries."""
    return sum(
        connection.execute(
            "SELECT count(*) FROM entry WHERE chain = ? AND seq BETWEEN ? AND ?"
            " AND type IN (?, ?, ?)",
            (bytes.fromhex(each.chain), each.first, each.last, *JUDGED),
        ).fetchone()[0]
        for each in named
    )


def _is_all(connection: sqlcipher.Connection, uid: bytes, order: Erasure) -> bool:
    """Tell whether an order names every entry that the record has in core."""
    named = places(order.order.stretches)
    rows = connection.execute(
        "SELECT chain, seq FROM entry WHERE subject = ? AND type NOT IN (?, ?, ?)", (uid, *JUDGED)
    )
    return all((ChainId(chain.hex()), seq) in named for chain, seq in rows)


def _rows(connection: sqlcipher.Connection, compartment: Compartment, uid: bytes) -> Iterator[_Row]:
    found = connection.execute(_OWN, (uid,)).fetchall()
    if compartment is Compartment.CORE:
        found += connection.execute(_BESIDE, (uid,)).fetchall()
    for chain, seq, leaf, type_, count in found:
        yield _Row(ChainId(chain.hex()), seq, leaf, type_, is_own=count > 0)
    if compartment is Compartment.SOURCES:
        for each in entries.happened(connection, "type = ?", (SAID,)):
            if isinstance(each.event, SourceSaid) and each.event.record == uid.hex():
                head = each.header
                (leaf,) = connection.execute(
                    "SELECT leaf FROM entry WHERE pos = ?", (each.pos,)
                ).fetchone()
                yield _Row(head.chain, head.seq, leaf, head.type, is_own=False)


def _count(connection: sqlcipher.Connection, table: str, column: str, uid: bytes) -> int:
    (count,) = connection.execute(
        f"SELECT count(*) FROM {table} WHERE {column} = ?",  # noqa: S608 - names of ours
        (uid,),
    ).fetchone()
    return int(count)
