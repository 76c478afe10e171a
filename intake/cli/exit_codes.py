"""What the exit status of the `intake` command means. README.md lists them for its readers."""

from enum import IntEnum

from intake.domain.course_errors import CourseError
from intake.domain.errors import (
    AnswersWouldBeLostError,
    AttachmentRefusedError,
    BackupRefusedError,
    BackupRoomError,
    BundleRefusedError,
    CancelledError,
    ClosedInterviewError,
    ConflictRefusedError,
    ConflictsOpenError,
    ConsentMissingError,
    DayRefusedError,
    DrawRefusedError,
    ErasingRefusedError,
    FileExistsAlreadyError,
    ForeignSheetError,
    FormRefusedError,
    IncompatibleFormVersionError,
    InstructionRefusedError,
    IntakeError,
    KeyFileNeededError,
    LastCoordinatorError,
    MissingExtraError,
    MixedUnitsError,
    NamesRefusedError,
    NameTakenError,
    NotAdoptedError,
    NotAllowedError,
    NotAVersionError,
    NotForBundlesError,
    NothingReceivedError,
    NothingToTellError,
    NothingToTranslateError,
    NotNotedError,
    OrganisationSheetNeededError,
    PlanOutdatedError,
    ProfileOpenError,
    RecordedElsewhereError,
    RecordHeldError,
    RequestRefusedError,
    RetentionRefusedError,
    RevokedContactError,
    SamePersonRefusedError,
    SkipReasonMissingError,
    StepRefusedError,
    StrangeServerError,
    TableTooLargeError,
    TargetDeniedError,
    TargetSettingError,
    TargetUnreachableError,
    TrainingMissingError,
    TrainingRefusedError,
    UnknownBundleError,
    UnknownCohortError,
    UnknownContactError,
    UnknownDrawError,
    UnknownFormError,
    UnknownInterviewError,
    UnknownNoticeError,
    UnknownPersonError,
    UnknownRequestError,
    UnknownStepError,
    UnknownTargetError,
    UnplayableSoundError,
    UnprovenStepError,
    UnreadableContactError,
    UnreadableFileError,
    UnreadableFormError,
    UnverifiedContactError,
    UnwritableFolderError,
    WeakPassphraseError,
    WrongPassphraseError,
    WrongPeriodError,
    WrongSheetError,
    WrongWordsError,
)


class Exit(IntEnum):
    """An exit status."""

    DONE = 0
    CRASH = 1
    """A mistake of the program; the message names no answer and no name."""
    USAGE = 2
    """The command line does not fit; --help says how."""
    PASSPHRASE = 3
    """Wrong or too weak passphrase, or none was given."""
    REFUSED = 4
    """A form or a bundle was refused whole, or a check found faults."""
    STORE = 5
    """The store is absent, damaged, newer, in use, or somebody else's."""
    NOT_FOUND = 6
    """No interview, form, contact or person of that name."""
    FILE = 7
    """A file cannot be read, cannot be written, or is there already."""
    INCOMPLETE = 8
    """Done in part: the output says what is missing."""
    CANCELLED = 130


