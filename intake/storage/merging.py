"""Taking in verified entries of other chains; what is here already changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.errors import BrokenLedgerError, BundleFault, BundleRefusedError
from intake.domain.vouching import ApartReason
from intake.ledger import event_codec, header
from intake.ledger.bodies.reviews import MODE_SET
from intake.ledger.canonical import BrokenBytes
from intake.ledger.entry import Entry, rlink
from intake.ledger.header import Header
from intake.storage import (
    conflict_rows,
    day_rows,
    documents,
    draw_rows,
    entries,
    erasing_rows,
    interview_rows,
    judgement_rows,
    kept_apart,
    projections,
    retention_rows,
    roster_order,
    same_person_rows,
)
from intake.storage.entries import Happened
from intake.storage.kept_apart import Judge

_AHEAD_MS: Final = 24 * 60 * 60 * 1000
"""A clock further ahead than this does not move ours (security.md 10)."""
_HLC_LIMIT: Final = 1 << 63
_ALL_COUNT: Final = Judge()


def merge(
    connection: sqlcipher.Connection,
    compartment: Compartment,
    arrived: Sequence[Entry],
    *,
    wall: int,
    judge: Judge = _ALL_COUNT,
) -> int:
    """Add entries and bring every record they touch up to date; return how many were new.

    What does not count, as `judge` says, is kept apart.
    """
    demand_free_places(connection, arrived)
    new = [entry for entry in arrived if not _is_here(connection, entry)]
    owners = _Owners(connection, arrived)
    taking, gone = _Taking(connection, compartment, wall, judge), erasing_rows.erased(connection)
    taken = 0
    for entry in new:
        head = _header(entry)
        subject = entries.subject_of(head) if head else owners.of(entry)
        if subject not in gone:  # what was erased here does not come back
            taking.take(entry, head, subject)
            taken += 1
    taking.finish()
    return taken


def demand_free_places(connection: sqlcipher.Connection, arrived: Sequence[Entry]) -> None:
    """Refuse another entry for a place that is taken, and whatever would continue our own chain.

    Raises BundleRefusedError, before anything is changed.
    """
    (own,) = connection.execute("SELECT chain FROM meta").fetchone()
    for entry in arrived:
        row = connection.execute(
            "SELECT leaf FROM entry WHERE chain = ? AND seq = ?", (entry.chain, entry.seq)
        ).fetchone()
        place = f"{entry.chain.hex()}/{entry.seq}"
        if row is None and entry.chain == own:
            raise BundleRefusedError(BundleFault.CHAIN, place)
        if row is not None and row[0] != entry.leaf:
            raise BundleRefusedError(BundleFault.EQUIVOCATION, place)


def rebuild_record(
    connection: sqlcipher.Connection, compartment: Compartment, subject: bytes
) -> None:
    """Replay one record from its entries, in the order in which they happened."""
    if compartment is Compartment.CORE:
        interview_rows.rebuild(connection, subject)
        day_rows.rebuild_case(connection, subject)
        retention_rows.rebuild_case(connection, subject)
        draw_rows.rebuild(connection, subject)
        same_person_rows.rebuild(connection, subject)
        judgement_rows.settle(connection, subject)
    elif compartment is Compartment.IDENTITY:
        day_rows.rebuild_names(connection, subject)
    if conflict_rows.views(compartment):
        conflict_rows.settle(connection, subject)
    documents.rebuild(connection, subject)


@dataclass(frozen=True, slots=True)
class _Taking:
    """Entries that are taken in one by one, and the records that are replayed after that."""

    connection: sqlcipher.Connection
    compartment: Compartment
    wall: int
    judge: Judge
    touched: set[bytes | None] = field(default_factory=set)
    """None: something that is of no record, and does not count any more."""

    def take(self, entry: Entry, head: Header | None, subject: bytes | None) -> None:
        pos = entries.insert(self.connection, entry, head, subject)
        if head is not None:
            if self._is_kept_apart(pos, entry, head):
                return
            _follow_clock(self.connection, head.hlc, self.wall)
        if subject is not None:
            self.touched.add(subject)
        elif head is not None:
            happened = Happened(pos, head, event_codec.decode(head.type, entry.body or b""))
            projections.bring_up(self.connection, self.compartment, happened)
            if head.type == MODE_SET:  # what was judged since is judged in another mode
                self.touched.update(judgement_rows.records(self.connection, head.hlc))

    def finish(self) -> None:
        if None in self.touched:
            projections.rebuild(self.connection, self.compartment)
        for subject in sorted(each for each in self.touched if each is not None):
            rebuild_record(self.connection, self.compartment, subject)
        if self.touched:
            erasing_rows.drop_all(self.connection)

    def _is_kept_apart(self, pos: int, entry: Entry, head: Header) -> bool:
        """Keep an entry apart that does not count, and what later entries fall by it."""
        versions = self.judge.versions
        for fallen, subject in roster_order.fallen_after(self.connection, entry, head, versions):
            kept_apart.keep(self.connection, fallen, ApartReason.ROSTER)
            self.touched.add(subject)
        reason = kept_apart.why(self.connection, self.judge, entry, head)
        if reason is not None:
            kept_apart.keep(self.connection, pos, reason)
        return reason is not None


def _is_here(connection: sqlcipher.Connection, entry: Entry) -> bool:
    row = connection.execute(
        "SELECT pos, header IS NULL FROM entry WHERE chain = ? AND seq = ?",
        (entry.chain, entry.seq),
    ).fetchone()
    if row is None:
        return False
    for signature in () if row[1] else entry.signatures:
        entries.add_signature(connection, row[0], signature)
    return True


def _header(entry: Entry) -> Header | None:
    if entry.header is None:
        return None
    try:
        head = header.decode(entry.header)
    except BrokenBytes as broken:
        raise BrokenLedgerError(entry.chain.hex(), entry.seq, "header") from broken
    if head.hlc >= _HLC_LIMIT or (head.chain, head.seq) != (entry.chain.hex(), entry.seq):
        raise BrokenLedgerError(entry.chain.hex(), entry.seq, "header")
    return head


def _follow_clock(connection: sqlcipher.Connection, hlc: int, wall: int) -> None:
    column = "hlc_ahead" if header.hlc_milliseconds(hlc) > wall + _AHEAD_MS else "hlc_seen"
    connection.execute(
        f"UPDATE meta SET {column} = ? WHERE {column} < ?",  # noqa: S608 - one of two names of ours
        (hlc, hlc),
    )


class _Owners:
    """Finds whose a withheld entry is: it continues the rlink of a record that is known."""

    def __init__(self, connection: sqlcipher.Connection, arrived: Sequence[Entry]) -> None:
        self._connection = connection
        self._of: dict[bytes, bytes] = {}
        self._at: dict[tuple[bytes, int], list[Entry]] = {}
        for entry in arrived:
            self._at.setdefault((entry.chain, entry.record_count), []).append(entry)
            head = _header(entry)
            subject = entries.subject_of(head) if head else None
            if subject is not None:
                self._of[entry.rlink] = subject
        if any(entry.is_withheld and entry.record_count for entry in arrived):
            self._name_backwards(arrived)

    def _name_backwards(self, arrived: Sequence[Entry]) -> None:
        for entry in reversed(arrived):
            if entry.rlink in self._of and entry.record_count > 1:
                before = self._before(entry)
                if before is not None:
                    self._of.setdefault(before.rlink, self._of[entry.rlink])

    def of(self, entry: Entry) -> bytes | None:
        """Return the record of a withheld entry, or None where nothing tells."""
        if entry.record_count == 0:
            return None
        if entry.rlink not in self._of:
            before = self._before(entry)
            subject = self._of.get(before.rlink) if before else self._kept_before(entry)
            if subject is not None:
                self._of[entry.rlink] = subject
        return self._of.get(entry.rlink)

    def _before(self, entry: Entry) -> Entry | None:
        candidates = self._at.get((entry.chain, entry.record_count - 1), [])
        return next((each for each in candidates if _continues(each.rlink, entry)), None)

    def _kept_before(self, entry: Entry) -> bytes | None:
        rows = self._connection.execute(
            "SELECT rlink, subject FROM entry WHERE chain = ? AND seq < ? AND record_count = ?"
            " AND subject IS NOT NULL",
            (entry.chain, entry.seq, entry.record_count - 1),
        )
        return next((subject for of_before, subject in rows if _continues(of_before, entry)), None)


def _continues(before: bytes, entry: Entry) -> bool:
    return rlink(before, entry.record_count, entry.leaf) == entry.rlink
