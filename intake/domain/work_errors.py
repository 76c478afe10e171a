"""How work can end without a result; see `intake.domain.errors`."""

from dataclasses import dataclass, field

from intake.domain.failure import IntakeError


class CancelledError(IntakeError):
    """The person stopped the work; nothing was left behind."""


@dataclass(eq=False)
class ChildFailedError(IntakeError):
    """A separate process ended without a result. `task` names what it was doing."""

    task: str
    code: int = 0
    facts: tuple[str, ...] = field(default=())


@dataclass(eq=False)
class MissingExtraError(IntakeError):
    """A part of the program that is installed separately is absent."""

    extra: str
