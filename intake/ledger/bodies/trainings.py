"""Bodies of training and guidance: what was learned, what was asked for, what was in force."""

from typing import Final

from intake.domain.ids import ChainId, InterviewId, PersonId
from intake.domain.people import Role
from intake.domain.training import CardVersion, TrainingMode
from intake.domain.training_events import (
    PracticeDone,
    TrainingConfirmed,
    TrainingExcepted,
    TrainingPolicySet,
    TrainingRecorded,
)
from intake.ledger.body import INTERVIEWS, SUPERVISES, Body
from intake.ledger.fields import Fields, row, text_of

RECORDED: Final = "training.recorded"


def card_members(card: CardVersion) -> list[object]:
    """Return how one version of a guidance is named."""
    return [card.guidance, card.version, card.sha256]


def read_card(value: object) -> CardVersion:
    """Return the version that was named."""
    guidance, version, sha256 = (text_of(each) for each in row(value, 3))
    return CardVersion(guidance, version, Fields({"h": sha256}).hexadecimal("h", 64))


def _recorded(event: TrainingRecorded) -> dict[str, object]:
    return {
        "person": event.person,
        "card": card_members(event.card),
        "day": event.day,
        "expires": event.expires,
    }


def _read_recorded(fields: Fields) -> TrainingRecorded:
    return TrainingRecorded(
        PersonId(fields.hexadecimal("person", 32)),
        read_card(fields.take("card")),
        fields.text("day"),
        fields.text("expires"),
    )


def _practice(event: PracticeDone) -> dict[str, object]:
    return {"card": card_members(event.card), "day": event.day, "expires": event.expires}


def _read_practice(fields: Fields) -> PracticeDone:
    return PracticeDone(read_card(fields.take("card")), fields.text("day"), fields.text("expires"))


def _excepted(event: TrainingExcepted) -> dict[str, object]:
    return {"record": event.record, "missing": list(event.missing), "reason": event.reason}


def _read_excepted(fields: Fields) -> TrainingExcepted:
    return TrainingExcepted(
        InterviewId(fields.hexadecimal("record", 32)),
        fields.texts("missing"),
        fields.text("reason"),
    )


BODIES: Final = (
    Body(RECORDED, TrainingRecorded, _recorded, _read_recorded, by=SUPERVISES),
    Body(
        "training.confirmed",
        TrainingConfirmed,
        lambda event: {"chain": event.chain, "seq": event.seq},
        lambda fields: TrainingConfirmed(
            ChainId(fields.hexadecimal("chain", 32)), fields.integer("seq")
        ),
    ),
    Body("practice.done", PracticeDone, _practice, _read_practice),
    Body(
        "training.policy_set",
        TrainingPolicySet,
        lambda event: {"mode": event.mode.value, "required": list(event.required)},
        lambda fields: TrainingPolicySet(
            TrainingMode(fields.text("mode")), fields.texts("required")
        ),
        by=frozenset({Role.COORDINATOR}),
    ),
    Body("training.excepted", TrainingExcepted, _excepted, _read_excepted, by=INTERVIEWS),
)
