"""What may go wrong when people come, change or leave; see `intake.domain.errors`."""

from dataclasses import dataclass

from intake.domain.failure import IntakeError


@dataclass(eq=False)
class NotAMemberError(IntakeError):
    """The slot opens, and the roster has no place for its keys.

    `why` is "waiting" for a coordinator, "left", or "renewed": there are newer keys.
    """

    why: str


@dataclass(eq=False)
class NotAllowedError(IntakeError):
    """No role of this person allows the act. `act` names it."""

    act: str


@dataclass(eq=False)
class OrganisationSheetNeededError(IntakeError):
    """Only the Organisation sheet can sign this: it is about a coordinator, or a delegation ended.

    `delegated` is False where this person has no delegation that is in force.
    """

    delegated: bool


@dataclass(eq=False)
class ForeignSheetError(IntakeError):
    """The words are right and the sheet is another's. `sheet` is its kind, `key_id` its eight.

    `was_in_force`: it was this organisation's once, and another one has taken its place.
    """

    sheet: str
    key_id: str
    was_in_force: bool = False


@dataclass(eq=False)
class NameTakenError(IntakeError):
    """Somebody of this name is here already: the lock screen could not tell them apart."""

    name: str


@dataclass(eq=False)
class UnknownRequestError(IntakeError):
    """Nobody of this name waits to be admitted."""

    named: str


@dataclass(eq=False)
class RequestRefusedError(IntakeError):
    """A request does not prove itself, or is for another organisation. `rule` says which."""

    request: str
    rule: str


@dataclass(eq=False)
class LastCoordinatorError(IntakeError):
    """Nobody would be left who can hand out keys."""


@dataclass(eq=False)
class PlanOutdatedError(IntakeError):
    """What was shown is not what would be sealed now; nothing was."""


@dataclass(eq=False)
class StoreTravellingError(IntakeError):
    """The keys of the store were taken away for a journey. `person` is who has them."""

    person: str


@dataclass(eq=False)
class KeyFileNeededError(IntakeError):
    """The slot opens with the passphrase and a key file, and none was given or it is not one."""

    file: str = ""


@dataclass(eq=False)
class NotAdoptedError(IntakeError):
    """No entry of this name is kept apart here, or nobody said why it should count."""

    place: str
