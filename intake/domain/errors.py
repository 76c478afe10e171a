"""Every error that staff may meet.

Errors carry facts, not sentences: `intake.ui.error_messages` finds the words, in the language
of the moment. A mistake of ours is never an IntakeError; it reaches the crash page instead.
Facts are never answers, names or passphrases. (Not frozen: contextlib sets `__traceback__`.)

* IntakeError
  + store: StoreNotFoundError, NotAStoreError, StoreExistsError, WrongPassphraseError,
    DamagedSlotError, DamagedFileError, ForeignStoreError, NewerStoreError, StoreInUseError,
    PlainDatabaseError, ChangedGrantError, StoreSetBackError, WeakPassphraseError,
    WrongSheetError, DiskFullError, FailingDiskError, NotGrantedError, NotEnoughMemoryError,
    UnknownPersonError, TextNotKeptError
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
    NothingReceivedError, RecordedElsewhereError, NotForBundlesError, ProfileOpenError,
    NothingToTellError, UnknownNoticeError, NamesRefusedError
  + files: FileExistsAlreadyError, UnwritableFolderError, UnreadableFileError, TableTooLargeError,
    AttachmentRefusedError, UnplayableSoundError
  + course: CourseError, WrongStateError, NarrativeLockedError, RestrictedFieldsError,
    SharingTooEarlyError, ConsentStepError, RecipientMissingError, SharingNotAskedError,
    ReasonMissingError, ConsentScopeError, JudgementRefusedError, OneDirectionError,
    NoteTooLongError, NotTheirWordsError, PromiseMissingError, CarryNotAskedError
  + day: DayRefusedError, NotNotedError
  + two of one: ConflictRefusedError, ConflictsOpenError, SamePersonRefusedError
  + retention: RecordHeldError, RetentionRefusedError, ErasingRefusedError
  + chronology: StepRefusedError, UnprovenStepError, UnknownStepError
  + figures: MixedUnitsError, UnknownCohortError, WrongPeriodError
  + draw: DrawRefusedError, UnknownDrawError
  + training: TrainingMissingError, TrainingRefusedError, InstructionRefusedError
  + backups: BackupRefusedError, BackupRoomError
  + targets: TargetError, UnknownTargetError, TargetSettingError, TargetUnreachableError,
    TargetDeniedError, StrangeServerError
  + work: CancelledError, ChildFailedError, MissingExtraError
"""

from dataclasses import dataclass

