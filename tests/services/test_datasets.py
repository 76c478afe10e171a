"""Datasets: who is in one, and what two of them would give away together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from intake.domain.compartments import Compartment
from intake.domain.dataset_events import DatasetWritten
from intake.domain.errors import FileExistsAlreadyError
from intake.domain.figures.facts import Case, PersonFacts
from intake.domain.figures.publishing import Audience
from intake.domain.figures.units import Unit
from intake.domain.ids import InterviewId
from intake.ledger import event_codec, header
from intake.services.application import Application
from intake.services.datasets import DatasetDraft, Datasets
from intake.services.figures import FigureOrder
from intake.services.figures_facts import Standing
from intake.services.figures_ports import Counted
from tests.services.test_figures import GRANTED, REFUSED, told

PARTNER = FigureOrder(audience=Audience.PARTNER)
NOW = datetime(2026, 11, 24, tzinfo=UTC)


class Memory:
    def __init__(self) -> None:
        self.kept: list[frozenset[bytes]] = []

    def marks(self, people: Sequence[InterviewId]) -> Sequence[bytes]:
        return [each.encode() for each in people]

    def earlier(self) -> Sequence[frozenset[bytes]]:
        return self.kept

    def remember(self, marks: frozenset[bytes], at: datetime) -> None:
        self.kept.append(marks)


def person(
    number: int, *, month: str = "2026-11", standing: Standing = Standing.COUNTED
) -> Counted:
    root = InterviewId(f"{number:032x}")
    return Counted(root, (root,), standing, Case(PersonFacts(month=month, language="spa")))


def people(*numbers: int) -> list[Counted]:
    return [person(each) for each in numbers]


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def datasets(north: Application, memory: Memory) -> Datasets:
    return Datasets(
        north.datasets._open_records, memory, lambda _draft, _layout, _path: None, lambda: NOW
    )


def rows_of_people(draft: DatasetDraft) -> int:
    return next(len(each.rows) for each in draft.tables if each.unit is Unit.PEOPLE)


def test_who_said_no_was_not_asked_or_came_in_another_month_is_not_in_it(
    datasets: Datasets,
) -> None:
    found = [
        *people(*range(6)),
        person(6, standing=Standing.REFUSED),
        person(7, standing=Standing.NOT_ASKED),
        person(8, month="2026-09"),
        person(9, month="2027-01"),
    ]
    order = replace(PARTNER, since="2026-10", until="2026-12")
    draft = datasets.draft(found, order)
    assert (draft.people, rows_of_people(draft), draft.waiting, draft.gone) == (6, 6, 0, 0)


def test_too_few_people_are_no_dataset(datasets: Datasets) -> None:
    draft = datasets.draft(people(1, 2), PARTNER)
    assert (draft.people, draft.rows, draft.waiting) == (0, 0, 2)


def test_few_new_people_wait_until_they_are_enough(datasets: Datasets) -> None:
    first = datasets.draft(people(*range(10)), PARTNER)
    datasets.write(first, "csv", "a")
    second = datasets.draft(people(*range(12)), PARTNER)
    assert (second.marks, second.waiting) == (first.marks, 2)
    third = datasets.draft(people(*range(15)), PARTNER)
    assert (third.people, third.waiting) == (15, 0)


def test_few_who_went_are_told_of(datasets: Datasets) -> None:
    datasets.write(datasets.draft(people(*range(10)), PARTNER), "csv", "a")
    assert datasets.draft(people(*range(2, 10)), PARTNER).gone == 1
    assert datasets.draft(people(*range(5, 10)), PARTNER).gone == 0


def test_people_of_another_time_altogether_do_not_wait(datasets: Datasets) -> None:
    datasets.write(datasets.draft(people(*range(10)), PARTNER), "csv", "a")
    assert datasets.draft(people(*range(20, 25)), PARTNER).people == 5


def test_own_use_hides_nothing_and_is_not_remembered(datasets: Datasets, memory: Memory) -> None:
    draft = datasets.draft(people(1), FigureOrder(audience=Audience.OWN))
    datasets.write(draft, "csv", "a")
    assert (draft.people, draft.rows, memory.kept) == (1, 1, [])


def test_store_remembers_and_notes_what_was_written(north: Application, tmp_path: Path) -> None:
    for _ in range(5):
        told(north, GRANTED)
    told(north, REFUSED)
    done: list[tuple[int, int]] = []
    draft = north.datasets.draft(
        north.figures.people(lambda some, of: done.append((some, of))), PARTNER
    )
    assert (draft.people, len(done)) == (5, 6)
    north.datasets.write(draft, "csv", str(tmp_path / "out"))
    north.datasets.write(draft, "xlsx", str(tmp_path / "out.xlsx"))
    assert len(north.datasets._memory.earlier()) == 2
    assert north.datasets._memory.earlier()[0] == draft.marks
    with pytest.raises(FileExistsAlreadyError):
        north.datasets.write(draft, "csv", str(tmp_path / "out"))
    reading: Any = north.reading
    chain = next(each for place, each in reading.chains() if place is Compartment.CORE)
    entries = list(reading.chain_entries(Compartment.CORE, chain))
    written = [
        event_codec.decode("dataset.written", each.body)
        for each in entries
        if each.header and each.body and header.decode(each.header).type == "dataset.written"
    ]
    assert written == [DatasetWritten("partner", 5, 5, draft.rows)] * 2
