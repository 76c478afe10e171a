"""What erasing asks of a store, and what it is told: counts and codes, nothing of what was said."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.erasing import ErasingReason, Step, Stretch
from intake.domain.ids import InterviewId
from intake.ledger.erasures import Erasure


@dataclass(frozen=True, slots=True)
class Listing:
    """All that goes with a record: the entries that two people sign for, and counts."""

    interview: InterviewId
    stretches: tuple[Stretch, ...]
    """Every entry: the record's own, and those of the store that name it alone."""
    of_record: tuple[Stretch, ...]
    leaves: str
    """The hash over the leaves of `stretches`."""
    entries: tuple[tuple[Compartment, int], ...]
    drafts: int
    attachments: int
    judgements: int
    """Assessments and reviews that go."""
    kept: int
    """Assessments and reviews of which the codes stay, because the person allows statistics."""


@dataclass(frozen=True, slots=True)
class ErasedRow:
    """A record that was erased here."""

    interview: InterviewId
    erasure: str
    reason: ErasingReason
    at: int
    """Milliseconds since 1970."""
    judgements: int


@dataclass(frozen=True, slots=True)
class PendingKey:
    """A file in which something was erased, and that still has the key of before."""

    compartment: Compartment
    since: int
    """Milliseconds since 1970."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """A record that waits to be erased, by the wish of the person or by an order."""

    interview: InterviewId
    case_code: CaseCode
    erasure: Erasure | None = None
    """The newest order; None: nobody has ordered it yet."""
    is_wished: bool = False
    """The person does not want it kept."""
    is_outdated: bool = False

    @property
    def step(self) -> Step:
        """How far it is."""
        if self.is_outdated:
            return Step.OUTDATED
        return Step.WISHED if self.erasure is None else Step.ORDERED


class ErasingStore(Protocol):
    """What a store knows of erasing, and does."""

    def listing(self, interview: InterviewId) -> Listing:
        """Return what goes with a record. Raises NotGrantedError where a key is not here."""

    def waiting(self) -> tuple[Ordered, ...]:
        """Return the records that wait to be erased, by case code."""

    def erased(self) -> tuple[ErasedRow, ...]:
        """Return the records that were erased here, the newest first."""

    def pending_keys(self) -> tuple[PendingKey, ...]:
        """Return the files that wait for another key after something was erased in them."""

    def finish(self) -> int:
        """Erase what two people have signed for; return how many records were finished.

        It goes on where it was cut short, and does nothing where nothing is left to do.
        """


BackupsUntil = Callable[[], date | None]
"""Until when a backup may hold what is erased today; None: no backup is known."""
DemandNotHeld = Callable[[InterviewId], None]
"""Raises RecordHeldError where somebody's word keeps a record from being erased."""
