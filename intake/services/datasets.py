"""Datasets: whom they hold, what of them, and what an earlier one would give away.

Two files of almost the same people tell about the few who are in one of them. So fewer new people
than the bound wait for the next dataset (security.md 36).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from intake.domain.compartments import Compartment
from intake.domain.dataset import DatasetTable, tables_of
from intake.domain.dataset_events import DatasetWritten
from intake.domain.figures.facts import Case
from intake.domain.figures.publishing import Audience
from intake.domain.ids import InterviewId
from intake.services.figures import FigureOrder
from intake.services.figures_facts import Standing
from intake.services.figures_ports import Counted
from intake.services.ports import Now, OpenRecords

Mark = bytes
"""Stands for a person in what is remembered, and tells nobody who it is."""


@dataclass(frozen=True, slots=True)
class DatasetDraft:
    """What would be written; nothing is until somebody has seen it."""

    order: FigureOrder
    as_of: datetime
    tables: tuple[DatasetTable, ...]
    marks: frozenset[Mark]
    """Whom it holds."""
    waiting: int
    """People who are too few to be new in it."""
    gone: int
    """Earlier datasets that fewer people than the bound have left since."""

    @property
    def people(self) -> int:
        """How many people it holds."""
        return len(self.marks)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return sum(len(each.rows) for each in self.tables)


class DatasetMemory(Protocol):
    """Who was in earlier datasets of this installation."""

    def marks(self, people: Sequence[InterviewId]) -> Sequence[Mark]:
        """Return what stands for each person."""

    def earlier(self) -> Sequence[frozenset[Mark]]:
        """Return who was in each earlier dataset."""

    def remember(self, marks: frozenset[Mark], at: datetime) -> None:
        """Keep who was in this one."""


WriteDataset = Callable[[DatasetDraft, str, str], None]
"""Writes a draft in a layout to a new file or folder; raises what writing files raises."""


class Datasets:
    """The datasets of one store, in the session of one person."""

    def __init__(
        self,
        open_records: OpenRecords,
        memory: DatasetMemory,
        write: WriteDataset,
        now: Now,
    ) -> None:
        self._open_records = open_records
        self._memory = memory
        self._write = write
        self._now = now

    def draft(self, people: Iterable[Counted], order: FigureOrder) -> DatasetDraft:
        """Return what a dataset of these people would hold; who said no, or was not asked, not."""
        bound = order.audience.bound
        cases = dict(_within(people, order))
        marks = dict(zip(cases, self._memory.marks(tuple(cases)), strict=True))
        earlier = self._memory.earlier() if order.audience is not Audience.OWN else ()
        held = _held(frozenset(marks.values()), earlier, bound)
        told = [case for root, case in cases.items() if marks[root] in held]
        return DatasetDraft(
            order,
            self._now(),
            tuple(replace(each, rows=tuple(sorted(each.rows))) for each in tables_of(told, bound)),
            held,
            len(cases) - len(held),
            sum(0 < len(each - held) < bound for each in earlier),
        )

    def write(self, draft: DatasetDraft, layout: str, path: str) -> None:
        """Write a draft to a new file or folder, and note in the ledger that it was."""
        self._write(draft, layout, path)
        order = draft.order
        if order.audience is not Audience.OWN:
            self._memory.remember(draft.marks, draft.as_of)
        event = DatasetWritten(order.audience.value, order.audience.bound, draft.people, draft.rows)
        with self._open_records(Compartment.CORE) as records:
            records.append(event)


def _within(people: Iterable[Counted], order: FigureOrder) -> Iterator[tuple[InterviewId, Case]]:
    for each in people:
        if each.standing is Standing.COUNTED and _is_within(each.case.person.month, order):
            yield each.root, each.case


def _is_within(month: str, order: FigureOrder) -> bool:
    return (order.since or month) <= month <= (order.until or month)


def _held(
    marks: frozenset[Mark], earlier: Sequence[frozenset[Mark]], bound: int
) -> frozenset[Mark]:
    """Leave out those who would be new beside an earlier dataset and are fewer than the bound."""
    held, before = marks, None
    while held != before:
        before = held
        for each in earlier:
            new = held - each
            if 0 < len(new) < bound and held & each:
                held &= each
    return held if len(held) >= bound else frozenset()
