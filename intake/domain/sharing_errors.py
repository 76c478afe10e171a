"""What staff meet where something of a record is to leave; see `intake.domain.errors`."""

from dataclasses import dataclass

from intake.domain.failure import IntakeError


@dataclass(eq=False)
class ProfileOpenError(IntakeError):
    """The person said yes to several things that this recipient could get: one is to be named."""

    profiles: tuple[str, ...]


@dataclass(eq=False)
class NotForBundlesError(IntakeError):
    """What this profile holds leaves as figures or on paper, and never in a bundle of records."""

    profile: str


@dataclass(eq=False)
class NothingToTellError(IntakeError):
    """There is no notice for this station: nobody who allows less was in its bundles."""

    station: str


@dataclass(eq=False)
class UnknownNoticeError(IntakeError):
    """No open notice begins like this, or more than one does."""

    named: str


@dataclass(eq=False)
class NamesRefusedError(IntakeError):
    """Names would go to keys that nobody has compared by voice."""

    station: str
    """Empty where there is a bare key."""
