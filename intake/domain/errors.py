"""Every error that staff may meet.

Errors carry facts, not sentences: `intake.ui.error_messages` finds the words, in the language
of the moment. A mistake of ours is never an IntakeError; it reaches the crash page instead.
Facts are never answers, names or passphrases. (Not frozen: contextlib sets `__traceback__`.)

* IntakeError
  + store: StoreNotFoundError, NotAStoreError, StoreExistsError, WrongPassphraseError,
    DamagedSlotError, DamagedFileError, ForeignStoreError, NewerStoreError, StoreInUseError,
    PlainDatabaseError, ChangedGrantError, StoreSetBackError, WeakPassphraseError,
    WrongSheetError, DiskFullError, NotGrantedError, NotEnoughMemoryError, UnknownPersonError
  + people: NotAMemberError, NotAllowedError, OrganisationSheetNeededError, ForeignSheetError,
    NameTakenError, UnknownRequestError, RequestRefusedError, LastCoordinatorError,
    PlanOutdatedError, StoreTravellingError, KeyFileNeededError, NotAdoptedError
  + ledger: BrokenLedgerError
  + interview: UnknownInterviewError, ClosedInterviewError, ConsentMissingError,
    SkipReasonMissingError, NothingToTranslateError
  + forms: UnreadableFormError, UnknownFormError, FormRefusedError, IncompatibleFormVersionError,
    NotAVersionError, AnswersWouldBeLostError
  + bundles: BundleRefusedError, UnknownContactError, UnreadableContactError,
    UnverifiedContactError, RevokedContactError, WrongWordsError, UnknownBundleError,
    NothingReceivedError, RecordedElsewhereError
  + files: FileExistsAlreadyError, UnwritableFolderError, UnreadableFileError, TableTooLargeError,
    AttachmentRefusedError, UnplayableSoundError
  + course: CourseError, WrongStateError, NarrativeLockedError, RestrictedFieldsError,
    SharingTooEarlyError, ConsentStepError, RecipientMissingError, SharingNotAskedError,
    ReasonMissingError, ConsentScopeError, JudgementRefusedError, OneDirectionError,
    NoteTooLongError, NotTheirWordsError, PromiseMissingError
  + day: DayRefusedError, NotNotedError
  + chronology: StepRefusedError, UnprovenStepError, UnknownStepError
  + figures: MixedUnitsError, UnknownCohortError, WrongPeriodError
  + draw: DrawRefusedError, UnknownDrawError
  + training: TrainingMissingError, TrainingRefusedError, InstructionRefusedError
  + work: CancelledError, ChildFailedError, MissingExtraError
"""

from dataclasses import dataclass, field

from intake.domain.attachments import AttachFault
from intake.domain.bundle_faults import BundleFault
from intake.domain.chronology_errors import (
    StepRefusedError,
    UnknownStepError,
    UnprovenStepError,
)
from intake.domain.contacts_errors import (
    BundleRefusedError,
    NothingReceivedError,
    RecordedElsewhereError,
    RevokedContactError,
    UnknownBundleError,
    UnknownContactError,
    UnreadableContactError,
    UnverifiedContactError,
    WrongWordsError,
)
from intake.domain.course_errors import (
    ClosedInterviewError,
    ConsentMissingError,
    ConsentScopeError,
    ConsentStepError,
    CourseError,
    JudgementRefusedError,
    NarrativeLockedError,
    NoteTooLongError,
    OneDirectionError,
    ReasonMissingError,
    RecipientMissingError,
    RestrictedFieldsError,
    SharingNotAskedError,
    SharingTooEarlyError,
    SkipReasonMissingError,
    UnknownInterviewError,
    WrongStateError,
)
from intake.domain.day_errors import DayRefusedError, NotNotedError
from intake.domain.draw_errors import DrawRefusedError, UnknownDrawError
from intake.domain.failure import IntakeError
from intake.domain.figures_errors import MixedUnitsError, UnknownCohortError, WrongPeriodError
from intake.domain.ids import InterviewId
from intake.domain.people_errors import (
    ForeignSheetError,
    KeyFileNeededError,
    LastCoordinatorError,
    NameTakenError,
    NotAdoptedError,
    NotAllowedError,
    NotAMemberError,
    OrganisationSheetNeededError,
    PlanOutdatedError,
    RequestRefusedError,
    StoreTravellingError,
    UnknownRequestError,
)
from intake.domain.store_errors import (
    ChangedGrantError,
    DamagedFileError,
    DamagedSlotError,
    DiskFullError,
    ForeignStoreError,
    NewerStoreError,
    NotAStoreError,
    NotEnoughMemoryError,
    NotGrantedError,
    PlainDatabaseError,
    StoreExistsError,
    StoreInUseError,
    StoreNotFoundError,
    StoreSetBackError,
    UnknownPersonError,
    WeakPassphraseError,
    WrongPassphraseError,
    WrongSheetError,
)
from intake.domain.training_errors import (
    InstructionRefusedError,
    TrainingMissingError,
    TrainingRefusedError,
)

