"""The sentences for what goes wrong with backups."""

from collections.abc import Callable, Mapping
from typing import Final

from intake.domain.errors import BackupFault, BackupRefusedError, BackupRoomError, IntakeError
from intake.i18n import N_, Words
from intake.i18n.formats import size_text

_FAULTS: Final[Mapping[BackupFault, str]] = {
    BackupFault.NOT_A_BACKUP: N_(
        "There is no whole backup in this folder. One that was cut short is not used."
    ),
    BackupFault.NEWER: N_(
        "A newer version of the program made this backup. Update the program; the backup was "
        "left as it is."
    ),
    BackupFault.FOREIGN: N_(
        "This backup is of another store or of another organisation. Nothing was taken from it."
    ),
    BackupFault.SLOT: N_(
        "There are keys of a person in this backup ({file}). The program never puts any there, so "
        "it is not used: ask where this copy has been."
    ),
    BackupFault.EXTRA: N_(
        "There is a file in this backup that does not belong there ({file}). It is not used."
    ),
    BackupFault.CUT: N_("The file {file} of this backup is missing or cut short. Use another one."),
    BackupFault.CHANGED: N_(
        "The file {file} of this backup is not what was written: it is damaged, or somebody "
        "changed it. Use another one."
    ),
    BackupFault.UNSIGNED: N_(
        "Nobody of this organisation has signed this backup. Nothing was taken from it."
    ),
    BackupFault.HEADS: N_(
        "The records in the file {file} of this backup do not end where its list says. It is not "
        "used."
    ),
    BackupFault.MEDIA: N_(
        "An attachment in this backup cannot be read whole ({file}). The records themselves fit."
    ),
    BackupFault.KEY: N_(
        "This backup was made under a key that is not here. A coordinator with their passphrase, "
        "or the Recovery sheet, opens it."
    ),
}


def _refused(error: IntakeError, words: Words) -> str:
    if not isinstance(error, BackupRefusedError):
        raise TypeError(type(error))
    return words.gettext(_FAULTS[error.fault], file=error.file)


def _room(error: IntakeError, words: Words) -> str:
    if not isinstance(error, BackupRoomError):
        raise TypeError(type(error))
    return words.gettext(
        N_(
            "There is not enough room in {folder}: a backup needs {needed}, and {free} is free. "
            "Nothing was left there. Make room, or take another stick."
        ),
        folder=error.folder,
        needed=size_text(error.needed, words.language),
        free=size_text(error.free, words.language),
    )


BACKUP_SPECIAL: Final[Mapping[type[IntakeError], Callable[[IntakeError, Words], str]]] = {
    BackupRefusedError: _refused,
    BackupRoomError: _room,
}
