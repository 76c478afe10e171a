"""The body of an instruction from above."""

from typing import Final

from intake.domain.policy_events import InstructionEntered, PolicyDirection
from intake.ledger.body import Body
from intake.ledger.fields import Fields


def _entered(event: InstructionEntered) -> dict[str, object]:
    return {
        "date": event.day,
        "text": event.text,
        "source": event.source,
        "direction": event.direction.value,
    }


def _read_entered(fields: Fields) -> InstructionEntered:
    return InstructionEntered(
        fields.text("date"),
        fields.text("text"),
        fields.text("source"),
        PolicyDirection(fields.text("direction")),
    )


BODIES: Final = (Body("policy.instruction", InstructionEntered, _entered, _read_entered),)