__all__ = [  # what other modules define and this one gives on
    "BundleFault",
    "BundleRefusedError",
    "ChangedGrantError",
    "ClosedInterviewError",
    "ConsentMissingError",
    "ConsentScopeError",
    "ConsentStepError",
    "CourseError",
    "DamagedFileError",
    "DamagedSlotError",
    "DayRefusedError",
    "DiskFullError",
    "DrawRefusedError",
    "ForeignSheetError",
    "ForeignStoreError",
    "InstructionRefusedError",
    "IntakeError",
    "JudgementRefusedError",
    "KeyFileNeededError",
    "LastCoordinatorError",
    "MixedUnitsError",
    "NameTakenError",
    "NarrativeLockedError",
    "NewerStoreError",
    "NotAMemberError",
    "NotAStoreError",
    "NotAdoptedError",
    "NotAllowedError",
    "NotEnoughMemoryError",
    "NotGrantedError",
    "NotNotedError",
    "NoteTooLongError",
    "NothingReceivedError",
    "OneDirectionError",
    "OrganisationSheetNeededError",
    "PlainDatabaseError",
    "PlanOutdatedError",
    "ReasonMissingError",
    "RecipientMissingError",
    "RecordedElsewhereError",
    "RequestRefusedError",
    "RestrictedFieldsError",
    "RevokedContactError",
    "SharingNotAskedError",
    "SharingTooEarlyError",
    "SkipReasonMissingError",
    "StepRefusedError",
    "StoreExistsError",
    "StoreInUseError",
    "StoreNotFoundError",
    "StoreSetBackError",
    "StoreTravellingError",
    "TrainingMissingError",
    "TrainingRefusedError",
    "UnknownBundleError",
    "UnknownCohortError",
    "UnknownContactError",
    "UnknownDrawError",
    "UnknownInterviewError",
    "UnknownPersonError",
    "UnknownRequestError",
    "UnknownStepError",
    "UnprovenStepError",
    "UnreadableContactError",
    "UnverifiedContactError",
    "WeakPassphraseError",
    "WrongPassphraseError",
    "WrongPeriodError",
    "WrongSheetError",
    "WrongStateError",
    "WrongWordsError",
]


# --- the ledger and interviews


@dataclass(eq=False)
class BrokenLedgerError(IntakeError):
    """An entry is missing, altered or wrongly signed. `rule` names the check that failed."""

    chain: str
    seq: int
    rule: str


@dataclass(eq=False)
class NothingToTranslateError(IntakeError):
    """There is no answer to put a translation beside, or the translation says nothing."""

    path: str


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
class IncompatibleFormVersionError(IntakeError):
    """These paths keep their name and not their type, so it is no version of the same form."""

    form_id: str
    paths: tuple[str, ...]


@dataclass(eq=False)
class NotAVersionError(IntakeError):
    """A record moves to another version of its own form only."""

    form_id: str
    other: str


@dataclass(eq=False)
class AnswersWouldBeLostError(IntakeError):
    """The newer version has no place for this many answers, and nobody has accepted that."""

    interview: InterviewId
    answers: int


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


@dataclass(eq=False)
class AttachmentRefusedError(IntakeError):
    """A file is not attached; nothing of it was kept."""

    fault: AttachFault
    most: int = 0
    """As many bytes are allowed, where it is too large."""


@dataclass(eq=False)
class UnplayableSoundError(IntakeError):
    """A recording of a form is none that can be played here."""

    name: str


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
