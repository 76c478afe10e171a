"""What the services of judgements ask of a store, and what they are told."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from intake.domain.case_codes import CaseCode
from intake.domain.ids import InterviewId, PersonId
from intake.domain.judgements import Passage, Place
from intake.domain.organisation_mode import InForce
from intake.domain.standing import Standing
from intake.domain.states import State
from intake.services.ports import Records

SealNote = Callable[[str], str]
"""Seals a note to the auditor outside, or nothing: what comes out has one length.

Raises NoteTooLongError.
"""


class JudgedRecords(Records, Protocol):
    """One transaction on the core file, where records are judged."""

    def judged(self, interview: InterviewId) -> Standing:
        """Return the judgements of one record; core compartment only."""

    def in_force(self) -> InForce:
        """Return the mode of the own organisation; core compartment only."""


OpenJudged = Callable[[], AbstractContextManager[JudgedRecords]]
"""Begins a transaction on the core file."""


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """One record in a list of what is judged: codes only."""

    interview: InterviewId
    case_code: CaseCode
    state: State
    conclusion: str
    """Of the assessment of record; empty where there is none."""
    is_author: bool
    """The person at the device sealed or assessed it, and so does not review it."""


class JudgementReading(Protocol):
    """Questions about judgements, each answered from one snapshot."""

    def standing(self, interview: InterviewId) -> Standing:
        """Return the judgements of one record, and what follows from them."""

    def in_force(self) -> InForce:
        """Return the mode of the own organisation now."""

    def states(self, states: Sequence[State]) -> tuple[tuple[InterviewId, CaseCode, State], ...]:
        """Return the records in these states: id, case code, state; by case code."""


class Notes(Protocol):
    """Sealed notes: who could read them, and reading them."""

    def auditor(self) -> PersonId | None:
        """Return to whom notes are sealed; None: nobody, and nobody ever reads them."""

    def seal(self, text: str) -> str:
        """Seal a note, or nothing; raises NoteTooLongError."""

    def open(self, sealed: str, passphrase: str) -> str:
        """Return what a note to the person at the device says; empty where it says nothing.

        Raises WrongPassphraseError, and NotGrantedError where it is for somebody else.
        """

    def leave(self, text: str) -> None:
        """Put a note into the logout that ends this session."""


@dataclass(frozen=True, slots=True)
class Words:
    """The text half of a judgement, as it is given."""

    passages: tuple[Passage, ...] = ()
    note: str = ""
    """To the auditor outside, and nobody else."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What was written of a judgement: the coded half is its name."""

    place: Place
    explained: Place
