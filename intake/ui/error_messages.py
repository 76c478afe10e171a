"""The sentence for every error, in the language of the moment: what happened, and what to do."""

from collections.abc import Callable, Mapping
from typing import Final

from intake.domain import errors
from intake.domain.errors import IntakeError
from intake.i18n import N_, Words
from intake.i18n.formats import size_text
from intake.ui.attach_faults import ATTACH_FAULTS
from intake.ui.backup_faults import BACKUP_SPECIAL
from intake.ui.bundle_faults import BUNDLE_FAULTS
from intake.ui.chronology_faults import CHRONOLOGY_MESSAGES, CHRONOLOGY_SPECIAL
from intake.ui.conflict_faults import CONFLICT_SPECIAL
from intake.ui.course_faults import COURSE_MESSAGES
from intake.ui.day_faults import DAY_SPECIAL
from intake.ui.draw_faults import DRAW_MESSAGES, DRAW_SPECIAL
from intake.ui.erasing_faults import ERASING_SPECIAL
from intake.ui.figures_faults import FIGURES_MESSAGES, FIGURES_SPECIAL
from intake.ui.people_faults import PEOPLE_MESSAGES, PEOPLE_SPECIAL
from intake.ui.retention_faults import RETENTION_SPECIAL
from intake.ui.sharing_faults import SHARING_MESSAGES, SHARING_SPECIAL
from intake.ui.target_faults import TARGET_MESSAGES

MOST_PATHS: Final = 5
"""Questions that one sentence names."""

