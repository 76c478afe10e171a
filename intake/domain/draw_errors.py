"""What may not be done with a draw; see `intake.domain.errors`."""

from dataclasses import dataclass

from intake.domain.failure import IntakeError


@dataclass(eq=False)
class DrawRefusedError(IntakeError):
    """A draw cannot be made, decided or told so. `rule` names why: "begun", "site" and so on."""

    rule: str


@dataclass(eq=False)
class UnknownDrawError(IntakeError):
    """No draw of this organisation has this id, or its secret is not kept here."""

    draw: str
