"""Who is trained in what, and until when: the day is given, never taken from a clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from intake.domain.ids import ChainId, PersonId
from intake.domain.training_errors import TrainingRefusedError

PRACTICE: Final = "practice"
"""The guidance that a finished practice interview counts for."""


class TrainingMode(StrEnum):
    """What is asked of whoever begins an interview without current training."""

    OFF = "off"
    WARN = "warn"
    """They say why, and go on."""
    BLOCK = "block"
    """Somebody who supervises says why, and begins it."""


@dataclass(frozen=True, slots=True, order=True)
class CardVersion:
    """One version of one guidance card, pinned by the hash of its file."""

    guidance: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class TrainingPolicy:
    """What the organisation asks for."""

    mode: TrainingMode = TrainingMode.OFF
    required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Training:
    """One line of the register."""

    chain: ChainId
    seq: int
    person: PersonId
    card: CardVersion
    day: str
    expires: str
    recorded_by: PersonId
    is_confirmed: bool
    """The person said so too."""


class Currency(StrEnum):
    """How a training stands on a day."""

    CURRENT = "current"
    UNCONFIRMED = "unconfirmed"
    """It would be current; the person has not said that they had it."""
    LAPSED = "lapsed"
    NOT_YET = "not_yet"


def currency(training: Training, day: date) -> Currency:
    """Tell how a training stands on a day."""
    if day > date.fromisoformat(training.expires):
        return Currency.LAPSED
    if day < date.fromisoformat(training.day):
        return Currency.NOT_YET
    return Currency.CURRENT if training.is_confirmed else Currency.UNCONFIRMED


def newest(trainings: Iterable[Training]) -> tuple[Training, ...]:
    """Return for each person and guidance what lasts longest, confirmed before not, sorted."""
    found: dict[tuple[PersonId, str], Training] = {}
    for each in trainings:
        place = each.person, each.card.guidance
        if place not in found or _rank(each) > _rank(found[place]):
            found[place] = each
    return tuple(found[place] for place in sorted(found))


def missing(
    trainings: Sequence[Training], person: PersonId, required: Iterable[str], day: date
) -> tuple[str, ...]:
    """Return the required guidance in which somebody has no current training."""
    current = {
        each.card.guidance
        for each in trainings
        if each.person == person and currency(each, day) is Currency.CURRENT
    }
    return tuple(each for each in required if each not in current)


def demand_days(day: str, expires: str) -> None:
    """Raise TrainingRefusedError unless both are days, in this order."""
    try:
        first, last = date.fromisoformat(day), date.fromisoformat(expires)
    except ValueError as refused:
        raise TrainingRefusedError("days") from refused
    if last < first or (first.isoformat(), last.isoformat()) != (day, expires):
        raise TrainingRefusedError("days")


def _rank(training: Training) -> tuple[bool, str, str]:
    return training.is_confirmed, training.expires, training.day
