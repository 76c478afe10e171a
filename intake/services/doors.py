"""The doors of a store: founding one, and unlocking one. What the front ends see of keys."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from intake.services.application import Application

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


@dataclass(frozen=True, slots=True)
class Sheet:
    """Twenty-four words on paper.

    `kind` is "recovery" (opens, never signs) or "organisation" (signs, never opens); `key_id` are
    eight characters that tell two sheets apart.
    """

    kind: str
    key_id: str
    words: tuple[str, ...]


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
        """Create a store. Raises StoreExistsError, WeakPassphraseError, UnwritableFolderError."""

    def doors(self, folder: str) -> tuple[Door, ...]:
        """List the people who can unlock this store, by name."""

    def unlock(
        self, folder: str, slot: str, passphrase: str, *, although_set_back: bool = False
    ) -> Application:
        """Open the store; an empty `slot` means the only one.

        `although_set_back` goes on, after a plain warning, with a store that this person saw newer:
        what was lost stays lost, and what is written now begins new chains.
        Raises WrongPassphraseError, DamagedSlotError, DamagedFileError, ForeignStoreError,
        NewerStoreError, StoreInUseError, PlainDatabaseError, ChangedGrantError, StoreSetBackError.
        """
