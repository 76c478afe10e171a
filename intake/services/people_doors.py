"""What people do at a store that is not open: ask to be admitted, change a passphrase, recover."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from intake.domain.people import Role
from intake.services.people import Waiting
from intake.services.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a person who wants to be admitted chooses, in a session of their own."""

    folder: str
    name: str
    """As the lock screen will show it: an alias does."""
    role: Role
    passphrase: str = field(repr=False)
    language: str
    """Of the words that are compared with a coordinator."""
    is_known: bool = False
    """Somebody of the roster makes new keys, because the passphrase is forgotten or known."""
    key_file: str = ""
    """A key file to be made as a second factor; empty is none."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The request that a coordinator will find, and the words to compare by voice."""

    request: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drill:
    """What a sheet was found good for. Nothing was changed."""

    kind: str
    key_id: str
    opens: tuple[str, ...]
    """The compartments that a Recovery sheet opens; none for the Organisation sheet."""
    organisation_key_id: str
    """Stands on the Organisation sheet of this store: compare it, it proves whose store this is."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """Admit a coordinator again with both sheets, where no coordinator can unlock any more."""

    folder: str
    request: str
    passphrase: str = field(repr=False)
    """Of the person who made the request."""
    recovery_words: str = field(repr=False)
    organisation_words: str = field(repr=False)
    key_file: str = ""


@dataclass(frozen=True, slots=True)
class PassphraseChange:
    """Another passphrase for one slot.

    `key_file` is the one that the slot asks for now, `new_key_file` where to make another.
    """

    folder: str
    slot: str
    old: str = field(repr=False)
    new: str = field(repr=False)
    key_file: str = ""
    new_key_file: str = ""


@dataclass(frozen=True, slots=True)
class Return:
    """Back from a journey: the file of keys, and who it was sealed to.

    That is the owner of `slot`, or a Recovery sheet where its words are given.
    """

    folder: str
    file: str
    slot: str = ""
    passphrase: str = field(default="", repr=False)
    key_file: str = ""
    recovery_words: str = field(default="", repr=False)


class PeopleDoors(Protocol):
    """Everything about people that is done while the store is locked. All of it takes seconds."""

    def role_reads(self) -> Mapping[Role, tuple[str, ...]]:
        """Return which compartments each role has the keys of, and `inbox`."""

    def waiting(self, folder: str, language: str) -> tuple[Waiting, ...]:
        """Return who waits to be admitted, as far as the folder itself can tell."""

    def enrol(self, enrolment: Enrolment) -> Enrolled:
        """Make keys, a slot and a request; nobody else ever knows the passphrase.

        Raises WeakPassphraseError, NameTakenError, UnknownPersonError, RequestRefusedError,
        FileExistsAlreadyError (the key file) and what is wrong with the store.
        """

    def change_passphrase(self, change: PassphraseChange) -> None:
        """Wrap the slot anew; no database is touched.

        An older copy of the slot still opens with the old passphrase: where somebody else may know
        that, the person makes new keys instead (`Enrolment.is_known`).
        Raises WrongPassphraseError, WeakPassphraseError, DamagedSlotError, KeyFileNeededError,
        FileExistsAlreadyError.
        """

    def new_sheet(self, kind: str, language: str) -> tuple[Sheet, str]:
        """Return a new sheet, and its recipient or its public key in hexadecimal.

        It is good for nothing until it is added. `kind` is as in `Sheet`.
        """

    def sheet_words(self) -> Mapping[str, tuple[str, ...]]:
        """Return the words that sheets are made of, by language: "en" and "es"."""

    def drill(self, folder: str, kind: str, words: str) -> Drill:
        """Say what a sheet is good for, and change nothing. `kind` is as in `Sheet`.

        Raises WrongSheetError, which names the sheet that was typed, or ForeignSheetError.
        """

    def recover(self, recovery: Recovery) -> None:
        """Admit a coordinator again. The Recovery sheet only reads; the other sheet signs.

        Raises as `drill` does, and UnknownRequestError, RequestRefusedError, WrongPassphraseError.
        """

    def come_back(self, journey: Return) -> None:
        """Put the keys back that were taken away, as the person whom they were sealed to.

        Raises WrongPassphraseError, WrongSheetError, UnreadableFileError, NotGrantedError.
        """