from intake.domain.backup_errors import BackupFault, BackupRefusedError, BackupRoomError
from intake.domain.bundle_faults import BundleFault
from intake.domain.chronology_errors import StepRefusedError, UnknownStepError, UnprovenStepError
from intake.domain.conflict_errors import (
    ConflictRefusedError,
    ConflictsOpenError,
    SamePersonRefusedError,
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
    CarryNotAskedError,
    ClosedInterviewError,
    ConsentMissingError,
    ConsentScopeError,
    ConsentStepError,
    CourseError,
    JudgementRefusedError,
    NarrativeLockedError,
    NoteTooLongError,
    NotTheirWordsError,
    OneDirectionError,
    PromiseMissingError,
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
from intake.domain.erasing_errors import ErasingRefusedError
from intake.domain.failure import IntakeError
from intake.domain.figures_errors import MixedUnitsError, UnknownCohortError, WrongPeriodError
from intake.domain.file_errors import (
    AttachmentRefusedError,
    FileExistsAlreadyError,
    TableTooLargeError,
    UnplayableSoundError,
    UnreadableFileError,
    UnwritableFolderError,
)
from intake.domain.form_errors import (
    AnswersWouldBeLostError,
    FormRefusedError,
    IncompatibleFormVersionError,
    NotAVersionError,
    UnknownFormError,
    UnreadableFormError,
)
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
from intake.domain.retention_errors import RecordHeldError, RetentionRefusedError
from intake.domain.sharing_errors import (
    NamesRefusedError,
    NotForBundlesError,
    NothingToTellError,
    ProfileOpenError,
    UnknownNoticeError,
)
from intake.domain.store_errors import (
    ChangedGrantError,
    DamagedFileError,
    DamagedSlotError,
    DiskFullError,
    FailingDiskError,
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
    TextNotKeptError,
    UnknownPersonError,
    WeakPassphraseError,
    WrongPassphraseError,
    WrongSheetError,
)
from intake.domain.target_errors import (
    StrangeServerError,
    TargetDeniedError,
    TargetError,
    TargetSettingError,
    TargetUnreachableError,
    UnknownTargetError,
)
from intake.domain.training_errors import (
    InstructionRefusedError,
    TrainingMissingError,
    TrainingRefusedError,
)
from intake.domain.work_errors import CancelledError, ChildFailedError, MissingExtraError

__all__ = [
    "AnswersWouldBeLostError",
    "AttachmentRefusedError",
    "BackupFault",
    "BackupRefusedError",
    "BackupRoomError",
    "BundleFault",
    "BundleRefusedError",
    "CancelledError",
    "CarryNotAskedError",
    "ChangedGrantError",
    "ChildFailedError",
    "ClosedInterviewError",
    "ConflictRefusedError",
    "ConflictsOpenError",
    "ConsentMissingError",
    "ConsentScopeError",
    "ConsentStepError",
    "CourseError",
    "DamagedFileError",
    "DamagedSlotError",
    "DayRefusedError",
    "DiskFullError",
    "DrawRefusedError",
    "ErasingRefusedError",
    "FailingDiskError",
    "FileExistsAlreadyError",
    "ForeignSheetError",
    "ForeignStoreError",
    "FormRefusedError",
    "IncompatibleFormVersionError",
    "InstructionRefusedError",
    "IntakeError",
    "JudgementRefusedError",
    "KeyFileNeededError",
    "LastCoordinatorError",
    "MissingExtraError",
    "MixedUnitsError",
    "NameTakenError",
    "NamesRefusedError",
    "NarrativeLockedError",
    "NewerStoreError",
    "NotAMemberError",
    "NotAStoreError",
    "NotAVersionError",
    "NotAdoptedError",
    "NotAllowedError",
    "NotEnoughMemoryError",
    "NotForBundlesError",
    "NotGrantedError",
    "NotNotedError",
    "NotTheirWordsError",
    "NoteTooLongError",
    "NothingReceivedError",
    "NothingToTellError",
    "OneDirectionError",
    "OrganisationSheetNeededError",
    "PlainDatabaseError",
    "PlanOutdatedError",
    "ProfileOpenError",
    "PromiseMissingError",
    "ReasonMissingError",
    "RecipientMissingError",
    "RecordHeldError",
    "RecordedElsewhereError",
    "RequestRefusedError",
    "RestrictedFieldsError",
    "RetentionRefusedError",
    "RevokedContactError",
    "SamePersonRefusedError",
    "SharingNotAskedError",
    "SharingTooEarlyError",
    "SkipReasonMissingError",
    "StepRefusedError",
    "StoreExistsError",
    "StoreInUseError",
    "StoreNotFoundError",
    "StoreSetBackError",
    "StoreTravellingError",
    "StrangeServerError",
    "TableTooLargeError",
    "TargetDeniedError",
    "TargetError",
    "TargetSettingError",
    "TargetUnreachableError",
    "TextNotKeptError",
    "TrainingMissingError",
    "TrainingRefusedError",
    "UnknownBundleError",
    "UnknownCohortError",
    "UnknownContactError",
    "UnknownDrawError",
    "UnknownFormError",
    "UnknownInterviewError",
    "UnknownNoticeError",
    "UnknownPersonError",
    "UnknownRequestError",
    "UnknownStepError",
    "UnknownTargetError",
    "UnplayableSoundError",
    "UnprovenStepError",
    "UnreadableContactError",
    "UnreadableFileError",
    "UnreadableFormError",
    "UnverifiedContactError",
    "UnwritableFolderError",
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
