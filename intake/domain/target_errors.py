"""What can go wrong on the way to a target: a folder, a server, a stick."""

from dataclasses import dataclass

from intake.domain.failure import IntakeError


@dataclass(eq=False)
class TargetError(IntakeError):
    """A target could not be used; `target` is the name that its keeper gave it."""

    target: str


@dataclass(eq=False)
class UnknownTargetError(TargetError):
    """No target has that name."""


@dataclass(eq=False)
class TargetSettingError(TargetError):
    """A setting of a target is missing, or is not what it must be."""

    setting: str


@dataclass(eq=False)
class TargetUnreachableError(TargetError):
    """The place does not answer, broke off, or is full; nothing sent so far is lost."""

    reason: str = ""
    """The kind of failure, never a name or an address."""


@dataclass(eq=False)
class TargetDeniedError(TargetError):
    """The place refuses who comes: the user, the password or the key are not right there."""


@dataclass(eq=False)
class StrangeServerError(TargetError):
    """The server shows another key than the one that was written down."""
