"""What the services of the day at the shelter ask of a store, and what they get."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from intake.domain.case_codes import CaseCode
from intake.domain.consent import Languages
from intake.domain.day_dates import CaseDate, Outcome
from intake.domain.day_interpreters import InterpreterNoted
from intake.domain.day_links import Relation
from intake.domain.day_names import Known
from intake.domain.day_tally import DoorTallied
from intake.domain.ids import ChainId, InterviewId, PersonId
from intake.domain.states import State
from intake.domain.tokens import NameKeptApart

Codes = Callable[[str], frozenset[str]]
"""The codes of a list that are in force."""

Today = Callable[[], date]
"""The day at the shelter, by its own clock."""


@dataclass(frozen=True, slots=True)
class KnownDate:
    """A day as it stands: of which case, and how it ended."""

    interview: InterviewId
    case_code: CaseCode
    date: CaseDate
    outcome: Outcome | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KnownTally:
    """A tally that counts, with its place in the ledger."""

    chain: ChainId
    seq: int
    tally: DoorTallied


@dataclass(frozen=True, slots=True)
class Linked:
    """Another case of the same family, seen from one of them."""

    interview: InterviewId
    case_code: CaseCode
    relation: Relation
    """What the person of the other case is to the one of this."""
    keeps_secrets: bool = False
    is_from_here: bool = True
    """The link was noted in the case from which it is seen."""


@dataclass(frozen=True, slots=True)
class KnownInterpreter:
    """Somebody of the roster. `name` and `phone` are empty without the identity key."""

    noted: InterpreterNoted
    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name, a place or a number behind a token, and in which interview it was told."""

    interview: InterviewId
    case_code: CaseCode
    name: NameKeptApart


class DayReading(Protocol):
    """Questions about the day, each answered from one snapshot of each file."""

    def dates_between(self, first: str, last: str) -> tuple[KnownDate, ...]:
        """Return days in force from `first` to `last`, withdrawn ones left out, in order."""

    def open_before(self, day: str) -> tuple[KnownDate, ...]:
        """Return days before `day` of which nobody noted how they ended, oldest first."""

    def dates_of(self, interview: InterviewId) -> tuple[KnownDate, ...]:
        """Return every day of one case, withdrawn ones too, in order."""

    def tallies(self, day: str) -> tuple[KnownTally, ...]:
        """Return the tallies of a day that count, in the order in which they were made."""

    def links_of(self, interview: InterviewId) -> tuple[Linked, ...]:
        """Return the cases that one is linked with, from whichever side."""

    def keeps_secrets(self, interview: InterviewId) -> bool:
        """Tell whether the person of a case keeps something from the family."""

    def interpreters(self) -> tuple[KnownInterpreter, ...]:
        """Return the roster, by code; names only where the identity key is here."""

    def identities(self) -> tuple[Known, ...]:
        """Return names and dates of birth of the identity file, or raise NotGrantedError."""


@dataclass(frozen=True, slots=True)
class RecentCase:
    """An interview that was touched lately, with a few answers in core, by their paths."""

    interview: InterviewId
    case_code: CaseCode
    state: State
    opened: datetime
    updated: datetime
    opened_by: PersonId
    languages: Languages | None
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PutOff:
    """A permission that is to be asked for again, since when."""

    interview: InterviewId
    case_code: CaseCode
    since: datetime


class WaitingReading(Protocol):
    """Questions about what waits for the coordinator."""

    def touched_since(self, when: datetime, names: frozenset[str]) -> tuple[RecentCase, ...]:
        """Return interviews touched since then, with their answers to questions of these names."""

    def case(self, interview: InterviewId) -> RecentCase:
        """Return one interview without answers, or raise UnknownInterviewError."""

    def put_off(self) -> tuple[PutOff, ...]:
        """Return interviews with a permission that was put off, oldest first."""

    def happened(self, type_: str, first: datetime, last: datetime) -> tuple[PersonId, ...]:
        """Return who wrote the entries of a type, of no record, from one moment to another."""
