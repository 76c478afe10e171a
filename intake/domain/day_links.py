"""Families: cases that belong together, each with its own words and its own secrets."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from intake.domain.events import Event
from intake.domain.ids import InterviewId


class Relation(StrEnum):
    """What the other person is to the one of this case; the list "relation"."""

    PARTNER = "partner"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    OTHER_FAMILY = "other_family"
    COMPANION = "companion"
    GUARDIAN = "guardian"
    SAME_PERSON = "same_person"
    """Another conversation with the same person."""


@dataclass(frozen=True, slots=True)
class CaseLinked(Event):
    """The case belongs with another one; nothing of either shows in the other but its code."""

    other: InterviewId
    relation: Relation


@dataclass(frozen=True, slots=True)
class CaseUnlinked(Event):
    """The link was not right, or is not wanted."""

    other: InterviewId


@dataclass(frozen=True, slots=True)
class SecretsFlagged(Event):
    """The person keeps something from the others of the family; which it is stands nowhere here."""

    keeps: bool


_INVERSE: Final[Mapping[Relation, Relation]] = {
    Relation.CHILD: Relation.PARENT,
    Relation.PARENT: Relation.CHILD,
    Relation.GUARDIAN: Relation.OTHER_FAMILY,
}


def inverse(relation: Relation) -> Relation:
    """Return what the person of this case is to the other; a ward is only called family."""
    return _INVERSE.get(relation, relation)
