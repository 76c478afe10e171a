"""What may not be done about keeping a record; see `intake.domain.errors`."""

from dataclasses import dataclass

from intake.domain.failure import IntakeError


@dataclass(eq=False)
class RecordHeldError(IntakeError):
    """The record is held, so nothing of it may be erased. `source` is whose word holds it.

    `until` is the last day of the hold, or empty where it stands until it is lifted.
    """

    interview: str
    source: str
    until: str = ""


@dataclass(eq=False)
class RetentionRefusedError(IntakeError):
    """It cannot be noted so. `rule` is "date", "by", "reason", "past", "days", "end" and so on."""

    rule: str