_CODES: tuple[tuple[type[IntakeError], Exit], ...] = (
    (WrongPassphraseError, Exit.PASSPHRASE),
    (WeakPassphraseError, Exit.PASSPHRASE),
    (WrongSheetError, Exit.PASSPHRASE),
    (ForeignSheetError, Exit.PASSPHRASE),
    (KeyFileNeededError, Exit.PASSPHRASE),
    (OrganisationSheetNeededError, Exit.PASSPHRASE),
    (NotAllowedError, Exit.REFUSED),
    (NotAdoptedError, Exit.NOT_FOUND),
    (DayRefusedError, Exit.REFUSED),
    (RecordHeldError, Exit.REFUSED),
    (RetentionRefusedError, Exit.REFUSED),
    (ConflictRefusedError, Exit.REFUSED),
    (ConflictsOpenError, Exit.REFUSED),
    (SamePersonRefusedError, Exit.REFUSED),
    (NotNotedError, Exit.NOT_FOUND),
    (DrawRefusedError, Exit.REFUSED),
    (ErasingRefusedError, Exit.REFUSED),
    (UnknownDrawError, Exit.NOT_FOUND),
    (TrainingMissingError, Exit.REFUSED),
    (TrainingRefusedError, Exit.REFUSED),
    (InstructionRefusedError, Exit.REFUSED),
    (StepRefusedError, Exit.REFUSED),
    (UnprovenStepError, Exit.REFUSED),
    (UnknownStepError, Exit.NOT_FOUND),
    (NameTakenError, Exit.REFUSED),
    (RequestRefusedError, Exit.REFUSED),
    (LastCoordinatorError, Exit.REFUSED),
    (PlanOutdatedError, Exit.REFUSED),
    (UnknownRequestError, Exit.NOT_FOUND),
    (BundleRefusedError, Exit.REFUSED),
    (FormRefusedError, Exit.REFUSED),
    (UnreadableFormError, Exit.REFUSED),
    (IncompatibleFormVersionError, Exit.REFUSED),
    (NotAVersionError, Exit.REFUSED),
    (AnswersWouldBeLostError, Exit.REFUSED),
    (UnreadableContactError, Exit.REFUSED),
    (UnverifiedContactError, Exit.REFUSED),
    (RevokedContactError, Exit.REFUSED),
    (WrongWordsError, Exit.REFUSED),
    (UnknownBundleError, Exit.NOT_FOUND),
    (NothingReceivedError, Exit.NOT_FOUND),
    (NothingToTellError, Exit.NOT_FOUND),
    (UnknownNoticeError, Exit.NOT_FOUND),
    (ProfileOpenError, Exit.REFUSED),
    (NotForBundlesError, Exit.REFUSED),
    (NamesRefusedError, Exit.REFUSED),
    (RecordedElsewhereError, Exit.REFUSED),
    (ClosedInterviewError, Exit.REFUSED),
    (ConsentMissingError, Exit.REFUSED),
    (CourseError, Exit.REFUSED),
    (MissingExtraError, Exit.REFUSED),
    (MixedUnitsError, Exit.REFUSED),
    (WrongPeriodError, Exit.REFUSED),
    (UnknownCohortError, Exit.NOT_FOUND),
    (TableTooLargeError, Exit.REFUSED),
    (NothingToTranslateError, Exit.NOT_FOUND),
    (UnknownInterviewError, Exit.NOT_FOUND),
    (UnknownFormError, Exit.NOT_FOUND),
    (UnknownContactError, Exit.NOT_FOUND),
    (UnknownPersonError, Exit.NOT_FOUND),
    (FileExistsAlreadyError, Exit.FILE),
    (UnreadableFileError, Exit.FILE),
    (AttachmentRefusedError, Exit.FILE),
    (UnplayableSoundError, Exit.FILE),
    (UnwritableFolderError, Exit.FILE),
    (UnknownTargetError, Exit.NOT_FOUND),
    (TargetSettingError, Exit.REFUSED),
    (TargetUnreachableError, Exit.FILE),
    (TargetDeniedError, Exit.FILE),
    (StrangeServerError, Exit.REFUSED),
    (SkipReasonMissingError, Exit.INCOMPLETE),
    (BackupRefusedError, Exit.REFUSED),
    (BackupRoomError, Exit.FILE),
    (CancelledError, Exit.CANCELLED),
)


def exit_code(error: IntakeError) -> Exit:
    """Return the exit status of an error; every error about the store itself has one code."""
    if isinstance(error, UnreadableFileError) and error.rule.startswith("passphrase"):
        return Exit.PASSPHRASE
    for kind, code in _CODES:
        if isinstance(error, kind):
            return code
    return Exit.STORE
