"""What figures ask of a store: the records to count anew, and a place for the answer index."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from intake.domain.chronology_lines import Noted
from intake.domain.figures.facts import Case
from intake.domain.figures.index import Index
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.domain.standing import Standing as Judged
from intake.services.figures_facts import Standing


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """One record as the store has it: its core document, and when it was worked on."""

    interview: Interview
    month: str
    minutes: int | None
    heavy_before: int | None


@dataclass(frozen=True, slots=True)
class Counted:
    """One person to count: the first record of theirs, all records, and what they say."""

    root: InterviewId
    records: tuple[InterviewId, ...]
    standing: Standing
    case: Case


@dataclass(frozen=True, slots=True)
class Stale:
    """Of whom something changed: the first record of each, and how far the ledger is now."""

    roots: tuple[InterviewId, ...]
    reach: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The index of one moment, and how many people are counted, were not asked, refused."""

    index: Index
    standings: Mapping[Standing, int]


class FigureStore(Protocol):
    """The answer index of one store: a projection, brought up when somebody asks for figures."""

    def stale(self) -> Stale:
        """Return of whom something changed since the index was brought up."""

    def roots(self) -> Sequence[InterviewId]:
        """Return the first record of every person, once the index was brought up."""

    def records_of(self, root: InterviewId) -> Sequence[StoredRecord]:
        """Return every record of a person, the oldest first; none where they were erased."""

    def replace(self, people: Iterable[Counted]) -> None:
        """Count these people as they are now, in one transaction."""

    def settle(self, reach: int) -> None:
        """Note that everything up to there is counted."""

    def counts(self) -> AbstractContextManager[Counts]:
        """Give the index as of one moment; its lines are read when they are asked for."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a store knows of a record beside its answers."""

    steps: Callable[[InterviewId], Sequence[Noted]]
    """What a government did, as it was written down by hand."""
    judged: Callable[[InterviewId], Judged]
    trained: Callable[[], Mapping[InterviewId, str]]
    """Whether who led each interview had current training: "yes", "no"; else it is not known."""


Advance = Callable[[int, int], None]
"""Told (done, all) now and then; may raise CancelledError."""
