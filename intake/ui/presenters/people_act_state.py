"""What the dialog of one act shows, and who it is about."""

from dataclasses import dataclass
from enum import StrEnum

from intake.domain.people import Role
from intake.services.people import Member, Waiting


class Kind(StrEnum):
    """What is done."""

    ADMIT = "admit"
    LEAVE = "leave"
    ROLES = "roles"


@dataclass(frozen=True, slots=True)
class Named:
    """A role or a reason that can be chosen."""

    key: str
    text: str
    is_on: bool = False


@dataclass(frozen=True, slots=True)
class ActState:
    """The dialog."""

    title: str
    compare: str
    """The words that must stand on the other screen; empty where nobody is admitted."""
    is_compared: bool
    roles: tuple[Named, ...]
    reasons: tuple[Named, ...]
    reason: str
    becomes: str
    delegations: tuple[Named, ...]
    """For how long a coordinator may sign in place of the Organisation sheet."""
    delegation: str
    difference: tuple[str, ...]
    needs_sheet: bool
    passphrase: str
    """What the field asks for."""
    signed: str
    can_sign: bool
    is_working: bool
    done: str
    problem: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Who it is about, and what is done."""

    kind: Kind
    member: Member | None = None
    waiting: Waiting | None = None

    @property
    def name(self) -> str:
        """The name of who it is about."""
        known = self.waiting or self.member
        return known.label if known else ""

    @property
    def roles(self) -> frozenset[Role]:
        """The roles to begin with."""
        if self.waiting is not None:
            return frozenset({self.waiting.role})
        return frozenset(self.member.roles if self.member else ())
