"""What the ledger says of training and guidance: who learned what, and what was in force."""

from dataclasses import dataclass

from intake.domain.events import Event
from intake.domain.ids import ChainId, InterviewId, PersonId
from intake.domain.training import CardVersion, TrainingMode


@dataclass(frozen=True, slots=True)
class TrainingRecorded(Event):
    """A trainer notes that somebody was trained in one version of a guidance."""

    person: PersonId
    card: CardVersion
    day: str
    """The day of the training: 2026-11-24."""
    expires: str
    """The last day on which it counts."""


@dataclass(frozen=True, slots=True)
class TrainingConfirmed(Event):
    """The person says that they had this training; without that it does not count."""

    chain: ChainId
    seq: int


@dataclass(frozen=True, slots=True)
class PracticeDone(Event):
    """Somebody walked through a made-up interview to its end; nothing of it was kept."""

    card: CardVersion
    day: str
    expires: str


@dataclass(frozen=True, slots=True)
class TrainingPolicySet(Event):
    """What the organisation asks of whoever begins an interview."""

    mode: TrainingMode
    required: tuple[str, ...]
    """Ids of the guidance in which one must be trained."""


@dataclass(frozen=True, slots=True)
class TrainingExcepted(Event):
    """An interview was begun without current training, and why.

    It belongs to no record: it stays in the store, and travels with no interview.
    """

    record: InterviewId
    missing: tuple[str, ...]
    reason: str
