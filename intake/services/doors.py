"""The doors of a store: founding one, and unlocking one. What the front ends see of keys."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from intake.services.application import Application
from intake.services.backup_doors import BackupDoors
from intake.services.people_doors import PeopleDoors
from intake.services.sheets import Sheet as Sheet  # noqa: PLC0414 - given on

Advance = Callable[[str], None]
"""Told the name of each step as it begins; raises CancelledError to stop."""


@dataclass(frozen=True, slots=True)
class Founding:
    """What first start asks for."""

    folder: str
    organisation: str
    site: str
    person: str
    """The first coordinator's name, as the lock screen will show it."""
    passphrase: str
    language: str
    """The language of the sheets' words: "en" or "es"."""
    key_file: str = ""
    """A key file to be made as a second factor; empty is none."""


@dataclass(frozen=True, slots=True)
class Founded:
    """A new store, and the two sheets that are shown once."""

    folder: str
    recovery: Sheet
    organisation: Sheet


@dataclass(frozen=True, slots=True)
class Door:
    """One person's slot, as the lock screen lists it."""

    slot: str
    label: str
    wait_seconds: int
    """Seconds to wait before the next try; 0 when there is none."""
    needs_key_file: bool = False
    """The passphrase alone does not open it."""


class Doors(Protocol):
    """Everything that can be done before a store is open. All of it may take seconds."""

    def default_folder(self) -> str:
        """Return the folder that is proposed for the store of this computer's user."""

    def has_store(self, folder: str) -> bool:
        """Tell whether a store is in this folder."""

    def suggest_passphrase(self, language: str) -> str:
        """Return a generated passphrase of six words."""

    def strength(self, passphrase: str) -> int:
        """Return zxcvbn's score, 0 (guessed at once) to 4."""

    def found(self, founding: Founding, advance: Advance) -> Founded:
        """Create a store. Raises StoreExistsError, WeakPassphraseError, UnwritableFolderError.

        Raises FileExistsAlreadyError where the key file is to be, before anything is made.
        """

    def doors(self, folder: str) -> tuple[Door, ...]:
        """List the people who can unlock this store, by name."""

    @property
    def people(self) -> PeopleDoors:
        """What people do at a store that stays locked."""

    @property
    def backups(self) -> BackupDoors:
        """What is done with backups while no store is open, and destroying a store."""

    def unlock(
        self,
        folder: str,
        slot: str,
        passphrase: str,
        *,
        key_file: str = "",
        although_set_back: bool = False,
    ) -> Application:
        """Open the store; an empty `slot` means the only one, `key_file` is a second factor.

        `although_set_back` goes on, after a plain warning, with a store that this person saw newer:
        what was lost stays lost, and what is written now begins new chains.
        Raises WrongPassphraseError, DamagedSlotError, DamagedFileError, ForeignStoreError,
        NewerStoreError, StoreInUseError, PlainDatabaseError, ChangedGrantError, StoreSetBackError,
        NotAMemberError, KeyFileNeededError, StoreTravellingError.
        """
