"""The copy of a ledger: what can be read in it, what is only hashes, and what is noted of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import cast

import pytest

from intake.domain.compartments import Compartment
from intake.domain.events import AnswersExported, Event
from intake.domain.ids import NO_RECORD, ChainId, InterviewId
from intake.ledger import header
from intake.ledger.chain import withhold
from intake.ledger.entry import Entry
from intake.services import ledger_copies
from intake.services.ledger_copies import LedgerCopies, LedgerCopy, Shown
from intake.services.ports import OpenRecords
from tools.tampering.ledger import CHAIN, RECORDS, good

OTHERS = ChainId("ee" * 16)


@dataclass
class Station:
    """A store with one chain of its own, a slice of another, and a folder that is kept here."""

    entries: Sequence[Entry] = field(default_factory=good)
    noted: list[Event] = field(default_factory=list)
    checkpoints: list[Compartment] = field(default_factory=list)
    folder: list[Shown] = field(default_factory=list)

    def chains(self) -> Sequence[tuple[Compartment, ChainId]]:
        return ((Compartment.CORE, OTHERS), (Compartment.CORE, ChainId(CHAIN)))

    def own_chains(self) -> frozenset[ChainId]:
        return frozenset({ChainId(CHAIN)})

    def chain_entries(self, compartment: Compartment, chain: ChainId) -> Iterator[Entry]:
        assert (compartment, chain) == (Compartment.CORE, CHAIN)
        return iter(self.entries)

    def write(self, folder: str, entries: Iterator[Shown]) -> None:
        assert folder == "copy"
        self.folder = list(entries)

    @contextmanager
    def records(self, compartment: Compartment) -> Iterator["_Records"]:
        yield _Records(self, compartment)

    def copy(self, *cases: InterviewId, everything: bool = False) -> LedgerCopy:
        desk = LedgerCopies(cast("OpenRecords", self.records), self, self, "9e")
        return desk.write("copy", cases, everything=everything)

    def readable(self) -> set[InterviewId]:
        return {each.record for each in self.folder if not each.entry.is_withheld}


@dataclass
class _Records:
    station: Station
    compartment: Compartment

    def append(self, event: Event) -> None:
        self.station.noted.append(event)

    def checkpoint(self) -> None:
        self.station.checkpoints.append(self.compartment)


def test_copy_shows_who_was_at_the_device_and_of_interviews_only_hashes() -> None:
    station = Station()
    wrote = station.copy()
    assert station.readable() == {NO_RECORD}
    assert [(e.seq, e.link) for e in good()] == [
        (e.entry.seq, e.entry.link) for e in station.folder
    ]
    last = good()[-1]
    assert [(each.seq, each.link) for each in wrote.heads] == [(last.seq, last.link.hex())]
    assert (wrote.entries, wrote.root) == (len(good()), "9e")
    assert 0 < wrote.withheld < wrote.entries
    assert station.noted == []
    assert station.checkpoints == [Compartment.CORE]


def test_interview_that_was_chosen_can_be_read_and_is_noted() -> None:
    station = Station()
    station.copy(RECORDS[1])
    assert station.readable() == {NO_RECORD, RECORDS[1]}
    assert station.noted == [
        AnswersExported("", (), ledger_copies.LAYOUT, ("core",), (RECORDS[1],))
    ]


def test_everything_is_noted_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_copies, "MOST", 2)
    station = Station()
    wrote = station.copy(everything=True)
    assert wrote.withheld == 0
    parts = [each.records for each in station.noted if isinstance(each, AnswersExported)]
    assert [len(part) for part in parts] == [2, 1]
    assert {record for part in parts for record in part} == set(RECORDS[:3])
    assert len(station.checkpoints) == 2


def test_entry_that_was_erased_stays_the_hashes_it_is() -> None:
    entries = list(good())
    place = next(
        n
        for n, each in enumerate(entries)
        if header.decode(each.header or b"").subject == RECORDS[0]
    )
    entries[place] = withhold(entries[place])
    station = Station(tuple(entries))
    assert station.copy(everything=True).withheld == 1
    assert station.folder[place] == Shown(entries[place], NO_RECORD)
