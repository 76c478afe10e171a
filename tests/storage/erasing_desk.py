"""Two people at a desk who sign that a record is erased, and a power cut at any step of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from intake.domain.compartments import Compartment
from intake.domain.erasing import ErasingReason, ErasureApproved, ErasureOrdered
from intake.domain.events import Event, RecordOpened
from intake.domain.ids import NO_RECORD, InterviewId
from intake.domain.sources import SourceSaid
from intake.ledger import chain as ledger
from intake.ledger.header import Header
from intake.storage import entries, erasing_checks, projections, row_checks
from intake.storage.erasing import StoreErasing
from intake.storage.files import StoreFiles
from intake.storage.keys.signing import is_good
from intake.storage.layout import Layout
from intake.storage.media import Attachment, keep
from intake.storage.records import SqlRecords, open_records
from tests.storage.desk import ORG, Desk

MARK = "Ñandú-canción"


class PowerCutError(BaseException):
    """The machine is off."""


@dataclass
class Power:
    """Lasts for so many more transactions; None: for ever."""

    left: int | None = None

    def use(self) -> None:
        """Go off before the next transaction when it is used up."""
        if self.left is not None:
            if self.left == 0:
                raise PowerCutError
            self.left -= 1


class _Files:
    """The files, at a machine whose power may go."""

    def __init__(self, files: StoreFiles, power: Power) -> None:
        self._files, self._power = files, power

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)

    @contextmanager
    def writing(self, compartment: Compartment) -> Iterator[Any]:
        self._power.use()
        with self._files.writing(compartment) as connection:
            yield connection


@dataclass
class _At:
    files: Any
    layout: Layout


class ErasingDesk(Desk):
    """A desk at which records are erased."""

    def erasing(self, power: Power | None = None) -> StoreErasing:
        """Return what erases in the session of now."""
        power = power or Power()
        begin = open_records(self.files, self.writer)

        @contextmanager
        def records(compartment: Compartment) -> Iterator[SqlRecords]:
            power.use()
            with begin(compartment) as opened:
                yield opened

        at = _At(_Files(self.files, power), Layout(self.folder))
        return StoreErasing(at, records, lambda: self.judgement_key, self.clock)

    def judgement_key(self, header: Header) -> bytes | None:
        """Return the key that everybody signs with here."""
        return self.keys.get(header.actor)

    @property
    def keys(self) -> dict[str, bytes]:
        """The key of each person who has sat here."""
        if not hasattr(self, "_keys"):
            self._keys: dict[str, bytes] = {}
        return self._keys

    def sit_down(self, person: str) -> None:
        """Begin a session as somebody, with both roles."""
        super().sit_down(person)
        self.keys[self.person] = self.signer.public
        self.writer = replace(self.writer, roles=("coordinator", "steward"))

    def sign(self, event: Event) -> None:
        """Write an order or an approval."""
        with self.records() as records:
            records.append_judged(event, NO_RECORD, self.signer.sign_entry)

    def full(self, mark: str = MARK) -> InterviewId:
        """Return a record that has `mark` in every file."""
        interview = self.open_interview()
        self.answer(interview, "a", mark)
        self.answer(interview, "person/name", mark, compartment=Compartment.IDENTITY)
        for compartment in (Compartment.CORE, Compartment.IDENTITY):
            with self.records(compartment) as records:
                records.refresh_document(interview)
            what = Attachment(interview, "a", "text/plain", compartment)
            keep(self.files, what, [mark.encode()], self.chance)
        with self.records() as records:
            records.append(RecordOpened(interview))
        with self.records(Compartment.SOURCES) as records:
            records.append(SourceSaid("5a" * 16, interview, "5b" * 16, mark))
        return interview

    def order(self, interview: InterviewId, erasure: str = "e1" * 16) -> None:
        """Order it, as Ana."""
        listing = self.erasing().listing(interview)
        named = (listing.stretches, listing.leaves)
        self.sign(ErasureOrdered(erasure, interview, ErasingReason.WISH, *named))

    def approve(self, interview: InterviewId, erasure: str = "e1" * 16) -> None:
        """Approve it, as whoever sits here."""
        listing = self.erasing().listing(interview)
        self.sign(ErasureApproved(erasure, interview, listing.stretches, listing.leaves))

    def decide(self, interview: InterviewId, erasure: str = "e1" * 16) -> None:
        """Order it as Ana and approve it as Beto."""
        self.sit_down("ana")
        self.order(interview, erasure)
        self.files.close()
        self.sit_down("beto")
        self.approve(interview, erasure)

    def faults(self) -> list[tuple[str, int, str]]:
        """Return what the checks of the own chains find, in every file."""
        found = []
        decided = erasing_checks.decisions(self.files, self.judgement_key)
        for compartment in Compartment:
            with self.files.reading(compartment) as connection:
                for chain in row_checks.own_chains(connection):
                    entries_ = entries.select(connection, "chain = ? ORDER BY seq", (chain,))
                    ledger.verify(entries_, _is_signed_well, org=ORG, chain=chain)
                    broken = erasing_checks.check(connection, chain, decided)
                    found += [(compartment.value, each.seq, each.rule) for each in broken]
        return found

    def tables(self, compartment: Compartment) -> dict[str, list[tuple[object, ...]]]:
        """Return every row of every projection."""
        with self.files.reading(compartment) as connection:
            names = (*projections.views(compartment), projections.DOCUMENT)
            return {
                name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
                for name in names
            }

    def replayed(self, compartment: Compartment) -> dict[str, list[tuple[object, ...]]]:
        """Return the same after a replay."""
        with self.files.writing(compartment) as connection:
            projections.rebuild(connection, compartment)
        return self.tables(compartment)

    def rows_with(self, *marks: bytes) -> list[str]:
        """Return the tables of every file in which one of these stands, in any column."""
        found = []
        for compartment in Compartment:
            with self.files.reading(compartment) as connection:
                names = connection.execute(
                    "SELECT name FROM sqlite_schema WHERE type = 'table'"
                ).fetchall()
                for (name,) in names:
                    rows = connection.execute(f"SELECT * FROM {name}").fetchall()
                    text = b"".join(_bytes(cell) for row in rows for cell in row)
                    if any(mark in text for mark in marks):
                        found.append(f"{compartment.value}.{name}")
        return found


def _bytes(cell: object) -> bytes:
    return cell if isinstance(cell, bytes) else str(cell).encode()


def _is_signed_well(_header: Header, signature: Any, message: bytes) -> bool:
    return is_good(signature.key, signature.signature, message)
