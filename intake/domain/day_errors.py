"""What may not fit when somebody notes the day at the shelter; see `intake.domain.errors`."""

from dataclasses import dataclass

from intake.domain.failure import IntakeError


@dataclass(eq=False)
class DayRefusedError(IntakeError):
    """What was given does not fit. `rule` names what: "date", "time", "count" and so on."""

    rule: str


@dataclass(eq=False)
class NotNotedError(IntakeError):
    """There is no such thing here. `what` is "date", "tally", "link" or "interpreter"."""

    what: str
