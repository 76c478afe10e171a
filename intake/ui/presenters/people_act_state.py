"""What the dialog of one act shows, what was chosen in it, and who it is about."""

from dataclasses import dataclass, field
from enum import StrEnum

from intake.domain.people import LeavingReason, Role
from intake.services.people import Member, Stands, Waiting
from intake.services.sheets import Sheet
from intake.ui.presenters.first_start_state import SheetShown


class Kind(StrEnum):
    """What is done."""

    ADMIT = "admit"
    LEAVE = "leave"
    ROLES = "roles"
    RECOVERY = "recovery"
    """One more Recovery sheet."""
    ROOT = "root"
    """Another Organisation sheet."""
    ANEW = "anew"
    """The keys sealed again to exactly those who may read."""


@dataclass(frozen=True, slots=True)
class Named:
    """A role or a reason that can be chosen."""

    key: str
    text: str
    is_on: bool = False


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A sheet that is good for nothing until its act is signed, and what the roster will name."""

    sheet: Sheet = field(repr=False)
    public: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen so far."""

    roles: frozenset[Role] = field(default_factory=frozenset)
    reason: LeavingReason = LeavingReason.LEFT
    stands: Stands = Stands.SEEN
    is_compared: bool = False
    """The words were compared by voice; of a new sheet, they are on paper."""
    days: int = 0
    new_keys: bool = False

    @property
    def delegation(self) -> int:
        """The days of the delegation: only a coordinator has one."""
        return self.days if Role.COORDINATOR in self.roles else 0


@dataclass(frozen=True, slots=True)
class ActState:
    """The dialog."""

    title: str
    compare: str
    """The words that must stand on the other screen; empty where nobody is admitted."""
    is_compared: bool
    sheet: SheetShown | None = field(repr=False)
    """A new sheet that is not on paper yet; nothing else is shown beside it."""
    roles: tuple[Named, ...]
    reasons: tuple[Named, ...]
    reason: str
    standings: tuple[Named, ...]
    """What can stand of signatures by keys in other hands."""
    stands: str
    becomes: str
    delegations: tuple[Named, ...]
    """For how long a coordinator may sign in place of the Organisation sheet."""
    delegation: str
    keyings: tuple[Named, ...]
    """Whether the keys stay the same."""
    keying: str
    difference: tuple[str, ...]
    needs_sheet: bool
    sheet_hint: str
    """Which of two Organisation sheets signs."""
    passphrase: str
    """What the field asks for."""
    signed: str
    can_sign: bool
    is_working: bool
    done: str
    problem: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what it is about, and what is done."""

    kind: Kind
    member: Member | None = None
    waiting: Waiting | None = None
    made: MadeSheet | None = None

    @property
    def name(self) -> str:
        """The name of who it is about; of a sheet, its eight characters."""
        if self.made is not None:
            return self.made.sheet.key_id
        known = self.waiting or self.member
        return known.label if known else ""

    @property
    def roles(self) -> frozenset[Role]:
        """The roles to begin with."""
        if self.waiting is not None:
            return frozenset({self.waiting.role})
        return frozenset(self.member.roles if self.member else ())

    @property
    def has_roles(self) -> bool:
        """Whether roles are chosen."""
        return self.kind in {Kind.ADMIT, Kind.ROLES}

    @property
    def has_reason(self) -> bool:
        """Whether it is asked why somebody leaves, or gives up earlier keys."""
        return self.kind is Kind.LEAVE or (self.waiting is not None and self.waiting.is_known)
