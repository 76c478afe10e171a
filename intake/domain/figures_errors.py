"""What figures refuse; see `intake.domain.errors`."""

from dataclasses import dataclass

from intake.domain.failure import IntakeError


@dataclass(eq=False)
class MixedUnitsError(IntakeError):
    """Counts of two units would be added or divided; `part` and `whole` name the units."""

    part: str
    whole: str


@dataclass(eq=False)
class UnknownCohortError(IntakeError):
    """There are no published figures of that name."""

    named: str


@dataclass(eq=False)
class WrongPeriodError(IntakeError):
    """A period that is no month, or that ends before it begins."""

    period: str
