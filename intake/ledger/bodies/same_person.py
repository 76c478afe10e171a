"""Bodies of two records of one person."""

from typing import Final

from intake.domain.day_names import BirthReason, NameReason
from intake.domain.ids import InterviewId
from intake.domain.same_person_events import (
    SamePersonConfirmed,
    SamePersonProposed,
    SamePersonTakenBack,
)
from intake.ledger.body import INTERVIEWS, Body, said
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields

_NAMES: Final = frozenset({"", *(each.name.lower() for each in NameReason)})
_BIRTHS: Final = frozenset({"", *(each.name.lower() for each in BirthReason)})


def _proposed(event: SamePersonProposed) -> dict[str, object]:
    return {"other": event.other, "names": event.names, "birth": event.birth} | said(
        reason=event.reason
    )


def _read_proposed(fields: Fields) -> SamePersonProposed:
    return SamePersonProposed(
        _other(fields),
        _one_of(fields, "names", _NAMES),
        _one_of(fields, "birth", _BIRTHS),
        fields.stated("reason"),
    )


def _other(fields: Fields) -> InterviewId:
    return InterviewId(fields.hexadecimal("other", 32))


def _one_of(fields: Fields, name: str, known: frozenset[str]) -> str:
    found = fields.text(name)
    if found not in known:
        raise BrokenBytes(f"{name} is in no list")
    return found


BODIES: Final = (
    Body("same_person.proposed", SamePersonProposed, _proposed, _read_proposed, by=INTERVIEWS),
    Body(
        "same_person.confirmed",
        SamePersonConfirmed,
        lambda event: {"other": event.other},
        lambda fields: SamePersonConfirmed(_other(fields)),
        by=INTERVIEWS,
    ),
    Body(
        "same_person.taken_back",
        SamePersonTakenBack,
        lambda event: {"other": event.other, "reason": event.reason},
        lambda fields: SamePersonTakenBack(_other(fields), fields.text("reason")),
        by=INTERVIEWS,
    ),
)
