"""What draws, training and instructions ask of a store, and what they get."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from intake.domain.draw_facts import DrawFacts, KnownDraw
from intake.domain.ids import InterviewId, PersonId
from intake.domain.policy_events import InstructionEntered
from intake.domain.training import Training, TrainingPolicy


@dataclass(frozen=True, slots=True)
class KnownInstruction:
    """An instruction, with the number by which it is named here."""

    number: int
    said: InstructionEntered
    entered_by: PersonId


@dataclass(frozen=True, slots=True)
class KnownException:
    """An interview that was begun without current training."""

    interview: InterviewId
    person: PersonId
    missing: tuple[str, ...]
    reason: str
    day: date


@dataclass(frozen=True, slots=True)
class Begun:
    """Who opened an interview, and on which day (UTC)."""

    interview: InterviewId
    person: PersonId
    day: date


class DrawReading(Protocol):
    """Questions about draws; each is answered from one snapshot."""

    def facts(self) -> DrawFacts:
        """Return all that is known of the draws of the own programme."""

    def draws_of(self, site: str) -> tuple[KnownDraw, ...]:
        """Return the draws of a site, in the order in which they were committed to."""


class SecretKeeping(Protocol):
    """Where the secrets of draws lie, sealed to the keepers."""

    def seal(self, commitment: str, secret: bytearray) -> bytes:
        """Seal a secret to every keeper of the roster, keep it here, and return it sealed."""

    def open(self, commitment: str, passphrase: str) -> bytearray:
        """Return a secret, for the caller to write over.

        Raises UnknownDrawError, NotGrantedError, and what a wrong passphrase raises.
        """

    def take_in(self, commitment: str, file: str) -> None:
        """Keep a sealed secret that another keeper's program wrote to a file."""

    def write(self, sealed: bytes, file: str) -> None:
        """Write a sealed secret to a new file."""


class TrainingReading(Protocol):
    """Questions about training, exceptions and instructions."""

    def trainings(self) -> Sequence[Training]:
        """Return the whole register, by day."""

    def policy(self) -> TrainingPolicy:
        """Return what is asked for: what was said last."""

    def exceptions(self) -> Sequence[KnownException]:
        """Return every exception, oldest first."""

    def begun(self) -> Sequence[Begun]:
        """Return who opened which interview, and on which day."""

    def instructions(self) -> Sequence[KnownInstruction]:
        """Return the instructions, numbered in the order in which they were entered."""
