"""Every error that staff may meet.

Errors carry facts, not sentences: `intake.ui.error_messages` finds the words, in the language
of the moment. A mistake of ours is never an IntakeError; it reaches the crash page instead.
Facts are never answers, names or passphrases. (Not frozen: contextlib sets `__traceback__`.)

* IntakeError
  + store: StoreNotFoundError, NotAStoreError, StoreExistsError, WrongPassphraseError,
    DamagedSlotError, DamagedFileError, ForeignStoreError, NewerStoreError, StoreInUseError,
    PlainDatabaseError, ChangedGrantError, StoreSetBackError, WeakPassphraseError,
    WrongSheetError, DiskFullError, NotGrantedError, NotEnoughMemoryError, UnknownPersonError
  + ledger: BrokenLedgerError
  + interview: UnknownInterviewError, ClosedInterviewError, ConsentMissingError,
    SkipReasonMissingError
  + forms: UnreadableFormError, UnknownFormError, FormRefusedError
  + bundles: BundleRefusedError, UnknownContactError, UnreadableContactError,
    RecordedElsewhereError
  + files: FileExistsAlreadyError, UnwritableFolderError, UnreadableFileError, TableTooLargeError
  + work: CancelledError, ChildFailedError, MissingExtraError
"""

from dataclasses import dataclass, field

from intake.domain.bundle_faults import BundleFault as BundleFault  # noqa: PLC0414 - given on
from intake.domain.ids import InterviewId


class IntakeError(Exception):
    """The base of every error with a sentence for staff."""


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
class NotGrantedError(IntakeError):
    """The person has no key for this compartment."""

    compartment: str


@dataclass(eq=False)
class NotEnoughMemoryError(IntakeError):
    """Opening the slot takes more memory than this machine has free."""

    needed_mib: int


# --- the ledger and interviews


@dataclass(eq=False)
class BrokenLedgerError(IntakeError):
    """An entry is missing, altered or wrongly signed. `rule` names the check that failed."""

    chain: str
    seq: int
    rule: str


@dataclass(eq=False)
class UnknownInterviewError(IntakeError):
    """No interview has this id or case code."""

    named: str


@dataclass(eq=False)
class ClosedInterviewError(IntakeError):
    """The questions are finished; a finished interview takes no answer."""

    interview: InterviewId


@dataclass(eq=False)
class ConsentMissingError(IntakeError):
    """Nothing is kept before the person allows it."""

    interview: InterviewId


@dataclass(eq=False)
class SkipReasonMissingError(IntakeError):
    """These questions are neither answered nor skipped."""

    interview: InterviewId
    paths: tuple[str, ...]


# --- forms, bundles, files and work


@dataclass(eq=False)
class UnreadableFormError(IntakeError):
    """The file is no questionnaire that the program can read. `rule` says which check failed."""

    file: str
    rule: str
    detail: str = ""


@dataclass(eq=False)
class UnknownFormError(IntakeError):
    """No form of this name or hash is in the store."""

    named: str


@dataclass(eq=False)
class FormRefusedError(IntakeError):
    """The report lists errors; the form was not added."""

    file: str
    errors: int


@dataclass(eq=False)
class BundleRefusedError(IntakeError):
    """The bundle was refused whole and nothing of it was kept."""

    fault: BundleFault
    member: str = ""


@dataclass(eq=False)
class UnknownContactError(IntakeError):
    """No contact of this name is known."""

    named: str


@dataclass(eq=False)
class UnreadableContactError(IntakeError):
    """The contact card is damaged or its signature does not fit."""

    file: str


@dataclass(eq=False)
class RecordedElsewhereError(IntakeError):
    """Another station recorded this interview: only what it seals proves itself."""

    interview: InterviewId


@dataclass(eq=False)
class FileExistsAlreadyError(IntakeError):
    """A file of this name is there; nothing was overwritten."""

    file: str


@dataclass(eq=False)
class UnwritableFolderError(IntakeError):
    """The folder cannot be written."""

    folder: str


@dataclass(eq=False)
class UnreadableFileError(IntakeError):
    """The file cannot be read, or does not hold what was expected."""

    file: str
    rule: str = ""


class TableTooLargeError(IntakeError):
    """An export has more rows or columns than a sheet of a workbook can hold."""


class CancelledError(IntakeError):
    """The person stopped the work; nothing was left behind."""


@dataclass(eq=False)
class ChildFailedError(IntakeError):
    """A separate process ended without a result. `task` names what it was doing."""

    task: str
    code: int = 0
    facts: tuple[str, ...] = field(default=())


@dataclass(eq=False)
class MissingExtraError(IntakeError):
    """A part of the program that is installed separately is absent."""

    extra: str
