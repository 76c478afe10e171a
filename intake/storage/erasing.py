"""Erasing records: what two people have signed for is done file by file, and finished later if cut.

The second signature decides. From then on every start goes on where it ended: the names first,
then core, which names the end of the file with the names, then the attachments and the sources.
Each file is one transaction: entries, and all that was made of them.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Final, Protocol

from intake.domain.compartments import Compartment
from intake.domain.erasing import ErasingReason, RecordErased
from intake.domain.errors import NotGrantedError
from intake.domain.ids import ChainId, InterviewId, OrganisationId, StoreId
from intake.domain.receipts import FromStore, Head
from intake.ledger.erasures import Decisions, Erasure
from intake.services.erasing_ports import ErasedRow, Listing, Ordered, PendingKey
from intake.services.ports import Now
from intake.storage import entries, erasing_reading, erasing_rows, media
from intake.storage.files import StoreFiles
from intake.storage.kept_apart import JudgementKey
from intake.storage.layout import Layout
from intake.storage.records import SqlRecords
from intake.storage.rekeying import REKEYED

ORDER: Final = (
    Compartment.IDENTITY,
    Compartment.CORE,
    Compartment.MEDIA,
    Compartment.SOURCES,
)
Begin = Callable[[Compartment], AbstractContextManager[SqlRecords]]


class At(Protocol):
    """Where the store is: its open files, and which it has, whoever holds their keys."""

    @property
    def files(self) -> StoreFiles:
        """The files whose keys are here."""

    @property
    def layout(self) -> Layout:
        """The folder."""


class StoreErasing:
    """Erasing at one open store; implements `services.erasing_ports.ErasingStore`."""

    def __init__(
        self,
        at: At,
        begin: Begin,
        judgement_key: Callable[[], JudgementKey],
        now: Now,
    ) -> None:
        self._files, self._layout, self._begin = at.files, at.layout, begin
        self._judgement_key, self._now = judgement_key, now

    def listing(self, interview: InterviewId) -> Listing:
        """Return what goes with a record, out of every file of the store."""
        has = self._layout.compartments()
        for compartment in has:
            if not self._files.can_read(compartment):
                raise NotGrantedError(compartment.value)
        return erasing_reading.listing(self._files, interview, has)

    def waiting(self) -> tuple[Ordered, ...]:
        """Return what waits to be erased, by case code."""
        key = self._judgement_key()
        with self._files.reading(Compartment.CORE) as connection:
            return erasing_reading.waiting(connection, erasing_reading.decisions(connection, key))

    def erased(self) -> tuple[ErasedRow, ...]:
        """Return what was erased here, the newest first."""
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(
                "SELECT uid, erasure, reason, at, judgements FROM erased ORDER BY at DESC, uid"
            ).fetchall()
        return tuple(
            ErasedRow(InterviewId(uid.hex()), erasure, ErasingReason(reason), at, judgements)
            for uid, erasure, reason, at, judgements in rows
        )

    def origin(self, interview: InterviewId) -> FromStore | None:
        """Return the other store where a record began, as a bundle of it showed; None: not known.

        What began here has none.
        """
        with self._files.reading(Compartment.CORE) as connection:
            row = connection.execute(
                "SELECT org, store FROM witness JOIN entry ON entry.chain = witness.chain"
                " WHERE subject = ? AND type = 'interview.opened'",
                (bytes.fromhex(interview),),
            ).fetchone()
        return FromStore(OrganisationId(row[0].hex()), StoreId(row[1].hex())) if row else None

    def pending_keys(self) -> tuple[PendingKey, ...]:
        """Return the files that still have the key under which something was erased."""
        with self._files.reading(Compartment.CORE) as connection:
            rows = connection.execute(
                "SELECT compartment, generation, at FROM erased_under ORDER BY compartment"
            ).fetchall()
        return tuple(
            PendingKey(Compartment(name), at)
            for name, generation, at in rows
            if self._files.can_read(Compartment(name))
            and self._files.file(Compartment(name)).facts.generation <= generation
        )

    def finish(self) -> int:
        """Erase what was decided, in every file whose key is here."""
        finished = 0
        for each in self._decisions().all:
            owed = [c for c in ORDER if each.is_decided and self._is_owed(c, each)]
            if owed:
                self._note(owed, each)
                for compartment in owed:
                    self._erase(compartment, each)
                finished += 1
        if self._remove_pieces() or finished:
            self._files.empty_journals()
        return finished

    def _decisions(self) -> Decisions:
        with self._files.reading(Compartment.CORE) as connection:
            if connection.execute("SELECT 1 FROM erasure_act LIMIT 1").fetchone() is None:
                return Decisions()  # as at nearly every start
        key = self._judgement_key()
        with self._files.reading(Compartment.CORE) as connection:
            return erasing_reading.decisions(connection, key)

    def _is_owed(self, compartment: Compartment, erasure: Erasure) -> bool:
        if not self._files.can_read(compartment):
            return False
        with self._files.reading(compartment) as connection:
            return not erasing_rows.is_erased(connection, _uid(erasure))

    def _note(self, owed: Sequence[Compartment], erasure: Erasure) -> None:
        """Note, before anything goes, what has to be done after it: pieces, and new keys."""
        uid, items = _uid(erasure), set[bytes]()
        for compartment in media.BESIDE_RECORD:
            if self._files.can_read(compartment):
                with self._files.reading(compartment) as connection:
                    items |= {
                        item
                        for (item,) in connection.execute(
                            "SELECT uid FROM media_item WHERE interview = ?", (uid,)
                        )
                    }
        at = int(self._now().timestamp() * 1000)
        with self._files.writing(Compartment.CORE) as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO erased_piece (media, uid) VALUES (?, ?)",
                [(item, uid) for item in sorted(items)],
            )
            connection.executemany(
                "INSERT OR REPLACE INTO erased_under (compartment, generation, at)"
                " VALUES (?, ?, ?)",
                [
                    (each.value, self._files.file(each).facts.generation, at)
                    for each in owed
                    if each in REKEYED
                ],
            )

    def _erase(self, compartment: Compartment, erasure: Erasure) -> None:
        order = erasure.order
        with self._files.reading(compartment) as connection:
            named = erasing_reading.in_file(connection, erasure)
            judged = erasing_reading.judgements(connection, named)
        head = self._head(erasure) if compartment is Compartment.CORE else None
        event = RecordErased(order.erasure, order.record, order.reason, named, judged, head)
        with self._begin(compartment) as records:
            records.erase(event)

    def _head(self, erasure: Erasure) -> Head | None:
        """Return the entry that says the same in the file with the names, where that was first."""
        if not self._files.can_read(Compartment.IDENTITY):
            return None
        with self._files.reading(Compartment.IDENTITY) as connection:
            row = connection.execute(
                "SELECT chain, seq FROM erased WHERE uid = ?", (_uid(erasure),)
            ).fetchone()
            link = entries.link_at(connection, *row) if row else None
        return Head(ChainId(row[0].hex()), row[1], link.hex()) if link is not None else None

    def _remove_pieces(self) -> bool:
        """Remove the sealed pieces of attachments, which nothing opens any more."""
        with self._files.reading(Compartment.CORE) as connection:
            items = connection.execute("SELECT media FROM erased_piece").fetchall()
        if not items or not self._files.can_read(Compartment.MEDIA):
            return False
        for item in items:
            with self._files.writing(Compartment.MEDIA) as connection:
                connection.execute("DELETE FROM chunk WHERE media = ?", item)
        with self._files.writing(Compartment.CORE) as connection:
            connection.execute("DELETE FROM erased_piece")
        return True


def _uid(erasure: Erasure) -> bytes:
    return bytes.fromhex(erasure.order.record)
