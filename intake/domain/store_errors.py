"""What may go wrong with a store as a whole; see `intake.domain.errors`."""

from dataclasses import dataclass

from intake.domain.failure import IntakeError


@dataclass(eq=False)
class StoreNotFoundError(IntakeError):
    """There is no store in this folder."""

    folder: str


@dataclass(eq=False)
class NotAStoreError(IntakeError):
    """The folder holds something else."""

    folder: str


@dataclass(eq=False)
class StoreExistsError(IntakeError):
    """A store, or anything else, is in this folder already; nothing was overwritten."""

    folder: str


@dataclass(eq=False)
class WrongPassphraseError(IntakeError):
    """The slot is whole, and this passphrase does not open it.

    `was_tried` is False during the pause after wrong ones: then nothing is known of this one.
    """

    wait_seconds: int = 0
    was_tried: bool = True


@dataclass(eq=False)
class UnknownPersonError(IntakeError):
    """It is not clear whose slot to open: nobody has that name, or nobody was named.

    `people` counts those who can unlock.
    """

    people: int


@dataclass(eq=False)
class DamagedSlotError(IntakeError):
    """The slot file itself was changed or cut: no passphrase can open it."""

    slot: str


@dataclass(eq=False)
class DamagedFileError(IntakeError):
    """A file of the store cannot be read. `file` is its name inside the store folder."""

    file: str


@dataclass(eq=False)
class ForeignStoreError(IntakeError):
    """The store claims another organisation than the one this person's slot belongs to."""


@dataclass(eq=False)
class NewerStoreError(IntakeError):
    """A newer version of the program wrote this; it is left as it is."""

    found: int
    known: int


@dataclass(eq=False)
class StoreInUseError(IntakeError):
    """Another instance of the program has this store open."""

    folder: str


@dataclass(eq=False)
class PlainDatabaseError(IntakeError):
    """A database of the store is not encrypted: it is never opened and never created so."""

    file: str


@dataclass(eq=False)
class ChangedGrantError(IntakeError):
    """A grant is missing, or was not signed by somebody who may grant."""

    compartment: str


@dataclass(eq=False)
class StoreSetBackError(IntakeError):
    """The store is older than it was when this person last locked it."""


@dataclass(eq=False)
class WeakPassphraseError(IntakeError):
    """The passphrase would be guessed. `score` is zxcvbn's, 0 to 4."""

    score: int


@dataclass(eq=False)
class WrongSheetError(IntakeError):
    """The words are mistyped (`found` is empty), or belong to the other sheet."""

    wanted: str
    found: str = ""


class DiskFullError(IntakeError):
    """Nothing more can be written; nothing that was acknowledged is lost."""


@dataclass(eq=False)
class FailingDiskError(IntakeError):
    """The disk did not read or write what it was asked to; what was acknowledged is safe."""

    file: str


@dataclass(eq=False)
class TextNotKeptError(IntakeError):
    """A text is longer than an entry may be, or holds what is no character; nothing was written.

    `rule` is "size" or "surrogate".
    """

    rule: str


@dataclass(eq=False)
class NotGrantedError(IntakeError):
    """The person has no key for this compartment."""

    compartment: str


@dataclass(eq=False)
class NotEnoughMemoryError(IntakeError):
    """Opening the slot takes more memory than this machine has free."""

    needed_mib: int