_MESSAGES: Mapping[type[IntakeError], str] = {
    **PEOPLE_MESSAGES,
    **COURSE_MESSAGES,
    **FIGURES_MESSAGES,
    **TARGET_MESSAGES,
    **DRAW_MESSAGES,
    **CHRONOLOGY_MESSAGES,
    **SHARING_MESSAGES,
    errors.StoreNotFoundError: N_("There is no store in the folder {folder}."),
    errors.NotAStoreError: N_(
        "The folder {folder} holds other files. Choose an empty folder; nothing was changed."
    ),
    errors.StoreExistsError: N_(
        "There is a store in the folder {folder} already. Nothing was overwritten."
    ),
    errors.UnknownPersonError: N_(
        "It is not clear who wants to unlock the store: choose one of the people who can."
    ),
    errors.DamagedSlotError: N_(
        "This person’s key file is damaged, so no passphrase can open it. The interviews are safe: "
        "another person can unlock, or the Recovery sheet can."
    ),
    errors.DamagedFileError: N_(
        "The file {file} of the store is damaged. It was left as it is. Restore a backup, "
        "or ask your coordinator."
    ),
    errors.ForeignStoreError: N_(
        "This store belongs to another organisation than your key. Nothing was opened."
    ),
    errors.NewerStoreError: N_(
        "A newer version of the program made this store (format {found}; this program knows "
        "{known}). Update the program; the store was left as it is."
    ),
    errors.StoreInUseError: N_(
        "The program has this store open already, in another window or by another user."
    ),
    errors.PlainDatabaseError: N_(
        "The file {file} of the store is not encrypted, so it is not opened. "
        "Somebody may have put it there: ask your coordinator."
    ),
    errors.ChangedGrantError: N_(
        "The key for “{compartment}” is missing or was not signed by your organisation. "
        "Nothing was opened: ask your coordinator."
    ),
    errors.StoreSetBackError: N_(
        "The store is older than when you last locked it: an old copy may have been put back. "
        "Ask your coordinator before you go on."
    ),
    errors.WeakPassphraseError: N_(
        "This passphrase would be guessed soon. Use six or more words that do not belong together."
    ),
    errors.NotEnoughMemoryError: N_(
        "Unlocking needs {needed_mib} MiB of free memory, and this computer has less at the "
        "moment. Close other programs and try again."
    ),
    errors.DiskFullError: N_("The disk is full. What was saved is safe; make room, then go on."),
    errors.TextNotKeptError: N_(
        "This text was not kept: it is longer than a million letters, or holds something that is "
        "no letter. Make it shorter, or type it anew. Nothing else is lost."
    ),
    errors.FailingDiskError: N_(
        "The disk did not do what it was asked to with the file {file}. What was saved before is "
        "safe. Try once more; if it happens again, lock, and copy the store to another disk."
    ),
    errors.NothingToTranslateError: N_(
        "There is nothing to translate at “{path}”. Check the question, and write the translation."
    ),
    errors.NotAdoptedError: N_(
        "Nothing was adopted: “{place}” is not kept apart here, or the reason is empty."
    ),
    errors.BrokenLedgerError: N_(
        "The record does not prove to be whole: entry {seq} of chain {chain} fails the check "
        "“{rule}”. Nothing was changed; ask your coordinator."
    ),
    errors.UnknownInterviewError: N_("There is no interview “{named}” in this store."),
    errors.ClosedInterviewError: N_("The questions of this interview are finished."),
    errors.ConsentMissingError: N_("Nothing is kept before the person gives permission."),
    errors.UnreadableFormError: N_(
        "The file {file} is not a questionnaire that the program can read ({rule})."
    ),
    errors.UnknownFormError: N_("There is no form “{named}” in this store."),
    errors.NotAVersionError: N_(
        "An interview can only move to another version of its own form “{form_id}”, and “{other}” "
        "is a different form."
    ),
    errors.UnknownContactError: N_("No station of the name “{named}” is known here."),
    errors.UnreadableContactError: N_(
        "The contact card {file} is damaged, or its signature does not fit. Ask for it again."
    ),
    errors.UnverifiedContactError: N_(
        "The words of “{station}” were not compared yet. Call each other, compare them, and try "
        "again: a receipt is only worth something between stations that know each other."
    ),
    errors.RevokedContactError: N_(
        "The keys on this card of “{station}” were revoked here, so it is not believed. "
        "Ask the station for a card with new keys."
    ),
    errors.WrongWordsError: N_(
        "These are not the words of this card of “{station}”. Listen again; if they still differ, "
        "the card was changed on its way: do not use it."
    ),
    errors.UnknownBundleError: N_(
        "No bundle “{named}” was sealed here, or more than one begins like that."
    ),
    errors.NothingReceivedError: N_(
        "No bundle of “{station}” has come here, so there is nothing to give a receipt for."
    ),
    errors.RecordedElsewhereError: N_(
        "Only the station that recorded this interview can seal it. Ask it for a bundle of its own."
    ),
    errors.FileExistsAlreadyError: N_(
        "There is a file {file} already. It was not overwritten: choose another name."
    ),
    errors.UnwritableFolderError: N_("The folder {folder} cannot be written. Choose another one."),
    errors.UnreadableFileError: N_("The file {file} cannot be read."),
    errors.UnplayableSoundError: N_(
        "The recording {name} cannot be played on this computer. Recordings in WAV of at most "
        "20 MB can, where the system has a player."
    ),
    errors.TableTooLargeError: N_(
        "This export has more rows or columns than a sheet of a workbook holds. "
        "Choose a table of text instead, or fewer interviews."
    ),
    errors.CancelledError: N_("Stopped. Nothing was left behind."),
    errors.ChildFailedError: N_(
        "A part of the work (“{task}”) ended without a result. Nothing was changed; try again."
    ),
    errors.MissingExtraError: N_(
        "The part “{extra}” of the program is not installed here: it comes with intake[{extra}]."
    ),
}


def sentence(error: IntakeError, words: Words) -> str:
    """Return the sentence for an error."""
    special = _SPECIAL.get(type(error))
    if special is not None:
        return special(error, words)
    return words.gettext(_MESSAGES[type(error)], **vars(error))


def has_sentence(kind: type[IntakeError]) -> bool:
    """Tell whether an error has a sentence; a test asks it for every error."""
    return kind in _MESSAGES or kind in _SPECIAL


