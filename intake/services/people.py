"""Who is here, who waits, and what a change of the roster would give and take: as data first.

A change is planned, shown as a difference, and carried out only as it was shown. Roles say what
people may do, and which keys they are given; what a key has opened once cannot be taken back.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, TypeAlias

from intake.domain.ids import PersonId
from intake.domain.people import LeavingReason, Role


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the newest roster, gone or not."""

    person: PersonId
    label: str
    roles: tuple[Role, ...]
    reads: tuple[str, ...]
    """The compartments that these roles have the keys of, and `inbox`."""
    left: LeavingReason | None = None
    left_at: int = 0
    """Milliseconds since 1970, as all times here."""
    delegated_until: int = 0
    """Until when this person may sign the roster in place of the Organisation sheet; 0 is never."""
    former_keys: int = 0
    """How many sets of keys this person had before."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who made keys and waits to be admitted with them."""

    request: str
    label: str
    role: Role
    """The role asked for."""
    words: tuple[str, ...]
    """Compared with the words on that person's screen, by voice: only that proves whose it is."""
    is_known: bool
    """This person is in the roster already, with other keys."""


class Holding(StrEnum):
    """What kind of key a grant is sealed to."""

    PERSON = "person"
    EARLIER = "earlier"
    """Keys that somebody had before."""
    RECOVERY = "recovery"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose key it is: a person's name, or the eight characters on a Recovery sheet."""

    label: str
    holding: Holding = Holding.PERSON


@dataclass(frozen=True, slots=True)
class GrantChange:
    """Who gains and who loses the key of one compartment."""

    compartment: str
    gains: tuple[Holder, ...]
    loses: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Granted:
    """Who holds the key of one compartment now. `generation` grows with every new key."""

    compartment: str
    generation: int
    holders: tuple[Holder, ...]


class Stands(StrEnum):
    """What stands of somebody whose keys may be in other hands."""

    SEEN = "seen"
    """What was there when the acting coordinator last locked the store."""
    NOTHING = "nothing"
    """Nothing: all of it is kept apart and shown."""


@dataclass(frozen=True, slots=True)
class Admit:
    """Take a request in. `former` says why earlier keys of the same person are given up."""

    request: str
    roles: tuple[Role, ...]
    delegation_days: int = 0
    former: LeavingReason | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Let a person go. `new_keys` None: what the reason asks for."""

    person: PersonId
    reason: LeavingReason
    stands: Stands = Stands.SEEN
    new_keys: bool | None = None


@dataclass(frozen=True, slots=True)
class ChangeRoles:
    """Give a person other roles, and a delegation of so many days from now on."""

    person: PersonId
    roles: tuple[Role, ...]
    delegation_days: int = 0


@dataclass(frozen=True, slots=True)
class AddRecovery:
    """Let one more Recovery sheet open the store: its age recipient."""

    recipient: str


@dataclass(frozen=True, slots=True)
class RenewRoot:
    """Hand the organisation over to a new Organisation sheet; the one before signs it in."""

    root: str
    """The public key of the new sheet, in hexadecimal; its words come with `Authority`."""


@dataclass(frozen=True, slots=True)
class GrantAnew:
    """Seal the keys to exactly those who may read; with `new_keys`, other keys."""

    new_keys: bool = False
    only: tuple[str, ...] = ()
    """Only these get other keys: the inbox, for one."""


Act: TypeAlias = Admit | Leave | ChangeRoles | AddRecovery | RenewRoot | GrantAnew


@dataclass(frozen=True, slots=True)
class Plan:
    """What an act would do, to be shown before it is carried out."""

    act: Act
    version: int
    """The version of the roster afterwards."""
    changes: tuple[GrantChange, ...]
    """Only compartments where somebody gains or loses."""
    new_keys: tuple[str, ...]
    """The compartments that are encrypted with another key when the store is locked next."""
    needs_sheet: bool
    """Only the Organisation sheet can sign it."""


@dataclass(frozen=True, slots=True)
class Authority:
    """What a coordinator types for one act: the passphrase again, and the sheet where needed."""

    passphrase: str = field(repr=False)
    organisation_words: str = field(default="", repr=False)
    key_file: str = ""
    """Only for one's own new keys, where they were made with a key file."""
    new_organisation_words: str = field(default="", repr=False)
    """Only for a new Organisation sheet, which proves itself."""


@dataclass(frozen=True, slots=True)
class RosterVersion:
    """One version of the roster, and who signed it."""

    version: int
    hash: str
    issued: int
    signed_by: str
    """A name, or nothing where the Organisation sheet signed it."""
    joined: tuple[str, ...]
    left: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RosterFacts:
    """What can be compared with the sheets on paper."""

    version: int
    hash: str
    organisation_key_id: str
    recovery_key_ids: tuple[str, ...]


class People(Protocol):
    """The people of an open store. Every act needs a coordinator."""

    def facts(self) -> RosterFacts:
        """Return what the newest roster says of the sheets."""

    def members(self) -> tuple[Member, ...]:
        """Return everybody of the roster, those who are here first."""

    def waiting(self, language: str) -> tuple[Waiting, ...]:
        """Return who waits to be admitted; requests that do not prove themselves are left out."""

    def history(self) -> tuple[RosterVersion, ...]:
        """Return every version of the roster, the newest first."""

    def grants(self) -> tuple[Granted, ...]:
        """Return who holds which key by the grants as they lie there, as far as this person's."""

    def differences(self) -> tuple[GrantChange, ...]:
        """Return what granting anew would change: nothing, unless something was cut short."""

    def plan(self, act: Act) -> Plan:
        """Say what an act would do. Nothing is changed.

        Raises NotAllowedError, UnknownRequestError, RequestRefusedError, UnknownPersonError,
        NameTakenError, LastCoordinatorError, NotGrantedError, or PlanOutdatedError where the
        coordinator has taken in new keys of their own: the store has to be locked first.
        """

    def carry_out(self, plan: Plan, authority: Authority) -> None:
        """Sign and seal what was shown.

        Raises as `plan` does, and PlanOutdatedError, WrongPassphraseError, WrongSheetError,
        ForeignSheetError, OrganisationSheetNeededError or DiskFullError.
        """

    def forget_former_inboxes(self) -> int:
        """Destroy the keys of inboxes that newer ones have replaced; return how many they were.

        What was sealed to them and has not been taken in is lost, on every stick that has it.
        Raises NotAllowedError.
        """

    def take_away(self, person: PersonId, file: str) -> None:
        """Seal the keys of this store to somebody absent, in a new file, and remove them here.

        After the next lock nobody opens the store until `PeopleDoors.come_back` is given the file.
        Raises UnknownPersonError, NotAllowedError, FileExistsAlreadyError, UnwritableFolderError.
        """