def _wrong_passphrase(error: IntakeError, words: Words) -> str:
    wait = error.wait_seconds if isinstance(error, errors.WrongPassphraseError) else 0
    if not wait:
        return words.gettext(
            "This is not the passphrase of the person chosen. Nothing is damaged: try again."
        )
    return words.ngettext(
        "This is not the passphrase of the person chosen. You can try again in {count} second.",
        "This is not the passphrase of the person chosen. You can try again in {count} seconds.",
        wait,
    )


def _wrong_sheet(error: IntakeError, words: Words) -> str:
    if isinstance(error, errors.WrongSheetError) and error.found:
        if error.found == "recovery":
            return words.gettext(
                "These are words of the Recovery sheet; the other sheet is needed."
            )
        return words.gettext(
            "These are words of the Organisation sheet; the other sheet is needed."
        )
    return words.gettext("These are not the words of the sheet. Check each word and its place.")


def _skips_missing(error: IntakeError, words: Words) -> str:
    count = len(error.paths) if isinstance(error, errors.SkipReasonMissingError) else 0
    return words.ngettext(
        "{count} question has neither an answer nor a reason for having none.",
        "{count} questions have neither an answer nor a reason for having none.",
        count,
    )


def _form_refused(error: IntakeError, words: Words) -> str:
    count = error.errors if isinstance(error, errors.FormRefusedError) else 0
    return words.ngettext(
        "The form was not added: its report lists {count} error.",
        "The form was not added: its report lists {count} errors.",
        count,
    )


def _incompatible(error: IntakeError, words: Words) -> str:
    if not isinstance(error, errors.IncompatibleFormVersionError):
        raise TypeError(type(error))
    return words.gettext(
        "This is no version of the form “{form_id}” in this store: the questions {paths} have "
        "another type. Give a question a new name when its type changes.",
        form_id=error.form_id,
        paths=", ".join(error.paths[:MOST_PATHS]) + (" …" if len(error.paths) > MOST_PATHS else ""),
    )


def _answers_lost(error: IntakeError, words: Words) -> str:
    count = error.answers if isinstance(error, errors.AnswersWouldBeLostError) else 0
    return words.ngettext(
        "The other version has no place for {count} answer. Nothing was changed: look at what "
        "would be lost, and accept it if that is right.",
        "The other version has no place for {count} answers. Nothing was changed: look at what "
        "would be lost, and accept it if that is right.",
        count,
    )


def _bundle_refused(error: IntakeError, words: Words) -> str:
    if not isinstance(error, errors.BundleRefusedError):
        raise TypeError(type(error))
    reason = words.gettext(BUNDLE_FAULTS[error.fault])
    return words.gettext(
        "The bundle was refused whole, and nothing of it was kept. {reason}", reason=reason
    )


def _attachment_refused(error: IntakeError, words: Words) -> str:
    if not isinstance(error, errors.AttachmentRefusedError):
        raise TypeError(type(error))
    most = size_text(error.most, words.language)
    return words.gettext(ATTACH_FAULTS[error.fault], size=most)


_SPECIAL: Mapping[type[IntakeError], Callable[[IntakeError, Words], str]] = {
    **PEOPLE_SPECIAL,
    **DAY_SPECIAL,
    **BACKUP_SPECIAL,
    **CONFLICT_SPECIAL,
    **RETENTION_SPECIAL,
    **ERASING_SPECIAL,
    **SHARING_SPECIAL,
    **FIGURES_SPECIAL,
    **DRAW_SPECIAL,
    **CHRONOLOGY_SPECIAL,
    errors.WrongPassphraseError: _wrong_passphrase,
    errors.WrongSheetError: _wrong_sheet,
    errors.SkipReasonMissingError: _skips_missing,
    errors.FormRefusedError: _form_refused,
    errors.IncompatibleFormVersionError: _incompatible,
    errors.AnswersWouldBeLostError: _answers_lost,
    errors.BundleRefusedError: _bundle_refused,
    errors.AttachmentRefusedError: _attachment_refused,
}
